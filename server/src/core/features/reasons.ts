import type {Filling} from './filling.ts';
import {plainOf} from '../catalog/places.ts';
import {loadConfig} from '../config/load.ts';
import {topKey} from '../config/normalise.ts';
import {declarationsOf} from '../coverage/applicability.ts';
import {contradictionsOf} from '../coverage/contradictions.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {TextEdit} from '../text/span.ts';
import {matches} from '../text/globs.ts';
import {severityFor} from '../workspace/settings.ts';
import {directiveEdits} from './actions.ts';
import {difference} from './difference.ts';
import {type FeatureContext, sectionAt} from './context.ts';
import {byCount} from './frequent.ts';
import {withItem, withValue} from './yamlEdit.ts';

/**
 * Silences a rule for the section at an offset; in files that hold no directives, for the file in `qms.yaml`. The reason
 * is what an auditor reads.
 */
export function silenceEdits(
	context: FeatureContext,
	path: string,
	offset: number,
	rule: string,
	reason: string,
): readonly TextEdit[] {
	const document = context.snapshot.documents.get(path)?.document;
	if (document?.format === 'markdown')
		return directiveEdits(context, path, sectionAt(document, offset), `ignore ${rule} because="${quotable(reason)}"`);
	return exceptionEdits(context, path, rule, reason);
}

/** A reason as it may stand between quotes in a comment. */
function quotable(reason: string): string {
	return reason
		.replaceAll('"', "'")
		.replaceAll('--', '–')
		.replace(/[\r\n]+/g, ' ');
}

/**
 * Switches a rule off for one path under `rules` of `qms.yaml`, with the reason beside it, so that reasons given for other
 * files stay. None where that file does not parse, or where the rule would go on all the same.
 */
function exceptionEdits(context: FeatureContext, path: string, rule: string, reason: string): readonly TextEdit[] {
	const {configPath} = context.snapshot;
	const text = context.text(configPath) ?? '';
	const {key: rules, value} = settingOf(text, 'rules');
	const given = record(value)[rule];
	const paths = record(record(given)['paths']);
	const glob = matches(path, path) ? path : path.replaceAll(/[\\()[\]{}!*+?@|]/g, '\\$&');
	const before = record(paths[glob])['because'];
	const exception = {
		severity: 'off',
		because: typeof before === 'string' && before !== reason ? `${before} ${reason}` : reason,
	};
	// A severity alone becomes the severity of a rule that has exceptions; an earlier setting for the file keeps its options.
	const after =
		typeof given === 'string'
			? withValue(text, [rules, rule], {severity: given, paths: {[glob]: exception}})
			: typeof paths[glob] === 'object'
				? Object.entries(exception).reduce<string | undefined>(
						(now, [name, said]) => now && withValue(now, [rules, rule, 'paths', glob, name], said),
						text,
					)
				: withValue(text, [rules, rule, 'paths', glob], exception);
	return after === undefined || severityFor(rule, path, loadConfig(after, configPath)) !== 'off'
		? []
		: [difference(configPath, text, after)];
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
	value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** A setting of the top level as `qms.yaml` has it: the key as the file writes it, and the value. */
function settingOf(text: string, name: string): {readonly key: string; readonly value: unknown} {
	const [root] = parseYaml(text).documents;
	const entry = root?.kind === 'map' ? root.entries.find(each => topKey(each.key) === name) : undefined;
	return entry === undefined ? {key: name, value: undefined} : {key: entry.key, value: plainOf(entry.value)};
}

/** True for a topic that may be set aside: not declared yet, and no document describes how it is done. */
export function isExcludable(context: FeatureContext, topic: string): boolean {
	if (context.snapshot.config.notApplicable.some(declared => declared.topic === topic)) return false;
	return context.coverage().some(coverage => {
		const known = coverage.catalog.applicability.find(({name}) => name === topic);
		return known !== undefined && contradictionsOf(known, coverage).length === 0;
	});
}

/** Who approves what does not apply: the role that is the top, else who approves most documents; empty where nobody is known. */
export function approverOf({snapshot}: FeatureContext): string {
	const top = snapshot.config.roles.find(role => role.top)?.id;
	if (top !== undefined) return `role:${top}`;
	return (
		byCount([...snapshot.documents.values()].flatMap(({document}) => document.metadata.approver?.raw ?? []))[0] ?? ''
	);
}

/** Declares an applicability topic as not applicable in `qms.yaml`, with a reason; makes the file where there is none. */
export function notApplicableEdits(
	context: FeatureContext,
	topic: string,
	reason: string,
	approver = approverOf(context),
): readonly TextEdit[] {
	const {configPath, catalogs, today} = context.snapshot;
	const clause = catalogs.flatMap(({applicability}) => applicability).find(({name}) => name === topic)?.clause;
	const details = {...(clause === undefined ? {} : {clause}), justification: reason, approver, date: today};
	const text = context.text(configPath) ?? '';
	const {key, value} = settingOf(text, 'notApplicable');
	// Declarations are a list, or a mapping by topic; the new one is written as the others are.
	const byTopic = Object.keys(record(value)).length > 0;
	const after = byTopic ? withValue(text, [key, topic], details) : withItem(text, [key], {topic, ...details});
	if (after === undefined || !loadConfig(after, configPath).notApplicable.some(declared => declared.topic === topic))
		return [];
	return [difference(configPath, text, after)];
}

/** Too few words to count as a reason. */
const prompt = '[Say why nothing is affected]';

/**
 * The keys that a declaration in `qms.yaml` lacks for its topic to be set aside: a role that approves it, a justification
 * that a person writes.
 */
export function declarationFillings(context: FeatureContext, topic: string): readonly Filling[] {
	const {config, configPath, catalogs} = context.snapshot;
	const text = context.text(configPath) ?? '';
	const {key, value} = settingOf(text, 'notApplicable');
	const declared = catalogs
		.flatMap(catalog => declarationsOf(config, catalog))
		.find(each => each.topic?.name === topic && each.problems.length > 0)?.source;
	if (declared === undefined) return [];
	const name = Array.isArray(value)
		? String(config.notApplicable.indexOf(declared))
		: Object.keys(record(value)).find(each => each === topic || each === declared.clause);
	if (name === undefined) return [];
	const at = [key, name];
	const given = record((value as Readonly<Record<string, unknown>>)[name]);
	const add = (title: string, inner: string, written: string) => {
		const after = withValue(text, [...at, inner], written);
		return after === undefined ? [] : [{title, edits: [difference(configPath, text, after)]}];
	};
	const approver = approverOf(context);
	return [
		...(declared.approver.trim() === '' && approver !== ''
			? add(`Add approver: ${approver}`, 'approver', approver)
			: []),
		...('justification' in given ? [] : add('Add justification', 'justification', prompt)),
	];
}
