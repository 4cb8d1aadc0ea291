import {overviewOf} from '../../workspace/overview.ts';
import {emptySpan} from '../../text/span.ts';
import {listed} from '../../coverage/wording.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'no-qms-documents',
		aliases: ['CFG002'],
		family: 'configuration',
		severity: 'warning',
		summary: 'No document of a quality management system was found.',
		why: 'Nothing was checked, so a clean result means nothing.',
		remedy: 'List the documents under `include` in qms.yaml, or start with `qms-lens init`.',
		messages: {
			empty:
				'No Markdown or YAML file lies in this folder or below it beside qms.yaml, so its settings apply to nothing. Move it to the folder that holds the documents, or begin with `qms-lens init`.',
			globs: 'No file matches {globs}, so nothing was checked. {read} were read.',
			none: 'No document of a quality management system was found among {read}: none has front matter or a head table with an id, an owner or a status, a name such as PRO-012, or a title such as "Quality manual". List the documents under `include` in qms.yaml.',
		},
	},
	check({snapshot, config}, report) {
		const {documents} = snapshot;
		if (overviewOf(snapshot).count > 0) return;
		report({
			message: config.path !== undefined && isEmpty(snapshot) ? 'empty' : config.include.length > 0 ? 'globs' : 'none',
			values: {
				globs: listed(
					config.include.map(glob => `"${glob}"`),
					'or',
				),
				read: documents.size === 1 ? '1 Markdown and YAML file' : `${documents.size} Markdown and YAML files`,
			},
			path: snapshot.configPath,
			span: emptySpan,
			key: 'none',
			about: 'system',
		});
	},
});

/** True for a system without any file that would be read. Those of systems below count as files and as no documents. */
const isEmpty = ({documents, unreadable}: Snapshot): boolean => documents.size === 0 && unreadable.size === 0;
