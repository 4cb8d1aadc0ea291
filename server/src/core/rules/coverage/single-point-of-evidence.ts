import {overviewOf} from '../../workspace/overview.ts';
import {documentName, listed} from '../../coverage/wording.ts';
import {headSpan} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'single-point-of-evidence',
		aliases: ['COV013'],
		family: 'coverage',
		severity: 'information',
		summary: 'Several outcomes are shown by one document alone.',
		why: 'When that document is withdrawn or out of date, all of them are open at once; and one document rarely says how each process works.',
		remedy: 'Describe the practice where it happens, in processes and procedures, and refer to them.',
		messages: {single: 'All the evidence for {outcomes} is in {document} alone.'},
		options: {outcomes: {description: 'From how many outcomes on a document is reported.', default: 4}},
	},
	check({snapshot, coverage, options}, report) {
		const alone = new Map<string, string[]>();
		for (const {outcomes} of coverage) {
			for (const {outcome, criteria, flags} of outcomes) {
				if (!flags.includes('single-point')) continue;
				const path = criteria.find(({places}) => places.length > 0)?.places[0]?.path;
				if (path !== undefined) alone.set(path, [...(alone.get(path) ?? []), outcome.qualified]);
			}
		}
		const documents = overviewOf(snapshot).count;
		const least = typeof options['outcomes'] === 'number' ? options['outcomes'] : 4;
		for (const [path, outcomes] of alone) {
			const document = snapshot.documents.get(path)?.document;
			if (!document || outcomes.length < least || documents < 2) continue;
			report({
				message: 'single',
				values: {outcomes: listed(outcomes), document: documentName(document)},
				path,
				span: headSpan(document),
				key: 'single',
			});
		}
	},
});
