import type {Snapshot} from '../../workspace/snapshot.ts';
import {remembered} from '../../text/remembered.ts';
import {emptySpan} from '../../text/span.ts';
import {isMarkdownFile} from '../../text/fileTypes.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'configuration-misplaced',
		aliases: ['CFG001'],
		family: 'configuration',
		severity: 'error',
		summary: 'Settings stand in a file that is not read for them.',
		why: 'Whoever wrote them takes it that they count; documents, rules and gates are those of a check without them.',
		remedy: 'Name the file `qms.yaml` and let it lie in the folder that holds the documents.',
		messages: {
			name: 'The settings in {name} do not count, since only a file named qms.yaml is read for them. Rename it to {wanted}.',
			inner:
				'The settings in {name} do not count, since only a file named qms.yaml is read for them. Rename it to {wanted} for a system of its own; else move what it says to the qms.yaml of the whole.',
			instead:
				'The settings in {name} do not count, since {wanted} is read instead. Move what they say there, and delete the file.',
		},
	},
	reads: ({files, documents}) => [files, ...likeConfigs(files).map(path => documents.get(path)?.document.qms)],
	check({snapshot}, report) {
		const {configPath, config, files, documents} = snapshot;
		for (const path of likeConfigs(files)) {
			if (path === configPath || documents.get(path)?.document.qms === true) continue;
			const folder = path.slice(0, path.lastIndexOf('/') + 1);
			const isTop = folder === '';
			if (!isTop && !holdsMarkdown(folder, snapshot)) continue;
			const isOther = isTop && (config.path !== undefined || files.has('qms.yaml'));
			report({
				message: isOther ? 'instead' : isTop ? 'name' : 'inner',
				values: {name: path, wanted: isTop ? (config.path ?? 'qms.yaml') : `${folder}qms.yaml`},
				path,
				span: emptySpan,
				key: path,
				// Where other settings count, or the file may be another tool's, the check says what it was asked to say.
				...(isTop && !isOther ? {} : {severity: 'warning' as const}),
			});
		}
	},
});

const likeConfigs = remembered((files: ReadonlySet<string>) => [...files].filter(isLikeConfig));

/** Names that people give to a `qms.yaml`. Folders that begin with a dot belong to other tools, which have a `qms.yml` of their own. */
function isLikeConfig(path: string): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return /^\.?qms\.ya?ml(?:\.txt)?$/i.test(name) && name !== 'qms.yaml' && !/(?:^|\/)\.[^/]*\//.test(path);
}

/** True for a folder with a Markdown file in it, and no system of its own, which tells of itself. */
function holdsMarkdown(folder: string, {files}: Snapshot): boolean {
	const isInner = [...files].some(path => path.endsWith('/qms.yaml') && folder.startsWith(path.slice(0, -8)));
	return (
		!isInner &&
		[...files].some(path => path.startsWith(folder) && !path.includes('/', folder.length) && isMarkdownFile(path))
	);
}
