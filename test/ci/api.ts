import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Comment {
	readonly id: number;
	body: string;
}

/** The part of GitHub's interface that keeps the comments of one pull request, on this machine. */
export class CommentServer {
	readonly comments: Comment[];
	/** Method and path of each request. */
	readonly requests: string[] = [];
	/** Authorization of each request. */
	readonly tokens: (string | undefined)[] = [];
	/** Answers everything that writes with this status where it is set. */
	refuse: number | undefined;
	readonly #server: Server;

	constructor(comments: Comment[] = []) {
		this.comments = comments;
		this.#server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				this.requests.push(`${request.method} ${request.url}`);
				this.tokens.push(request.headers.authorization);
				const [status, answer] = this.#answer(
					request.method ?? '',
					request.url ?? '',
					Buffer.concat(chunks).toString('utf8'),
				);
				response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(answer));
			});
		});
	}

	async start(): Promise<string> {
		await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		await new Promise(done => this.#server.close(done));
	}

	#answer(method: string, url: string, body: string): [number, unknown] {
		const {pathname, searchParams} = new URL(url, 'http://localhost');
		const own = /^\/repos\/brightwell\/qms\/issues\/comments\/(\d+)$/.exec(pathname);
		const list = pathname === '/repos/brightwell/qms/issues/7/comments';
		if (method === 'GET' && list) {
			const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
			return [200, this.comments.slice((page - 1) * size, page * size)];
		}
		if (this.refuse !== undefined) return [this.refuse, {message: 'Resource not accessible by integration'}];
		const text = (JSON.parse(body || '{}') as {body?: string}).body ?? '';
		if (text.length > 65_536) return [422, {message: 'Validation Failed: body is too long'}];
		if (method === 'POST' && list) {
			this.comments.push({id: this.comments.length + 1, body: text});
			return [201, this.comments.at(-1)];
		}
		const known = this.comments.find(each => each.id === Number(own?.[1]));
		if (method !== 'PATCH' || known === undefined) return [404, {message: 'Not Found'}];
		known.body = text;
		return [200, known];
	}
}
