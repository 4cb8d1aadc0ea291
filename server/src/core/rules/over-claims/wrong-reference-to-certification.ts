import {overClaimRule} from '../support/over-claims.ts';

export default overClaimRule({
	id: 'wrong-reference-to-certification',
	aliases: ['CLM004'],
	family: 'over-claims',
	severity: 'warning',
	summary: 'Certification is referred to in words that are not correct.',
	why: 'ISO certifies nobody, organizations are not accredited but certified, and the logo of ISO is not free to use.',
	remedy: 'Write "certified to ISO 9001:2015" with the name of the certification body.',
	messages: {
		claim:
			'"{match}" is not a correct way to refer to certification. Write "certified to ISO 9001:2015" with the name of the certification body.',
	},
});
