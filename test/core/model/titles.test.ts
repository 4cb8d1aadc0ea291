import assert from 'node:assert/strict';
import {createQms} from '../../../server/src/core/service.ts';

function titleOf(text: string): string | undefined {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: [{path: 'procedures/PRO-010.md', text}]});
	return qms.snapshot.documents.get('procedures/PRO-010.md')?.document.title;
}

const head = '**Document ID:** PRO-010  \n**Owner:** Quality manager  \n**Version:** 1.0\n';
const steps = '### Steps\n\nThe service desk records each complaint.\n';

describe('the title of a document', () => {
	it('is a first heading of any level under which the document says what it is', () => {
		assert.equal(titleOf(`### Customer complaints\n\n${head}\n${steps}`), 'Customer complaints');
	});

	it('is no heading of a part, and none that only the steps stand under', () => {
		assert.equal(titleOf(`### Purpose\n\n${head}\n${steps}`), 'PRO 010');
		assert.equal(titleOf(`${head}\n### Receipt\n\nComplaints come in.\n\n${steps}`), 'PRO 010');
	});
});
