import type {QmsDocument} from '../../model/document.ts';
import type {Span} from '../../text/span.ts';
import {parseDuration} from './duration.ts';
import {textOf} from './processes.ts';
import {cellAt, columnOf, isBlank} from './tables.ts';
import {remembered} from '../../text/remembered.ts';

/** A record as a process field or a table states it; retention and location are undefined where no column or field is meant for them. */
export interface StatedRecord {
	readonly id: string;
	readonly name: string;
	readonly span: Span;
	readonly retention: string | undefined;
	readonly retentionSpan: Span;
	readonly location: string | undefined;
	/** Tells it from others of its document: its name, in a process after the id of that. */
	readonly key: string;
}

const idPattern = /^[\p{Lu}][\p{Lu}\p{N}]*(?:[-_ ][\p{Lu}\p{N}]+)+\b/u;

export const recordsOf = remembered((document: QmsDocument): readonly StatedRecord[] => {
	if (!document.qms || document.template || ['form', 'record', 'external', 'mapping'].includes(document.kind))
		return [];
	return [...processRecords(document), ...tableRecords(document)];
});

function processRecords(document: QmsDocument): StatedRecord[] {
	return document.processes.flatMap(process =>
		(process.lists['records'] ?? []).map(item => ({
			id: textOf(item, 'id'),
			name: textOf(item, 'name') || textOf(item, 'id'),
			key: `${process.id} ${textOf(item, 'name') || textOf(item, 'id')}`.trim(),
			span: item.values['id']?.span ?? item.values['name']?.span ?? item.span,
			retention: textOf(item, 'retention'),
			retentionSpan: item.values['retention']?.span ?? item.span,
			location: textOf(item, 'location'),
		})),
	);
}

function tableRecords(document: QmsDocument): StatedRecord[] {
	const found: StatedRecord[] = [];
	for (const table of document.tables) {
		const record = columnOf(table, 'record');
		const retention = columnOf(table, 'retention');
		if (record === undefined || retention === undefined || record === retention) continue;
		const location = columnOf(table, 'location');
		for (const row of table.rows) {
			const cell = cellAt(row, record);
			if (!cell || isBlank(cell)) continue;
			const kept = cellAt(row, retention);
			const where = cellAt(row, location);
			const text = cell.text.trim();
			found.push({
				id: idPattern.exec(text)?.[0] ?? '',
				name: text,
				key: text,
				span: cell.span,
				retention: isBlank(kept) ? '' : (kept?.text.trim() ?? ''),
				retentionSpan: kept?.span ?? cell.span,
				location: location === undefined ? undefined : isBlank(where) ? '' : (where?.text.trim() ?? ''),
			});
		}
	}
	return found;
}

const spoken =
	/^(?:at least |min(?:imum|\.)? |mindestens |al menos |au moins )?(\d{1,4}|one|two|three|five|six|seven|ten|eins?|zwei|drei|funf|zehn|uno?|dos|tres|cinco|diez|deux|trois|cinq|dix)\+? ?(days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|dias?|semanas?|mes(?:es)?|anos?|jours?|semaines?|mois|ans?|annees?)\b/;
const events =
	/\b(?:ongoing|match|same|see|per|according|deleted|laufend|siehe|gemass|segun|igual|selon|voir|life|lifetime|permanent|indefinite|unlimited|forever|until|as long as|while|during|after|legal|statutory|lebensdauer|dauerhaft|unbegrenzt|bis|solange|permanente|indefinid|mientras|hasta|vida|permanent|illimite|jusqu|tant que|vie)/;

/** The months of a retention time, for comparing two; 0 for one that ends with an event; undefined for what is neither. */
export function retentionMonths(text: string): number | undefined {
	const iso = parseDuration(text);
	if (iso) return iso.months + iso.days / 30;
	const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
	const match = spoken.exec(folded);
	if (match) {
		const words: Readonly<Record<string, number>> = {
			one: 1,
			ein: 1,
			eins: 1,
			un: 1,
			uno: 1,
			two: 2,
			zwei: 2,
			dos: 2,
			deux: 2,
			three: 3,
			drei: 3,
			tres: 3,
			trois: 3,
			five: 5,
			funf: 5,
			cinco: 5,
			cinq: 5,
			six: 6,
			seven: 7,
			ten: 10,
			zehn: 10,
			diez: 10,
			dix: 10,
		};
		const amount = words[match[1] ?? ''] ?? Number(match[1]);
		const unit = match[2] ?? '';
		if (/^(?:y|j(?!our)|an|ann)/.test(unit)) return amount * 12;
		if (/^(?:mo|me)/.test(unit)) return amount;
		return /^(?:w|s)/.test(unit) ? (amount * 7) / 30 : amount / 30;
	}
	return events.test(folded) ? 0 : undefined;
}
