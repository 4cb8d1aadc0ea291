import {Writable} from 'node:stream';

const headEnd = '\r\n\r\n';

/**
 * A stream that hands the head of a message on together with its body, in one write. The library writes the two one after
 * the other, which is two calls to the system and two wake-ups of the editor at every message.
 */
export function joined(output: NodeJS.WritableStream): Writable {
	let head: Buffer | undefined;
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (head === undefined && chunk.length < 100 && chunk.subarray(-headEnd.length).toString('ascii') === headEnd) {
				head = chunk;
				done();
				return;
			}
			const whole = head ? Buffer.concat([head, chunk]) : chunk;
			head = undefined;
			output.write(whole, done);
		},
	});
	// An editor that is gone closes the pipe; whoever writes here has to hear of it, and nobody else listens there.
	output.on('error', (error: Error) => stream.destroy(error));
	output.on('close', () => stream.destroy());
	return stream;
}
