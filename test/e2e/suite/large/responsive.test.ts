import {ok} from '../assert.ts';
import {codeOf, extension, lenses, open, replace, undo, waitFor, waitForDiagnostics} from '../helpers.ts';

interface Api {
	status(): {state: string; documents: number} | undefined;
}

const document = 'procedures/PRO-001-control-of-documented-information.md';

describe('a thousand documents', () => {
	before(async function () {
		this.timeout(240_000);
		const api = (await extension().activate()) as Api;
		await waitFor(
			'the first reading',
			() => api.status()?.state === 'ready' && (api.status()?.documents ?? 0) > 900,
			230_000,
		);
	});

	it('are no reason to wait after a keystroke', async () => {
		const editor = await open(document);
		await waitForDiagnostics(document, all => all.every(({code}) => codeOf(code) !== 'link-broken'));
		await replace(editor, '\n# ', '\n[gone](gone.md)\n\n# ');
		await waitForDiagnostics(document, all => all.some(({code}) => codeOf(code) === 'link-broken'));
		await undo();
		await waitForDiagnostics(document, all => all.every(({code}) => codeOf(code) !== 'link-broken'));
	});

	it('have lenses at once', async () => {
		await open(document);
		ok(
			(
				await waitFor('the lenses', async () => {
					const found = await lenses(document);
					return found.length > 0 ? found : undefined;
				})
			).some(lens => lens.includes('covered')),
			'A lens says that something is covered.',
		);
	});
});
