import {strictest, witnessOf} from '../../coverage/testimony.ts';
import {listed, sectionName} from '../../coverage/wording.ts';
import {readingsOf} from '../../workspace/readings.ts';
import {removalOf} from '../support/readings.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'readings-disagree',
		aliases: [],
		family: 'coverage',
		severity: 'warning',
		summary: 'Two readers judge the same place differently.',
		why: 'An auditor who is shown two answers takes neither. Until they agree the stricter one counts.',
		remedy: 'Let one of them read it again (`qms-lens read --stale`), or remove the reading that is wrong.',
		messages: {
			disagree: '{section} is read differently for {criterion}: {readings}. {counts} counts until they agree.',
		},
	},
	reads: snapshot => [readingsOf(snapshot)],
	check({snapshot, config}, report) {
		const all = readingsOf(snapshot);
		for (const [path, readings] of all.byPath) {
			const document = snapshot.documents.get(path)?.document;
			const witness = document && witnessOf(document, all, config);
			if (!document || !witness) continue;
			const told = new Set<string>();
			for (const {reading, found} of readings) {
				if (found.state === 'gone') continue;
				const {section} = found.at;
				const testimony = witness.at(reading.criterion, found.at);
				const own = document.sections[section];
				const key = `${own?.slug ?? ''} ${reading.criterion}`;
				if (!testimony?.disputed || told.has(key) || !own) continue;
				told.add(key);
				const {counting} = testimony;
				report({
					message: 'disagree',
					values: {
						section: section === 0 ? 'The beginning of the document' : sectionName(document, section),
						criterion: reading.criterion,
						readings: listed(counting.map(({reading: {by, on, shows}}) => `${shows} by ${by} (${on})`)),
						counts: `"${strictest(counting)?.reading.shows ?? ''}"`,
					},
					path,
					span:
						own.headingSpan.end > own.headingSpan.start
							? own.headingSpan
							: {start: 0, end: Math.min(1, document.length)},
					key: reading.criterion,
					criterion: reading.criterion,
					related: counting.map(({file, span, reading: {by}}) => ({path: file, span, message: `The reading of ${by}`})),
					fixes: counting.map(each =>
						removalOf(
							counting.filter(({reading: {shows}}) => shows !== each.reading.shows),
							`Keep "${each.reading.shows}" by ${each.reading.by} and remove what differs`,
						),
					),
				});
			}
		}
	},
});
