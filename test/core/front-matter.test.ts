import assert from 'node:assert/strict';
import {headBelowTitle} from '../../server/src/core/syntax/frontMatter.ts';
import {read} from './model/support.ts';

describe('a head below the title', () => {
	const text =
		'# Valve block\n\n---\ndocument_id: DSN-001\nstatus: DRAFT\nversion: 1.0\n---\n\n# 1 Purpose\n\nIt holds.\n';

	it('is read, and is no heading', () => {
		const {metadata, sections} = read(text, 'design/a.md', {listed: true});
		assert.deepEqual(
			[metadata.id?.value, metadata.status?.value, metadata.version?.value, metadata.id?.source],
			['DSN-001', 'draft', '1.0', 'unopened-head'],
		);
		assert.deepEqual(
			sections.map(({heading}) => heading),
			['', 'Valve block', '1 Purpose'],
		);
		assert.equal(text.slice(metadata.id?.span.start, metadata.id?.span.end), 'DSN-001');
	});

	it('may have lines of another system', () =>
		assert.equal(read(text.replaceAll('\n', '\r\n'), 'design/a.md', {listed: true}).metadata.id?.value, 'DSN-001'));

	const none = [
		'# Title\n\n---\n\nA paragraph.\n\n---\n',
		'# Title\n\n---\nid: DSN-001\n---\n',
		'# Title\n\nA sentence.\n\n---\nid: DSN-001\nstatus: draft\n---\n',
		'# Title\n\n---\nid: DSN-001\nstatus: draft\n\nText.\n',
		'## Part\n\n---\nid: DSN-001\nstatus: draft\n---\n',
	];
	for (const each of none) it(`is not ${JSON.stringify(each)}`, () => assert.equal(headBelowTitle(each), undefined));
});
