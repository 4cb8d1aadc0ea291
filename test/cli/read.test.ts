import assert from 'node:assert/strict';
import {join} from 'node:path';
import {decode, readDocument} from '../../server/src/node/read.ts';
import {makeFolder, removeFolders} from './folder.ts';

const bytes = (text: string, encoding: BufferEncoding): Buffer => Buffer.from(text, encoding);

describe('decode', () => {
	it('reads UTF-8 with and without a byte order mark, with any line ends', () => {
		assert.deepEqual(decode(bytes('# Ä\r\nb\n', 'utf8')), {text: '# Ä\r\nb\n'});
		assert.deepEqual(decode(bytes('\uFEFF# Ä', 'utf8')), {text: '# Ä'});
		assert.deepEqual(decode(bytes('', 'utf8')), {text: ''});
		assert.deepEqual(decode(bytes('a\u0000b', 'utf8')), {text: 'a\u0000b'});
	});

	it('names UTF-16 with and without a byte order mark', () => {
		const little = bytes('# Quality policy of a company\n', 'utf16le');
		const big = Buffer.from(little).swap16();
		for (const [name, content] of [
			['UTF-16LE', little],
			['UTF-16BE', big],
			['UTF-16LE', Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
			['UTF-16BE', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
		] as const) {
			const found = decode(content);
			assert.ok('reason' in found && found.reason.includes(name), JSON.stringify(found));
			assert.ok(found.remedy.includes('iconv'));
		}
	});

	it('says where Latin-1 breaks UTF-8', () => {
		const found = decode(bytes('# Titel\n\nFür alle.\n', 'latin1'));
		assert.ok('reason' in found);
		assert.equal(found.reason, 'The file is not UTF-8: line 3, column 2 holds the byte 0xFC.');
	});

	it('is not misled by a replacement character that the text itself holds', () => {
		const found = decode(Buffer.concat([bytes('\uFFFD\n', 'utf8'), Buffer.from([0x41, 0xe9])]));
		assert.ok('reason' in found && found.reason.includes('line 2, column 2 holds the byte 0xE9'));
	});
});

describe('readDocument', () => {
	afterEach(removeFolders);

	it('tells of a file that is gone', async () => {
		const root = makeFolder({'a.md': 'x'});
		assert.deepEqual(await readDocument(root, 'a.md'), {path: 'a.md', text: 'x'});
		const gone = await readDocument(root, 'b.md');
		assert.ok('reason' in gone && gone.reason.includes('gone'));
	});

	it('tells of a folder in place of a file', async () => {
		const root = makeFolder({'a.md/': ''});
		const found = await readDocument(join(root), 'a.md');
		assert.ok('reason' in found && found.reason.includes('a folder'));
	});
});
