import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'suppression-unused',
		aliases: ['CFG005'],
		family: 'configuration',
		severity: 'hint',
		summary: 'An `ignore` directive silences a rule that finds nothing there.',
		why: 'What was silenced has been put right; the directive would hide the same defect if it came back.',
		remedy: 'Remove the directive, or the name of the rule from it.',
		messages: {unused: '{rule} finds nothing here, so it need not be silenced.'},
	},
	// Only the runner knows what was silenced, once all other rules have spoken.
	check() {},
});
