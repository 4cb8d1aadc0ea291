// The licences of everything from others that a bundle holds, as their terms ask for: told by what the bundler took.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');

interface Metafile {
	readonly outputs: Readonly<
		Record<string, {readonly inputs: Readonly<Record<string, {readonly bytesInOutput: number}>>}>
	>;
}

/** A package of others with the text of its licence. */
export interface Notice {
	readonly name: string;
	readonly version: string;
	readonly license: string;
	readonly text: string;
}

/** One notice for each package that is part of these bundles, by name. Reads `.cache/metafiles`, which the build writes when asked. */
export function noticesOf(bundles: readonly string[]): readonly Notice[] {
	const folders = new Set(
		bundles.flatMap(bundle => {
			const {outputs} = JSON.parse(readFileSync(join(root, `.cache/metafiles/${bundle}.json`), 'utf8')) as Metafile;
			return Object.values(outputs).flatMap(({inputs}) =>
				Object.entries(inputs).flatMap(([path, {bytesInOutput}]) => (bytesInOutput > 0 ? packageFolder(path) : [])),
			);
		}),
	);
	return [...folders]
		.map(noticeOf)
		.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** The folder of the innermost package that a file belongs to. */
function packageFolder(path: string): string[] {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/').replace(/^[\w-]+:/, ''));
	return match?.[1] === undefined ? [] : [match[1]];
}

function noticeOf(folder: string): Notice {
	const {name, version, license} = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
		license?: string;
	};
	const files = readdirSync(join(root, folder))
		.filter(file => /^(?:licen[cs]e|copying|notice)/i.test(file))
		.sort();
	if (license === undefined || files.length === 0)
		throw new Error(
			`${name} ${version} comes without the text of its licence; see what it asks for before it is shipped.`,
		);
	return {
		name,
		version,
		license,
		text: files.map(file => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n'),
	};
}

/** The notices as one text: packages whose licence is the same to the letter share it. */
export function noticesText(product: string, notices: readonly Notice[]): string {
	const byText = new Map<string, Notice[]>();
	for (const notice of notices) {
		const text = notice.text.replaceAll('\r\n', '\n');
		byText.set(text, [...(byText.get(text) ?? []), notice]);
	}
	const parts = [...byText].map(
		([text, packages]) =>
			`${packages.map(({name, version, license}) => `${name} ${version} (${license})`).join('\n')}\n\n${text}\n`,
	);
	return `${product} contains parts of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
