// mocha's dot reporter that also lists the slowest tests, and writes its counts to the file named by QMS_TEST_RESULTS.
const {writeFileSync} = require('node:fs');
const {reporters} = require('mocha');

const slowestShown = 20;

module.exports = class extends reporters.Dot {
	constructor(runner, options) {
		super(runner, options);
		const timed = [];
		runner.on('test end', test => timed.push({title: test.fullTitle(), ms: test.duration ?? 0}));
		runner.once('end', () => {
			const file = process.env.QMS_TEST_RESULTS;
			const {passes, failures, pending} = this.stats;
			if (file) writeFileSync(file, JSON.stringify({passed: passes, failed: failures, skipped: pending}));
			const slowest = timed.sort((a, b) => b.ms - a.ms).slice(0, slowestShown);
			console.log(`The ${slowest.length} slowest of ${timed.length} tests:`);
			for (const {title, ms} of slowest) console.log(`${`${Math.round(ms)} ms`.padStart(10)}  ${title}`);
		});
	}
};
