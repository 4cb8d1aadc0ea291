import assert from 'node:assert/strict';
import {criterionById, nearestPlace, skeletonEdits} from '../../server/src/core/features/actions.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';

const cause =
	'The owner of the affected process forms a team within five working days. The team determines the root cause of the nonconformity with 5 Whys and writes it into the corrective action report (REC-CAR).';
const document = (id: string, kind: string, body: string, title = 'Corrective action'): string =>
	`---\nid: ${id}\ntitle: ${title}\nkind: ${kind}\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\napprover: role:director\napproved: 2026-03-02\neffective: 2026-03-16\nlanguage: en\n---\n\n# ${title}\n\n${body}\n\n## End\n\nThat is all.\n`;

function rootOf(documents: Readonly<Record<string, string>>): Qms {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({
		set: [
			{path: 'qms.yaml', text: 'include: ["**"]\n'},
			...Object.entries(documents).map(([path, text]) => ({path, text})),
		],
	});
	return qms;
}

/** The document that a section for a criterion is offered in, and the headings that it then has. */
function nearest(qms: Qms, id: string): readonly [path: string, headings: readonly string[]] | undefined {
	const criterion = criterionById(qms, id);
	assert.ok(criterion);
	const place = nearestPlace(qms, criterion);
	if (place === undefined) return undefined;
	const [edit] = skeletonEdits(qms, place.path, place.span.start, criterion);
	assert.ok(edit);
	const text = qms.text(place.path) ?? '';
	const after = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
	return [place.path, [...after.matchAll(/^## (.*)$/gm)].map(match => match[1] ?? '')];
}

describe('the document for a section that is missing', () => {
	it('is the one that shows most of the outcome, and the section stands beside what it shows', () => {
		const qms = rootOf({
			'a.md': document(
				'PRO-001',
				'procedure',
				'## Purchase\n\nThe buyer orders from approved suppliers.',
				'Purchasing',
			),
			'b.md': document('PRO-002', 'procedure', `## Find the cause\n\n${cause}`),
		});
		const coverage = qms.coverage()[0]?.criteria;
		assert.ok((coverage?.get('EO-9.cause')?.places.length ?? 0) > 0);
		const open = [...(coverage?.values() ?? [])].filter(
			({criterion, state, candidates}) =>
				criterion.id.startsWith('EO-9.') && state === 'gap' && candidates.length === 0,
		);
		assert.ok(open.length > 0);
		for (const {criterion} of open) {
			const [path, headings] = nearest(qms, criterion.id) ?? [];
			assert.equal(path, 'b.md');
			assert.deepEqual([headings?.length, headings?.[0], headings?.[2]], [3, 'Find the cause', 'End'], criterion.id);
		}
	});
	it('is none that lists or tells what was, or is no Markdown', () => {
		for (const [path, text] of [
			['c.md', document('REG-001', 'register', `## Find the cause\n\n${cause}`)],
			[
				'c.process.yaml',
				`kind: process\nid: PRC-A\ntitle: Corrective action\nowner: role:quality-manager\nstatus: effective\npurpose: Corrective action for nonconformities\ninputs: [a]\noutputs: [b]\nactivities:\n  - ${JSON.stringify(cause)}\n`,
			],
		] as const) {
			const qms = rootOf({[path]: text});
			const spoken = [...(qms.coverage()[0]?.criteria.values() ?? [])]
				.filter(({criterion}) => criterion.id.startsWith('EO-9.'))
				.flatMap(({places, candidates}) => [...places, ...candidates]);
			assert.ok(
				spoken.some(each => each.path === path),
				`${path} speaks to the outcome`,
			);
			assert.equal(nearest(qms, 'EO-9.effectiveness'), undefined, path);
		}
	});
	it('is none where no document speaks to the outcome', () => {
		assert.equal(
			nearest(rootOf({'a.md': document('PRO-001', 'procedure', '## Weather\n\nIt rains.', 'Weather')}), 'EO-9.cause'),
			undefined,
		);
	});
});
