import type {CriterionCoverage} from '../../coverage/coverage.ts';
import type {RiskFlag} from '../../workspace/state.ts';
import {has} from '../../coverage/outcome.ts';
import {documentName, flagName, listed} from '../../coverage/wording.ts';
import {headSpan} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

// What the state of a single document says; missing fields of control data have rules of their own.
const risks: readonly RiskFlag[] = ['review-overdue', 'changed-after-approval'];

export default workspaceRule({
	meta: {
		id: 'outcome-at-risk',
		aliases: ['COV012'],
		family: 'coverage',
		severity: 'information',
		summary:
			'The only evidence for a mandatory criterion stands in a document that is overdue for review or changed after its approval.',
		why: 'The outcome is covered today and open as soon as somebody doubts that the document is still valid.',
		remedy: 'Review the document and approve it again.',
		messages: {risk: '{outcomes} {rest} on {document}, which is {reason}.'},
	},
	check({snapshot, coverage}, report) {
		const resting = new Map<string, {readonly path: string; readonly flag: RiskFlag; readonly outcomes: Set<string>}>();
		const restsOn = ({places, flags}: CriterionCoverage, outcome: string): void => {
			const path = places[0]?.path;
			for (const flag of risks) {
				if (path === undefined || !flags.includes(flag)) continue;
				const key = `${path} ${flag}`;
				const known = resting.get(key) ?? {path, flag, outcomes: new Set()};
				resting.set(key, known);
				known.outcomes.add(outcome);
			}
		};
		for (const {outcomes} of coverage)
			for (const {outcome, criteria} of outcomes)
				for (const each of criteria) if (each.level === 'mandatory' && has(each)) restsOn(each, outcome.qualified);
		for (const {path, flag, outcomes} of resting.values()) {
			const document = snapshot.documents.get(path)?.document;
			if (!document) continue;
			const {reviewNext, approved} = document.metadata;
			report({
				message: 'risk',
				values: {
					outcomes: listed([...outcomes]),
					rest: outcomes.size > 1 ? 'rest' : 'rests',
					document: documentName(document),
					reason: flagName(flag),
				},
				path,
				span: (flag === 'review-overdue' ? reviewNext?.span : approved?.span) ?? headSpan(document),
				key: flag,
			});
		}
	},
});
