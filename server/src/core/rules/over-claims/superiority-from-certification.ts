import {overClaimRule} from '../support/over-claims.ts';

export default overClaimRule({
	id: 'superiority-from-certification',
	aliases: ['CLM003'],
	family: 'over-claims',
	severity: 'warning',
	summary: 'A better product is inferred from certification.',
	why: 'Certification says nothing about how a product ranks among others.',
	remedy: 'Separate the two: name the certificate and its scope, and support a claim of quality with data of your own.',
	messages: {
		claim:
			'"{match}" infers a better product from certification. Certification says nothing about how the product ranks.',
	},
});
