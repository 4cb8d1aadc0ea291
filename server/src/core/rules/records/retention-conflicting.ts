import type {QmsDocument} from '../../model/document.ts';
import {recordsOf, retentionMonths, type StatedRecord} from '../support/records.ts';
import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';
import {graphRule} from '../rule.ts';
import {remembered} from '../../text/remembered.ts';

export default graphRule({
	meta: {
		id: 'retention-conflicting',
		aliases: ['REC004'],
		family: 'records',
		severity: 'warning',
		summary: 'Two documents keep the same record for different times.',
		why: 'Whoever reads the shorter time destroys what the other document promises to keep.',
		remedy: 'Agree one time and say it in one place.',
		messages: {conflict: '{id} is kept {here} here and {there} in {other}.'},
	},
	reads: snapshot => [retentions.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		for (const {record, months} of statedIn(document)) {
			const rival = retentions(snapshot)
				.get(record.id.toUpperCase())
				?.find(each => each.path !== document.path && each.months !== months);
			const other = rival && snapshot.documents.get(rival.path)?.document;
			const there =
				other &&
				statedIn(other).find(
					each => each.record.id.toUpperCase() === record.id.toUpperCase() && each.months === rival.months,
				)?.record;
			if (!other || !there) continue;
			report({
				message: 'conflict',
				values: {id: record.id, here: record.retention ?? '', there: there.retention ?? '', other: other.path},
				path: document.path,
				span: record.retentionSpan,
				key: `${record.id} ${other.path}`,
				related: [{path: other.path, span: there.retentionSpan, message: `Kept ${there.retention ?? ''} here.`}],
			});
		}
	},
});

type Stated = {readonly record: StatedRecord; readonly months: number};
const statedIn = remembered((document: QmsDocument): readonly Stated[] =>
	recordsOf(document).flatMap(record => {
		const months = retentionMonths(record.retention ?? '');
		return record.id === '' || !months ? [] : [{record, months}];
	}),
);

/** Upper-case id to the paths that state a retention time of it, in path order, with the months. */
const retentions = derived<string, ReadonlyMap<string, readonly {readonly path: string; readonly months: number}[]>>({
	part: ({document}) => {
		const stated = statedIn(document);
		return stated.length > 0
			? stated.map(({record, months}) => `${months} ${record.id.toUpperCase()}`).join('\n')
			: undefined;
	},
	combine: parts => {
		const map = new Map<string, {path: string; months: number}[]>();
		for (const [path, part] of parts) {
			for (const line of part.split('\n'))
				push(map, line.slice(line.indexOf(' ') + 1), {path, months: Number.parseFloat(line)});
		}
		return map;
	},
});
