import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import {StreamMessageReader, StreamMessageWriter, type Message} from 'vscode-languageserver/node';
import {joined} from '../../server/src/node/joined.ts';

describe('writing a message in one go', () => {
	it('hands head and body on together, message after message', async () => {
		const sink = new PassThrough();
		const chunks: string[] = [];
		sink.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
		const writer = new StreamMessageWriter(joined(sink));
		await Promise.all([1, 2, 3].map(id => writer.write({jsonrpc: '2.0', id, result: 'ä\r\n\r\n'} as Message)));
		assert.equal(chunks.length, 3);
		for (const chunk of chunks) assert.match(chunk, /^Content-Length: \d+\r\n\r\n\{.*\}$/s);
	});

	it('is read as it was written, also where a body ends like a head', async () => {
		const sink = new PassThrough();
		const read: unknown[] = [];
		new StreamMessageReader(sink).listen(message => read.push(message));
		const output = joined(sink);
		for (const body of ['{"jsonrpc":"2.0","method":"a"}\r\n\r\n', '{"jsonrpc":"2.0","method":"b"}']) {
			output.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`, 'ascii');
			output.write(body);
		}
		await new Promise(resolve => setTimeout(resolve, 20));
		assert.deepEqual(read, [
			{jsonrpc: '2.0', method: 'a'},
			{jsonrpc: '2.0', method: 'b'},
		]);
	});

	it('ends with the stream below it, and says why', async () => {
		const sink = new PassThrough();
		const writer = new StreamMessageWriter(joined(sink));
		const heard: string[] = [];
		writer.onError(([error]) => heard.push(error.message));
		writer.onClose(() => heard.push('closed'));
		sink.destroy(new Error('The pipe is broken.'));
		await new Promise(resolve => setTimeout(resolve, 20));
		assert.deepEqual(heard, ['The pipe is broken.', 'closed']);
	});
});
