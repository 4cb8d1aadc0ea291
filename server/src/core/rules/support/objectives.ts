import type {QmsDocument} from '../../model/document.ts';
import type {Span} from '../../text/span.ts';
import {textOf} from './processes.ts';
import {cellAt, columnOf, foldCell, headingPath, isBlank} from './tables.ts';
import {remembered} from '../../text/remembered.ts';

/** A measure or an objective: from a process field or from a table of objectives. Empty text means it is not said. */
export interface Measure {
	readonly sort: 'measure' | 'objective';
	readonly name: string;
	readonly span: Span;
	/** Each is undefined where its table has no such column at all. */
	readonly target: string | undefined;
	readonly targetSpan: Span;
	/** What a column of limits or thresholds beside the target says. */
	readonly limit: string | undefined;
	readonly frequency: string | undefined;
	readonly frequencySpan: Span;
	readonly owner: string | undefined;
	readonly due: string | undefined;
	readonly dueSpan: Span;
	readonly source: string | undefined;
	/** Tells it from others of its document: its name, in a process after the id of that. */
	readonly key: string;
}

const objectiveHeading =
	/\b(?:objective|objectives|goals|targets|kpi|kpis|indicators|measures|metrics|ziele|qualitatsziele|kennzahlen|objetivos|indicadores|objectifs|indicateurs)\b/;

const limits =
	/\b(?:thresholds?|limits?|alert|alarm|baseline|current|minimum|maximum|min|max|schwell\w*|grenz\w*|ausgangswert|umbral(?:es)?|limites?|alerta|minimo|maximo|seuils?|alerte|soglia|drempel\w*)\b/;

/** Objectives of other things than quality: controls of an audit, of security or of accounting. */
const otherObjectives =
	/\b(?:(?:internal )?control objectives?|controls? catalog(?:ue)?|soc ?[123]|icfr|trust services|kontrollziele?|objetivos? de control|objectifs? de controle|learning (?:objectives?|goals)|lernziele?|objetivos? de aprendizaje|objectifs? (?:pedagogiques?|d apprentissage))\b/;

/** Every measure and objective that a document states in a process field or in a table with a target column. */
export const measuresOf = remembered((document: QmsDocument): readonly Measure[] => {
	if (!document.qms || document.template || ['form', 'external', 'mapping'].includes(document.kind)) return [];
	return [...processMeasures(document), ...tableMeasures(document)];
});

function processMeasures(document: QmsDocument): Measure[] {
	return document.processes.flatMap(process =>
		(process.lists['measures'] ?? []).map(item => {
			const at = (field: string) => item.values[field]?.span ?? item.span;
			return {
				sort: 'measure' as const,
				name: textOf(item, 'name'),
				key: `${process.id} ${textOf(item, 'name')}`.trim(),
				span: at('name'),
				target: textOf(item, 'target'),
				targetSpan: at('target'),
				limit: undefined,
				frequency: textOf(item, 'frequency'),
				frequencySpan: at('frequency'),
				owner: textOf(item, 'owner'),
				due: undefined,
				dueSpan: item.span,
				source: textOf(item, 'source'),
			};
		}),
	);
}

function tableMeasures(document: QmsDocument): Measure[] {
	const found: Measure[] = [];
	for (const table of document.tables) {
		const target = columnOf(table, 'target');
		const objective = columnOf(table, 'objective');
		const name = objective ?? columnOf(table, 'measure');
		// A table is about objectives when it has both columns and stands under a heading, or in a plan, that says so.
		if (name === undefined || target === undefined || name === target) continue;
		const heading = headingPath(document, table.section).map(foldCell).join(' ');
		if (otherObjectives.test(heading) || otherObjectives.test(foldCell(document.title))) continue;
		if (!objectiveHeading.test(heading) && !objectiveHeading.test(foldCell(document.title)) && objective === undefined)
			continue;
		const columns = {
			frequency: columnOf(table, 'frequency'),
			owner: columnOf(table, 'owner'),
			due: columnOf(table, 'due'),
			source: columnOf(table, 'source'),
		};
		const limit = table.header.findIndex((cell, index) => index !== target && limits.test(foldCell(cell.text)));
		for (const row of table.rows) {
			const named = cellAt(row, name);
			if (!named || isBlank(named)) continue;
			const say = (index: number | undefined) => {
				const cell = cellAt(row, index);
				return index === undefined ? undefined : isBlank(cell) ? '' : (cell?.text.trim() ?? '');
			};
			const at = (index: number | undefined) => cellAt(row, index)?.span ?? named.span;
			found.push({
				sort: objective === undefined ? 'measure' : 'objective',
				name: named.text.trim(),
				key: named.text.trim(),
				span: named.span,
				target: say(target),
				targetSpan: at(target),
				limit: say(limit < 0 ? undefined : limit),
				frequency: say(columns.frequency),
				frequencySpan: at(columns.frequency),
				owner: say(columns.owner),
				due: say(columns.due),
				dueSpan: at(columns.due),
				source: say(columns.source),
			});
		}
	}
	return found;
}

const measurable =
	/\d|\b(?:zero|none|all|every|no|yes|pass|passed|kein|keine|null|alle|jede|cero|todos|todas|ninguno|zero|tous|toutes|aucun|aucune|100)\b/i;

/** A target that says when it is reached: a number, a date, all, none, yes or no. */
export const isMeasurable = (target: string): boolean => measurable.test(target);
