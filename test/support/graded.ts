// A workspace whose evidence is written down instead of judged: `@EO-9.cause=3` in a paragraph is evidence of that grade
// for its section, `@EO-9.cause=?` a possible place and `=??` one that counts where it is claimed, so that tests of coverage do not depend on how texts are judged.
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {Catalog, Grade} from '../../server/src/core/catalog/catalog.ts';
import {loadConfig} from '../../server/src/core/config/load.ts';
import {computeCoverage} from '../../server/src/core/coverage/compute.ts';
import type {Coverage} from '../../server/src/core/coverage/coverage.ts';
import type {Assessment, Evidence} from '../../server/src/core/evidence/evidence.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {modelOptionsOf} from '../../server/src/core/model/options.ts';
import type {QmsDocument} from '../../server/src/core/model/document.ts';
import {push} from '../../server/src/core/workspace/index.ts';
import {SnapshotBuilder} from '../../server/src/core/workspace/apply.ts';
import type {GitFacts} from '../../server/src/core/workspace/snapshot.ts';

export const today = '2026-06-01';
export const catalog: Catalog = builtinCatalog();

export function assessGraded(document: QmsDocument): Assessment {
	const criteria = new Map<string, Evidence[]>();
	for (const section of document.sections) {
		for (const {text, span} of section.blocks.flatMap(block => block.statements)) {
			for (const [, criterion = '', sign = '0'] of text.matchAll(/@(EO-\d+\.[a-z-]+)=(\d|\?{1,2})/g)) {
				const possible = sign.startsWith('?');
				const grade = (possible ? 1 : Number(sign)) as Grade;
				push(criteria, criterion, {
					criterion,
					section: section.index,
					sectionEnd: section.index + 1,
					grade,
					span: section.span,
					topic: undefined,
					hits: [{concept: 'test', text: criterion, span}],
					anchors: [],
					missing: grade < 3 ? ['who'] : [],
					holds: [],
					score: grade * 100 + sign.length - section.index,
					likelihood: possible ? (sign === '?' ? 0.08 : 0.2) : ([0, 0.02, 0.8, 0.9][grade] ?? 0),
					answer: grade >= 2 ? 'shown' : possible ? 'possible' : 'none',
					for: [{text: criterion, span}],
					against: [],
					sentences: [{text, span}],
				});
			}
		}
	}
	for (const list of criteria.values()) list.sort((a, b) => b.score - a.score);
	return {criteria, outcomes: []};
}

export interface Graded {
	readonly files: Readonly<Record<string, string>>;
	readonly today?: string;
	readonly git?: GitFacts;
}

export function gradedWorkspace(day: () => string = () => today): SnapshotBuilder {
	return new SnapshotBuilder(
		{
			readConfig: (path, text) => loadConfig(text, path),
			loadCatalogs: () => ({catalogs: [catalog], problems: []}),
			readingOptions: (_path, config) => ({...modelOptionsOf(config), listed: true}),
			buildDocument: (path, text, options) => buildDocument({path, text}, options),
			assess: document => assessGraded(document),
			checkDocument: () => [],
		},
		{today: day, configPath: 'qms.yaml'},
	);
}

export function coverageOf({files, today: day = today, git}: Graded): Coverage {
	const workspace = gradedWorkspace(() => day);
	workspace.apply({set: Object.entries(files).map(([path, text]) => ({path, text})), ...(git ? {git} : {})});
	return computeCoverage(workspace.snapshot, catalog);
}

/** A procedure with head data, effective and owned unless told otherwise, and a body. */
export function procedure(body: string, head: Readonly<Record<string, string>> = {}): string {
	const all = {
		id: 'PRO-012',
		title: 'A procedure',
		kind: 'procedure',
		status: 'effective',
		owner: 'role:quality-manager',
		approver: 'role:managing-director',
		approved: '2026-01-05',
		effective: '2026-01-12',
		...head,
	};
	const lines = Object.entries(all)
		.filter(([, value]) => value !== '')
		.map(([key, value]) => `${key}: ${value}`);
	return `---\n${lines.join('\n')}\n---\n\n# ${all.title}\n\n${body}\n`;
}
