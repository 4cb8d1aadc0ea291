import assert from 'node:assert/strict';
import fc from 'fast-check';
import {archivedBy} from '../../server/src/core/model/archive.ts';
import {isAgent} from '../../server/src/core/readings/readers.ts';
import {meantGlob} from '../../server/src/core/rules/support/meantGlob.ts';
import {globTest} from '../../server/src/core/text/glob.ts';
import {listedBy} from '../../server/src/core/workspace/settings.ts';

const paths = ['manual/QM-1.md', 'procedures/PRO-1.md', 'procedures/drafts/PRO-2.md', 'old/PRO-3.md'];

/** What a configuration takes of the paths, what it leaves, and `?` for what it says nothing of. */
const taken = (include: string[], exclude: string[] = []): string =>
	paths
		.map(path => listedBy(path, {include, exclude}).listed)
		.map(listed => (listed === undefined ? '?' : listed ? '+' : '-'))
		.join('');

describe('lists of globs', () => {
	for (const [meaning, include, exclude, expected] of [
		['nothing is said without any', [], [], '????'],
		['what none takes is left', ['procedures/**'], [], '-++-'],
		['! leaves out of what others take', ['procedures/**', '!procedures/drafts/**'], [], '-+--'],
		['in whatever order', ['!procedures/drafts/**', 'procedures/**'], [], '-+--'],
		['and of what is found, where it stands alone', ['!old/**'], [], '???-'],
		['! keeps from being excluded', [], ['**/*.md', '!procedures/**'], '-??-'],
		['and excludes nothing, where it stands alone', [], ['!procedures/**'], '????'],
		['what is excluded is not included', ['**'], ['old/**'], '+++-'],
		['!(…) is no exclamation mark in front, and fits nothing', ['!(old)/**'], [], '----'],
	] as const)
		it(meaning, () => assert.equal(taken([...include], [...exclude]), expected));

	it('say what is no longer in force, beside the names of folders where they only leave out', () => {
		assert.equal(archivedBy('old/a.md', undefined), 'old/');
		assert.equal(archivedBy('old/a.md', []), undefined);
		assert.equal(archivedBy('old/a.md', ['!old/a.md']), undefined);
		assert.equal(archivedBy('old/b.md', ['!old/a.md']), 'old/');
		assert.equal(archivedBy('past/b.md', ['past/**', '!past/a.md']), 'past/**');
		assert.equal(archivedBy('past/a.md', ['past/**', '!past/a.md']), undefined);
	});

	it('say who is no person', () => {
		assert.deepEqual(
			['review-bot', 'Lint-Bot', 'Robin Bot', 'agent x'].filter(name => isAgent(name, ['*-bot', '!lint-bot'])),
			['review-bot', 'agent x'],
		);
	});
});

describe('the glob that was meant', () => {
	for (const [glob, meant] of [
		['procedures', 'procedures/**'],
		['./procedures/', 'procedures/**'],
		['procedures\\drafts', 'procedures/drafts/**'],
		['Procedures/*.md', 'procedures/*.md'],
		['drafts', '**/drafts/**'],
		['{manual,old}', '{manual,old}/**'],
		['/{manual,old}/*.md', '{manual,old}/*.md'],
		['{forms,records}/**', undefined],
		['qms/docs/manual', 'manual/**'],
		['procedure/draft/*.md', 'procedures/drafts/*.md'],
		['procedures/PRO-9.md', undefined],
		['*.docx', undefined],
		['../**', undefined],
		['/', undefined],
	] as const)
		it(`of ${glob} is ${meant ?? 'not known'}`, () => assert.equal(meantGlob(glob, paths)?.glob, meant));

	it('fits a file, whatever was written', () => {
		const piece = fc.constantFrom(
			'manual',
			'old',
			'Old',
			'procedure',
			'drafts',
			'x',
			'*',
			'**',
			'*.md',
			'PRO-1.md',
			'..',
			'',
			'\\',
			'{a,b}',
			'!(a)',
			'[',
		);
		fc.assert(
			fc.property(fc.array(piece, {maxLength: 6}), fc.constantFrom('/', '\\'), (pieces, separator) => {
				const meant = meantGlob(pieces.join(separator), paths);
				assert.ok(meant === undefined || paths.some(globTest(meant.glob)), meant?.glob);
			}),
			{numRuns: 2000},
		);
	});
});
