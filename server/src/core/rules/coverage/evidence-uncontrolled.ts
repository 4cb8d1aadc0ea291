import {isReached} from '../../coverage/outcome.ts';
import {shortened} from '../../coverage/wording.ts';
import {isUncontrolled} from '../../workspace/state.ts';
import {headSpan} from '../support/controlled.ts';
import {derived} from '../../workspace/derived.ts';
import {tellingOf} from '../support/aim.ts';
import {workspaceRule} from '../rule.ts';
import {byCodeUnit} from '../../text/order.ts';

export default workspaceRule({
	meta: {
		id: 'evidence-uncontrolled',
		aliases: ['COV011'],
		family: 'coverage',
		severity: 'warning',
		summary: 'A page that nobody controls is all that shows an expected outcome.',
		why: 'Without id, owner and status nobody knows whether the page is valid; an auditor does not accept it as the way of working.',
		remedy:
			'Give the page front matter with id, kind, owner and status, or move its content to a document that has them.',
		messages: {
			uncontrolled: '{file} has no id, kind, owner or status, and no controlled document shows {criteria}.',
			habit:
				'{plain} of {count} pages have no id, kind, owner or status, and {pages} of them are all that shows some criteria; {file} comes first, with {criteria}.',
		},
	},
	check({snapshot, coverage}, report) {
		if (tellingOf(snapshot, coverage) !== 'each') return;
		const shown = new Map<string, string[]>();
		for (const {criteria} of coverage) {
			for (const each of criteria.values()) {
				const {criterion, places, flags} = each;
				// Where a controlled document says it too, the page takes nothing away.
				if (!isReached(each) || !flags.includes('uncontrolled')) continue;
				const [best] = places;
				if (best && snapshot.documents.has(best.path))
					shown.set(best.path, [...(shown.get(best.path) ?? []), criterion.id]);
			}
		}
		// Where most of the QMS is kept as plain pages that is one decision, and is said once.
		const {plain, count} = plainPages(snapshot);
		// Without a configuration nobody has said that pages have to be controlled.
		if (snapshot.config.path === undefined && plain * 2 > count) return;
		if (shown.size > most && plain * 2 > count) {
			const [[first, ids] = ['', []]] = [...shown].sort((a, b) => b[1].length - a[1].length || byCodeUnit(a[0], b[0]));
			const document = snapshot.documents.get(first)?.document;
			if (document)
				report({
					message: 'habit',
					values: {plain, count, pages: shown.size, file: first, criteria: shortened(ids, 3)},
					path: first,
					span: headSpan(document),
					key: 'habit',
					about: 'system',
					severity: 'information',
				});
			return;
		}
		for (const [path, ids] of shown) {
			const document = snapshot.documents.get(path)?.document;
			if (document)
				report({
					message: 'uncontrolled',
					values: {file: path, criteria: shortened(ids, 3)},
					path,
					span: headSpan(document),
					key: 'uncontrolled',
				});
		}
	},
});

/** How many documents of the QMS there are, and how many nobody controls. */
const plainPages = derived<'plain' | 'controlled', {readonly plain: number; readonly count: number}>({
	part: ({document}) =>
		document.qms && !document.template ? (isUncontrolled(document) ? 'plain' : 'controlled') : undefined,
	combine: parts => ({plain: [...parts.values()].filter(part => part === 'plain').length, count: parts.size}),
});

/** More pages than these are told together. */
const most = 3;
