import {listed, shortened, sectionName} from '../../coverage/wording.ts';
import {push} from '../../workspace/index.ts';
import {type PlacedReading, readingsOf} from '../../workspace/readings.ts';
import {removalOf} from '../support/readings.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'reading-stale',
		aliases: [],
		family: 'coverage',
		severity: 'information',
		summary: 'A section has changed since somebody read it.',
		why: 'A reading holds for the words that were read. What was changed since may say something else, so the engine alone judges it until somebody has read it again.',
		remedy: 'Read the section again: `qms-lens read --stale`.',
		messages: {stale: '{section} has changed since {readers} read it for {criteria}, so the reading does not count.'},
	},
	reads: snapshot => [readingsOf(snapshot)],
	check({snapshot}, report) {
		for (const [path, readings] of readingsOf(snapshot).byPath) {
			const document = snapshot.documents.get(path)?.document;
			const stale = new Map<number, PlacedReading[]>();
			for (const each of readings) if (each.found.state === 'stale') push(stale, each.found.at.section, each);
			// A reading of the same words that are there now settles it.
			const fresh = new Set(
				readings.flatMap(({found, reading}) =>
					found.state === 'fresh' || found.state === 'moved' ? [`${found.at.section} ${reading.criterion}`] : [],
				),
			);
			for (const [section, all] of stale) {
				const left = all.filter(({reading}) => !fresh.has(`${section} ${reading.criterion}`));
				const own = document?.sections[section];
				if (!document || !own || left.length === 0) continue;
				report({
					message: 'stale',
					values: {
						section: capitalised(sectionName(document, section)),
						readers: listed([...new Set(left.map(({reading}) => `${reading.by} (${reading.on})`))]),
						criteria: shortened([...new Set(left.map(({reading}) => reading.criterion))], 3),
					},
					path,
					span:
						own.headingSpan.end > own.headingSpan.start
							? own.headingSpan
							: {start: 0, end: Math.min(1, document.length)},
					key: 'stale',
					related: left.map(({file, span}) => ({path: file, span, message: 'The reading'})),
					fixes: [removalOf(left, left.length === 1 ? 'Remove the stale reading' : 'Remove the stale readings')],
				});
			}
		}
	},
});

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
