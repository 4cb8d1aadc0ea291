// mocha's dot reporter that also writes its counts to the file named by QMS_TEST_RESULTS.
const {writeFileSync} = require('node:fs');
const {reporters} = require('mocha');

module.exports = class extends reporters.Dot {
	constructor(runner, options) {
		super(runner, options);
		runner.once('end', () => {
			const file = process.env.QMS_TEST_RESULTS;
			const {passes, failures, pending} = this.stats;
			if (file) writeFileSync(file, JSON.stringify({passed: passes, failed: failures, skipped: pending}));
		});
	}
};
