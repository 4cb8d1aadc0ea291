import {globTest} from '../../text/glob.ts';
import {nearestId} from '../../text/nearest.ts';

/** Why a glob fits none of the paths, and the glob that was probably meant. */
export interface Meant {
	readonly why: 'folder' | 'backslash' | 'other';
	readonly glob: string;
}

/** Folders that may stand in front of a glob by mistake, as where it counts from the top of the repository. */
const mostInFront = 3;

/** The glob that was probably meant by one that fits none of `paths`; undefined where none comes near. */
export function meantGlob(glob: string, paths: readonly string[]): Meant | undefined {
	const fits = (candidate: string): boolean => paths.some(globTest(candidate));
	if (glob.includes('\\')) {
		const slashed = tidied(glob.replaceAll('\\', '/'));
		const found = [slashed, inFolder(slashed)].find(fits);
		if (found !== undefined) return {why: 'backslash', glob: found};
	}
	const bare = tidied(glob);
	if (bare === '' || bare === '.') return undefined;
	const folder = inFolder(bare);
	if (isPlain(bare.replace(/^.*\/(?=.)/, '').replace(/\/$/, '')) && !fits(bare) && fits(folder))
		return {why: 'folder', glob: folder};
	// One that stands for hundreds costs as much as they do, so that it is only taken for folders.
	const found = (/[{@]/.test(bare) ? [bare, folder] : nearGlobs(bare, paths)).find(fits);
	return found === undefined ? undefined : {why: 'other', glob: found};
}

/** Without what paths of a repository do not begin with, and without doubled slashes. */
const tidied = (glob: string): string => glob.replaceAll(/\/{2,}/g, '/').replace(/^(?:\.?\/)+/, '');

const inFolder = (glob: string): string => `${glob.replace(/(?:\/\**)?$/, '')}/**`;

/** Globs that differ from one by a slip, the likeliest first. */
function nearGlobs(bare: string, paths: readonly string[]): readonly string[] {
	const names = bare.split('/');
	const inner = names
		.slice(1, 1 + mostInFront)
		.flatMap((name, index) => (isPlain(name) ? [names.slice(index + 1).join('/')] : []));
	const variants = (each: string): readonly string[] => [each, inFolder(each), deeper(each)];
	return [
		bare,
		deeper(bare),
		...[bare, ...inner].flatMap(each => spelledAs(each, paths) ?? []).flatMap(variants),
		...inner.flatMap(variants),
		...(bare.startsWith('*') ? [] : [`**/${bare}`, `**/${inFolder(bare)}`]),
	];
}

/** True for a name that stands for itself. */
const isPlain = (name: string): boolean => name !== '' && !/[*?[\]{}@!\\]/.test(name);

// With the files of folders further down: `docs/*.md` becomes `docs/**/*.md`.
const deeper = (glob: string): string => glob.replace(/(^|\/)(\*[^/*]*)$/, '$1**/$2');

/** The glob with the names before its first star spelled as those of files and folders are; undefined where they are, or none is near. */
function spelledAs(glob: string, paths: readonly string[]): string | undefined {
	let below = '';
	const names = glob.split('/');
	for (const [at, name] of names.entries()) {
		if (!isPlain(name)) break;
		const there = namesIn(below, paths);
		const spelled = there.has(name)
			? name
			: ([...there].find(each => each.toLowerCase() === name.toLowerCase()) ?? nearestId(name, there));
		if (spelled === undefined) return undefined;
		names[at] = spelled;
		below += `${spelled}/`;
	}
	const spelled = names.join('/');
	return spelled === glob ? undefined : spelled;
}

/** The names of what lies in a folder, given with its closing slash. */
function namesIn(folder: string, paths: readonly string[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const path of paths) {
		if (!path.startsWith(folder)) continue;
		const end = path.indexOf('/', folder.length);
		names.add(path.slice(folder.length, end < 0 ? undefined : end));
	}
	return names;
}
