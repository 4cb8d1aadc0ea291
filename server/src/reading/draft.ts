import {isTextFile} from '../core/text/fileTypes.ts';
import {allRules} from '../core/rules/index.ts';
import type {Qms} from '../core/service.ts';
import {positionAt} from '../core/text/lines.ts';
import {Refused} from './refused.ts';
import {heads} from './schemas.ts';

/** What a draft would show and what would be found in it; the state of the root is the same afterwards. */
export function draftOf(qms: Qms, path: string, text: string) {
	if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path) || !isTextFile(path))
		throw new Refused(
			`${path} is no path of a document.`,
			'Name a Markdown or YAML file relative to the root, such as procedures/PRO-010.md.',
		);
	const before = qms.text(path);
	const unreadable = qms.snapshot.unreadable.get(path);
	const states = statesByCriterion(qms);
	qms.apply({set: [{path, text}]});
	try {
		const document = qms.snapshot.documents.get(path)?.document;
		const remedies = new Map(allRules.map(({meta}) => [meta.id, meta.remedy]));
		const lineOf = (at: number): number => positionAt(qms.lineStarts(path), at).line + 1;
		const places = document ? qms.coverage().flatMap(({documents}) => [...(documents.get(path) ?? [])]) : [];
		return {
			...heads,
			findings: qms.findingsOf(path).map(({rule, severity, span, message}) => ({
				rule,
				severity,
				line: lineOf(span.start),
				message,
				remedy: remedies.get(rule) ?? '',
			})),
			criteria: places.flatMap(([id, list]) =>
				list.flatMap(({section, evidence}) =>
					evidence === undefined || evidence.answer === 'none'
						? []
						: [
								{
									id,
									answer: evidence.answer,
									line: lineOf(evidence.span.start),
									section: document?.sections[section]?.heading ?? '',
								},
							],
				),
			),
			changes: [...statesByCriterion(qms)].flatMap(([id, after]) => {
				const old = states.get(id) ?? '';
				return old === after ? [] : [{id, before: old, after}];
			}),
		};
	} finally {
		if (before !== undefined) qms.apply({set: [{path, text: before}]});
		else if (unreadable !== undefined) qms.apply({unreadable: [{path, ...unreadable}]});
		else qms.apply({removed: [path]});
	}
}

function statesByCriterion(qms: Qms): ReadonlyMap<string, string> {
	return new Map(qms.coverage().flatMap(({criteria}) => [...criteria].map(([id, {state}]) => [id, state] as const)));
}
