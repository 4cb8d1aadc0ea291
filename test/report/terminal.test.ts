import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import {fit, pad, visible, width, wrap} from '../../server/src/report/terminal.ts';

describe('terminal text', () => {
	it('measures wide characters as two columns', () => {
		assert.equal(width('质量'), 4);
		assert.equal(width('Qualität'), 8);
		assert.equal(width('📄'), 2);
		assert.equal(pad('质', 4), '质  ');
	});

	it('measures each character and each two of them as the library does', () => {
		const characters = Array.from({length: 0x2600}, (_, code) => String.fromCharCode(code));
		const wrong = [...characters, ...characters.flatMap(each => [`a${each}`, `${each}\uFE0F`])].filter(
			text => width(text) !== stringWidth(text),
		);
		assert.deepEqual(wrong, []);
	});

	it('wraps at blanks within the columns, counted as the terminal counts', () => {
		assert.deepEqual(wrap('one two three', 8), ['one two', 'three']);
		assert.deepEqual(wrap('质量管理体系 覆盖', 12), ['质量管理体系', '覆盖']);
		assert.deepEqual(wrap('', 20), ['']);
		assert.deepEqual(wrap('aaaaaaaaaaaa b', 8), ['aaaaaaaa', 'aaaa b']);
		for (const line of wrap('wörter und 质量 und viele andere sehr-lange-zusammengesetzte Wörter', 11))
			assert.ok(width(line) <= 11, line);
	});

	it('shortens at either end', () => {
		assert.equal(fit('procedures/capa.md', 10), 'procedure…');
		assert.equal(fit('procedures/capa.md', 10, 'start'), '…s/capa.md');
		assert.equal(fit('质量管理', 5), '质量…');
		assert.equal(fit('short', 10), 'short');
	});

	it('writes out what would move the cursor or turn the writing round', () => {
		assert.equal(visible('a\u001B[31mb\u0007\n\u202Ec'), 'a\\u{1b}[31mb\\u{7}\\u{a}\\u{202e}c');
		assert.equal(visible('Ärger 质量 👩‍🔧'), 'Ärger 质量 👩‍🔧');
	});
});
