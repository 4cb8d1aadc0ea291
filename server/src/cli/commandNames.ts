/** The commands, in the order of the overview. */
export const commands = [
	'check',
	'coverage',
	'explain',
	'report',
	'map',
	'read',
	'init',
	'rules',
	'outcomes',
	'lsp',
	'mcp',
	'cache',
	'completion',
	'help',
] as const;
export type Command = (typeof commands)[number];
