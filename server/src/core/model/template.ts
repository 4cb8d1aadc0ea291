import type {Block, DocumentKind, Placeholder, Reference, Section, Table} from './document.ts';
import {blank} from './forms.ts';
import {fileStem} from './titles.ts';
import {foldText} from '../text/fold.ts';

/** What tells an unfilled template from a document. */
export interface TemplateFacts {
	readonly path: string;
	readonly title: string;
	readonly kind: DocumentKind;
	readonly sections: readonly Section[];
	readonly tables: readonly Table[];
	readonly placeholders: readonly Placeholder[];
}

const templateName =
	/\b(?:template|templates|vorlage|mustervorlage|plantilla|plantillas|modele|gabarit|boilerplate|skeleton|tpl)\b/;

/**
 * True for a template nobody filled in: what is written are prompts, placeholders and headings with nothing under them. A
 * template that describes the method and leaves names or numbers open is none.
 */
export function isTemplate({path, title, kind, sections, tables, placeholders}: TemplateFacts): boolean {
	const leaves = sections.filter(
		section =>
			section.level > 0 &&
			section.subtreeEnd === section.index + 1 &&
			section.role !== 'history' &&
			section.role !== 'toc',
	);
	if (leaves.length === 0) return false;
	const substance = sections.map(section => ownWords(section, placeholders));
	const total = substance.reduce((sum, words) => sum + words, 0);
	const open = leaves.filter(section => (substance[section.index] ?? 0) < 4).length;
	const perLeaf = total / leaves.length;
	const blankRows = tables
		.flatMap(table => table.rows)
		.filter(row => row.length > 1 && row.slice(1).every(cell => cell.text === '')).length;
	const named = templateName.test(foldText(title)) || templateName.test(foldText(fileStem(path)));
	// Blanks are filled in by hand wherever the document is used; prompts are what its writer left open.
	const prompts = placeholders.filter(({text}) => !blank.test(text)).length;
	const crowded = prompts >= 4 && prompts * 40 > total + prompts * 4;
	if (
		!named &&
		kind !== 'form' &&
		leaves.some(section => isWritten(section, substance[section.index] ?? 0, placeholders))
	)
		return false;
	if (leaves.length >= 3 && open / leaves.length >= 0.6 && perLeaf < 12) return true;
	if (crowded && perLeaf < 25) return true;
	if (named || kind === 'form') return placeholders.length + blankRows + open >= 2 && perLeaf < (named ? 45 : 15);
	return false;
}

// What a page says of itself before it is written, in seven languages.
const pending =
	/^(?:(?:the |this |our |page |section |more |full |further |die |der |das |dieser? |el |la |le |cette |ce |esta |il |questa |de )*(?:content|page|section|text|chapter|details?|documentation|description|information|inhalt\w*|seite|abschnitt|kapitel|beschreibung|contenido|pagina|seccion|descripcion|contenu|description|contenuto|sezione|conteudo|inhoud|beschrijving)? ?(?:is |will be |are |ist |wird |sera |est |en |e )?(?:still )?(?:coming soon|to come|tbd|tbc|tba|todo|to be (?:added|written|completed|defined|done|provided|determined|filled in|announced)|pending|under construction|work in progress|in progress|placeholder|not written yet|noch zu (?:schreiben|erganzen)|in arbeit|in bearbeitung|im aufbau|folgt(?: in kurze| noch)?|(?:wird )?noch (?:erganzt|erstellt|geschrieben)|kommt (?:bald|noch)|proximamente|construccion|por (?:definir|completar|escribir|redactar)|pendiente(?: de redactar)?|a venir|en cours(?: de redaction| d ecriture)?|construction|a (?:completer|rediger|definir)|prossimamente|in costruzione|da (?:completare|redigere|definire|scrivere)|em (?:breve|construcao)|a definir|por fazer|binnenkort|volgt|in opbouw|nog (?:aan te vullen|in te vullen|te schrijven)))(?: (?:this|the|here|diese|esta|cette|questa) (?:page|section|chapter|seite|pagina|seccion|section) (?:will|wird|describira|cubrira|decrira|tratta).*| soon)?$/;

/** True for a line that says nothing but that the page or its section is still to be written. */
export function isPending(line: string): boolean {
	return pending.test(foldText(line));
}

/** True for headings with nothing under them, and for nothing at all; comments and head data say nothing of the subject. */
export function isStub(
	sections: readonly Section[],
	references: readonly Reference[],
	tables: readonly Table[],
): boolean {
	return (
		// The columns of a list that nobody has entered anything into are a form.
		tables.every(({header}) => header.filter(({text}) => text !== '').length < 2) &&
		references.every(({kind}) => kind !== 'image' && kind !== 'link' && kind !== 'wiki') &&
		sections.every(({blocks}) =>
			blocks.every(
				({kind, statements}) =>
					kind !== 'code' && statements.every(({tokens, text}) => tokens.words.length === 0 || isPending(text)),
			),
		)
	);
}

/** A section whose prompts somebody has answered: its document is being written, and the open ones show nothing by themselves. */
function isWritten(section: Section, substance: number, placeholders: readonly Placeholder[]): boolean {
	return (
		section.role === 'body' &&
		substance >= 15 &&
		!placeholders.some(placeholder => placeholder.section === section.index)
	);
}

/** Words of a section that say something: no placeholders, no prompts, no labels of fields to fill in. */
function ownWords(section: Section, placeholders: readonly Placeholder[]): number {
	const open = placeholders.filter(placeholder => placeholder.section === section.index);
	return section.blocks.reduce((sum, block) => sum + wordsIn(block, open), 0);
}

function wordsIn(block: Block, open: readonly Placeholder[]): number {
	if (block.kind === 'code' || block.kind === 'quote') return 0;
	return block.statements.reduce((sum, statement) => {
		const words = statement.tokens.words.length;
		if (open.some(({span}) => span.start < statement.span.end && statement.span.start < span.end)) return sum;
		// "Date:", "Prepared by: ☐" and rows with a label alone are fields of a form.
		if (words < 5 || /:\s*(?:☐.*)?$/u.test(statement.text)) return sum;
		return sum + words;
	}, 0);
}
