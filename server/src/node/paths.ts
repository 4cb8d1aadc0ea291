import {isTextFile} from '../core/text/fileTypes.ts';
import {access} from 'node:fs/promises';

/** The file that marks a QMS root and configures it. */
export const configName = 'qms.yaml';

/** True for a path that is read: Markdown and YAML. */
export function isReadable(path: string): boolean {
	return isTextFile(path);
}

export async function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}

/** The system's name for an error, such as `EACCES`; its text where it has none. */
export function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
