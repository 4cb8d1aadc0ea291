import {overClaimRule} from '../support/over-claims.ts';

export default overClaimRule({
	id: 'guarantee-of-conformity',
	aliases: ['CLM002'],
	family: 'over-claims',
	severity: 'error',
	summary: 'Complete conformity is promised.',
	why: 'Certification gives confidence that requirements are met consistently; it does not promise that every single product conforms.',
	remedy:
		'State the aim and how you control it: "Our aim is zero defects; every pump is tested before release, and deviations are handled under PRO-012."',
	messages: {
		claim:
			'"{match}" promises that nothing will ever be nonconforming. Certification gives confidence, not a guarantee.',
	},
});
