import {overClaimRule} from '../support/over-claims.ts';

export default overClaimRule({
	id: 'product-presented-as-certified',
	aliases: ['CLM001'],
	family: 'over-claims',
	severity: 'error',
	summary: 'A product or service is presented as certified.',
	why: 'Certification covers the management system, not what is sold; certification bodies withdraw certificates for this.',
	remedy:
		'Say what is certified: "We operate a quality management system certified to ISO 9001:2015 for the manufacture of pumps."',
	messages: {
		claim:
			'"{match}" presents the product or service as certified. Certification covers the management system, not what you sell.',
	},
});
