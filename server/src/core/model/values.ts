import {type DocumentKind, documentKinds, type DocumentStatus, documentStatuses} from './document.ts';
import {foldText} from '../text/fold.ts';
import {words} from './words.ts';

const statusNames: Readonly<Record<DocumentStatus, readonly string[]>> = words.values.statuses;

const statuses = lookup(statusNames);

/** The status that a value means; a number or remark after it is passed over (`Approved (v2)`, `Effective since 2024`). */
export function statusNamed(value: string): DocumentStatus | undefined {
	const folded = foldText(value.replace(/\([^()]*\)/g, ' '));
	const whole = statuses.get(folded);
	if (whole) return whole;
	const words = folded.split(' ');
	for (let length = Math.min(4, words.length); length > 0; length--) {
		const rest = words[length];
		const found = statuses.get(words.slice(0, length).join(' '));
		if (
			found &&
			rest !== undefined &&
			/^(?:\d|v\d|on|since|from|by|am|seit|durch|von|el|desde|por|le|depuis|par|version|rev)/.test(rest)
		)
			return found;
	}
	return undefined;
}

// States of a task, a case or a project, which say nothing of whether a document is in force.
const otherStates =
	/^(?:open|opened|offen|abiert[oa]|ouverte?|todo|to do|backlog|blocked|blockiert|bloquead[oa]|bloque|on hold|paused|done|finished|complete|completed|erledigt|fertig|abgeschlossen|hecho|terminad[oa]|completad[oa]|termine|fini|fait|closed|geschlossen|cerrad[oa]|ferme|resolved|gelost|resuelt[oa]|resolu|pending|ausstehend|pendiente|en attente|passed|failed|ok|nok|pass|fail|ongoing|laufend|en curso|started|not started|cancelled|abgebrochen|cancelad[oa]|annule|experimental|beta|alpha|stable|maintained|unmaintained)$/;
const longestStatus = 4;

/** True for a value that could be the state of a document: a few words, and no number, code or state of a task. */
export function isStatusWord(raw: string): boolean {
	const folded = foldText(raw);
	const words = folded.split(' ');
	return (
		folded !== '' &&
		words.length <= longestStatus &&
		!/\d{3}|[/|→>{}[\]<]/u.test(raw) &&
		!otherStates.test(folded.replace(/ (?:seit|since|desde|depuis|am|on) .*$/, ''))
	);
}

/** Values to choose from, for suggestions. */
export const statusNamesKnown: readonly string[] = [...documentStatuses];
export const kindNamesKnown: readonly string[] = documentKinds.filter(kind => kind !== 'unknown');

const kindNames: Readonly<Record<Exclude<DocumentKind, 'unknown'>, readonly string[]>> = words.values.kinds;

const kinds = lookup(kindNames);

/** The kind that a value of `kind` or `type` means. */
export function kindNamed(value: string): DocumentKind | undefined {
	const folded = foldText(value);
	return folded === 'unknown' ? 'unknown' : kinds.get(folded);
}

function lookup<T extends string>(names: Readonly<Record<T, readonly string[]>>): Map<string, T> {
	const found = new Map<string, T>();
	for (const [value, aliases] of Object.entries(names) as [T, readonly string[]][]) {
		for (const alias of [value, ...aliases]) {
			const folded = foldText(alias);
			if (!found.has(folded)) found.set(folded, value);
		}
	}
	return found;
}

const unset = new Set(['', ...words.values.unset]);

/** Empty, a dash, TBD, a date pattern or a template's prompt: the value says nothing. */
export function isUnset(raw: string): boolean {
	const text = raw.trim();
	if (text.length > 120) return false;
	if (/^(?:\[[^\]]*\]|<[^>]*>|\{\{?[^}]*\}?\}|\$\{[^}]*\}|_{2,}|\.{3,}|…|[-–—?*\s/]*)$/u.test(text)) return true;
	if (/^(?:[ymdjat]{1,4}[-/. ]){2}[ymdjat]{1,4}$/iu.test(text) && !/\d/.test(text)) return true;
	const folded = foldText(text);
	return unset.has(folded) || /^x[xy]* ?(?:x[xy]*)*$/.test(folded);
}
