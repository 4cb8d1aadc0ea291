import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix.js';
import {globFault, globTest} from '../../server/src/core/text/glob.ts';

const names = fc.array(fc.constantFrom('a', 'b', 'ab', 'abc', 'a.md', '.a', 'b.yaml', 'PRO-1.md'), {
	minLength: 1,
	maxLength: 5,
});
const segments = fc.array(
	fc.constantFrom(
		'**',
		'*',
		'*.md',
		'a*',
		'?',
		'a?c',
		'[ab]',
		'*b*',
		'a',
		'ab',
		'{a,b}',
		'*.{md,yaml}',
		'{a,{b,ab}}',
		'@(a|ab)',
	),
	{minLength: 1, maxLength: 5},
);

describe('globs', () => {
	it('fit the paths that a well-known library says they fit', () => {
		fc.assert(
			fc.property(segments, names, (glob, path) => {
				const [pattern, name] = [glob.join('/'), path.join('/')];
				// Of two `**` in a row the library asks for a folder or for none, depending on what stands before them.
				if (glob.some((segment, at) => segment === '**' && glob[at + 1] === '**')) return;
				// The library takes a file for the folder that a closing `**` looks into, where that is named without a star.
				if (glob.at(-1) === '**' && globTest(glob.slice(0, -1).join('/') || '-')(name)) return;
				assert.equal(globTest(pattern)(name), picomatch(pattern, {dot: true})(name), `${pattern} ${name}`);
			}),
			{numRuns: 5000},
		);
	});

	for (const [glob, path, fits] of [
		['./docs/**', 'docs/a.md', true],
		['!docs/**', 'docs/a.md', false],
		['!docs/**', 'a.md', true],
		['docs (old)/*.md', 'docs (old)/a.md', true],
		['a\\*b', 'a*b', true],
		['a\\*b', 'axb', false],
		['rev{1..3}.md', 'rev2.md', true],
		['{a}.md', '{a}.md', true],
		['[', '[', true],
		['[!a]', 'b', true],
		['[!a]', 'a', false],
	] as const)
		it(`${glob} ${fits ? 'fits' : 'does not fit'} ${path}`, () => assert.equal(globTest(glob)(path), fits));

	it('say why they cannot be used', () => {
		assert.match(globFault('+(a|aa)') ?? '', /not supported/);
		assert.match(globFault('{a,b}'.repeat(20)) ?? '', /alternatives/);
		assert.match(globFault('a'.repeat(2000)) ?? '', /characters/);
		assert.equal(globFault('docs/**/*.{md,yaml}'), undefined);
	});
});
