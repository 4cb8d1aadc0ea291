import {meaningOf, nearestId} from '../../catalog/ids.ts';
import type {Catalog} from '../../catalog/catalog.ts';
import {placeName, type Reading} from '../../readings/reading.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {type PlacedReading, readingsOf, type Written} from '../../workspace/readings.ts';
import type {Report} from '../rule.ts';
import {removalOf} from '../support/readings.ts';
import {workspaceRule} from '../rule.ts';

type Message = 'problem' | 'criterion' | 'future' | 'gone' | 'document' | 'moved';

export default workspaceRule<Message>({
	meta: {
		id: 'reading-invalid',
		aliases: [],
		family: 'configuration',
		severity: 'warning',
		summary: 'A line of the readings file does not count, or not as it is written.',
		why: 'A reading that is not understood, or whose place is gone, looks like an answer and is none.',
		remedy:
			'Correct the line at the place named, or remove it; `qms-lens read --tidy` names places anew that have moved.',
		messages: {
			problem: '{message}',
			criterion: '{id} is no criterion of {catalogs}, so the reading does not count.{suggestion}',
			future: '{on} is still to come, so the reading does not count.',
			gone: '{place} is there no more and its words stand nowhere else, so the reading does not count.',
			document: '{path} is no document of the system, so that it was read counts for nothing.',
			moved: 'What was read at {from} stands at {to} now. The reading counts there.',
		},
	},
	reads: snapshot => [
		snapshot.readings,
		readingsOf(snapshot),
		snapshot.catalogs,
		[...readingsOf(snapshot).complete.keys()].filter(path => isDocument(path, snapshot)).join('\n'),
	],
	check({snapshot, catalogs}, report) {
		for (const {path, problems} of snapshot.readings.values()) {
			const isConflict = problems.some(({kind}) => kind === 'conflict');
			for (const {kind, span, message, remedy, suggestion, ofYaml} of problems) {
				report({
					message: 'problem',
					values: {message: `${message} ${remedy}`},
					path,
					span,
					key: `${kind} ${message}`,
					...(ofYaml && {ofYaml}),
					...(suggestion === undefined
						? {}
						: {
								fixes: [
									{kind: 'replace-span', title: `Change to ${suggestion}`, arguments: {to: suggestion}, safe: false},
								],
							}),
					...(kind === 'duplicate' && !isConflict ? {fixes: [tidy]} : {}),
				});
			}
		}
		const readings = readingsOf(snapshot);
		const placed = [...readings.byPath.values()].flat();
		const rest: readonly Written[] = [...readings.absent.values(), ...readings.complete.values()].flat();
		for (const each of [...placed, ...readings.gone, ...rest]) reportCriterion(each, catalogs, report);
		for (const each of readings.future)
			report({
				...placeOf(each),
				message: 'future',
				values: {on: each.reading.on},
				key: `future ${keyOf(each.reading)}`,
			});
		for (const each of readings.gone)
			report({
				...placeOf(each),
				message: 'gone',
				values: {place: placeName(each.reading)},
				key: `gone ${keyOf(each.reading)}`,
				fixes: [removalOf([each], 'Remove the reading')],
			});
		for (const each of placed) reportMove(each, snapshot, report);
		for (const [path, all] of readings.complete) {
			if (isDocument(path, snapshot)) continue;
			for (const each of all)
				report({
					...placeOf(each),
					message: 'document',
					values: {path},
					key: `document ${keyOf(each.reading)}`,
					fixes: [removalOf([each], 'Remove the reading')],
				});
		}
	},
});

const isDocument = (path: string, {documents}: Snapshot): boolean => documents.get(path)?.document.qms === true;

const tidy = {kind: 'tidy-readings', title: 'Tidy the readings', arguments: {}, safe: true} as const;

type Reporter = (finding: Report<Message>) => void;

const placeOf = ({file, span}: Written) => ({path: file, span});

function keyOf(reading: Reading): string {
	const what = reading.kind === 'place' ? placeName(reading) : reading.kind === 'document' ? reading.path : '';
	return [what, reading.kind === 'document' ? '' : reading.criterion, reading.by].filter(part => part !== '').join(' ');
}

function reportCriterion(written: Written, catalogs: readonly Catalog[], report: Reporter): void {
	const {reading} = written;
	if (reading.kind === 'document' || catalogs.length === 0) return;
	const {criterion: id} = reading;
	if (catalogs.some(catalog => meaningOf(catalog, id)?.explicit)) return;
	const near = nearestId(catalogs, id);
	report({
		...placeOf(written),
		message: 'criterion',
		values: {
			id,
			catalogs: catalogs.map(catalog => catalog.id).join(' or '),
			suggestion: near === undefined ? '' : ` Did you mean ${near}?`,
		},
		key: `criterion ${keyOf(reading)}`,
		...(near === undefined
			? {}
			: {fixes: [{kind: 'replace', title: `Change to ${near}`, arguments: {from: id, to: near}, safe: false}]}),
	});
}

function reportMove(placed: PlacedReading, snapshot: Snapshot, report: Reporter): void {
	const {found, reading} = placed;
	if (found.state !== 'moved') return;
	const slug = snapshot.documents.get(found.at.path)?.document.sections[found.at.section]?.slug ?? '';
	report({
		...placeOf(placed),
		message: 'moved',
		values: {from: placeName(reading), to: placeName({path: found.at.path, slug})},
		key: `moved ${keyOf(reading)}`,
		severity: 'hint',
		fixes: [tidy],
	});
}
