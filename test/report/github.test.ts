import assert from 'node:assert/strict';
import {githubReport} from '../../server/src/report/github.ts';
import {finding, result} from './result.ts';

const lines = (text: string): string[] => text.split('\n').slice(0, -1);

describe('github', () => {
	it("writes one workflow command a finding, with the path from the repository's top", () => {
		const text = githubReport([result({repositoryRoot: 'quality', findings: [finding({severity: 'error'})]})]);
		assert.equal(
			text,
			'::error file=quality/docs/capa.md,line=3,endLine=3,col=1,endColumn=9,title=owner-missing::The owner is not set.\n',
		);
	});

	it('escapes what a command would take as its own', () => {
		const text = githubReport([result({findings: [finding({path: 'a,b:c%/ä.md', message: '100 %\r\n::error::boo'})]})]);
		assert.equal(
			text,
			'::warning file=a%2Cb%3Ac%25/ä.md,line=3,endLine=3,col=1,endColumn=9,title=owner-missing::100 %25\\u{d}\\u{a}::error::boo\n',
		);
	});

	it('gives no columns where a finding spans lines', () => {
		assert.match(githubReport([result({findings: [finding({endLine: 9})]})]), /line=3,endLine=9,title/);
	});

	it('shows ten of a kind, the worst first, and says the rest in the tenth', () => {
		const findings = [
			...Array.from({length: 12}, (_, index) => finding({severity: 'hint', line: index + 1})),
			finding({severity: 'information', line: 99}),
			...Array.from({length: 10}, (_, index) => finding({severity: 'error', line: index + 1})),
		];
		const all = lines(githubReport([result({findings})]));
		const notices = all.filter(line => line.startsWith('::notice'));
		assert.equal(all.filter(line => line.startsWith('::error')).length, 10);
		assert.equal(notices.length, 10);
		assert.match(notices[0] ?? '', /line=99/);
		assert.match(notices[9] ?? '', /::4 more findings of this kind in 1 file;/);
	});
});
