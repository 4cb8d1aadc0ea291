import {idsOf, nearestId} from '../core/catalog/ids.ts';
import {sectionOf} from '../core/readings/locate.ts';
import {allRules} from '../core/rules/index.ts';
import {nearest} from '../core/text/nearest.ts';
import {positionAt} from '../core/text/lines.ts';
import type {Qms} from '../core/service.ts';
import {idExplanation, linesOf, placeExplanation, ruleExplanation} from '../report/explanation.ts';
import type {Result} from '../report/result.ts';
import {Refused} from './refused.ts';

const layout = {width: 100, color: false} as const;

/**
 * Why something of one system stands as it does, as lines of text: an outcome, a criterion, a rule, or a place as the tools
 * tell it (`path`, `path:line`, `path#slug`, relative to the root). `result` is called where it is needed alone: it is worked out
 * of the whole system. Throws a `Refused` for what the system does not hold.
 */
export function explainedIn(qms: Qms, target: string, result: () => Result): string {
	const wanted = target.trim();
	const place = placeOf(qms, wanted);
	const explanation = place
		? placeExplanation(place.path, place.line, result())
		: (ruleExplanation(wanted) ?? idExplanation(wanted, qms, result()));
	if (explanation) return explanation.text(layout);
	const near =
		nearestId(qms.snapshot.catalogs, wanted) ??
		nearest(wanted, [...allRules.map(({meta}) => meta.id), ...qms.snapshot.documents.keys()]);
	const [example = 'EO-9.cause'] = qms.snapshot.catalogs.flatMap(idsOf);
	throw new Refused(
		`${target} is neither an outcome, a criterion, a rule nor a place of this system.`,
		near === undefined
			? `Write an id such as ${example}, a rule such as outcome-gap, or a place with its path as the tool documents tells it.`
			: `Did you mean ${near}?`,
	);
}

/** The forms of a place. A path may itself hold `#` or end in a number, so the whole is taken for one first. */
const placeForms = [/^(?<path>.+)$/, /^(?<path>.+?):(?<line>\d+)(?::\d+)?$/, /^(?<path>.+)#(?<slug>[^#]*)$/];

/** The place that somebody names; undefined for what is none. Throws a `Refused` for a line or an anchor that is not there. */
function placeOf(qms: Qms, written: string): {readonly path: string; readonly line: number} | undefined {
	const target = written.replace(/^\.\//, '');
	const found = placeForms
		.map((form): Readonly<Record<string, string | undefined>> => form.exec(target)?.groups ?? {})
		.find(({path = ''}) => qms.snapshot.documents.has(path));
	const {path = '', line, slug} = found ?? {};
	const document = qms.snapshot.documents.get(path)?.document;
	const lines = linesOf(qms, path);
	if (!document || lines === undefined) return undefined;
	if (slug !== undefined) {
		const section = document.sections[sectionOf(document, slug) ?? -1];
		if (section) return {path, line: positionAt(document.lineStarts, section.span.start).line + 1};
		throw new Refused(
			`${path} has no section #${slug}.`,
			'Take the anchor (`slug`) from documents, next_questions or find_text.',
		);
	}
	const number = Number(line ?? 1);
	if (number >= 1 && number <= lines) return {path, line: number};
	throw new Refused(
		`${path} has no line ${number}.`,
		`It has ${lines === 1 ? 'one line' : `${lines} lines`}; lines count from 1.`,
	);
}
