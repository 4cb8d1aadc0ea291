import type {Block, QmsDocument, Statement} from '../../model/document.ts';
import {blank} from '../../model/forms.ts';
import {foldText} from '../../text/fold.ts';

const blanks = new RegExp(blank.source, 'gu');

// Words of what is signed or confirmed by hand: what stands empty beside them is a form's field.
const byHand =
	/\b(?:sign\w*|initials|name|date|approved|reviewed|prepared|checked|released|received|confirm\w*|undersigned|hereby|unterschrift\w*|unterzeichn\w*|datum|geprueft|gepruft|freigegeben|erstellt|erhalten|bestatig\w*|hiermit|firma|firmado|fecha|nombre|aprobado|revisado|elaborado|recibido|confirmo|declaro|signature|soussigne\w*|nom|approuve|verifie|redige|recu|atteste|certifie)\b/;
const mostInText = 3;

/**
 * True for a blank that is filled in by hand wherever the document is used: in a table, after a label, in a line of labels,
 * beside words of signing, or one of many. What remains is a hole in a running sentence.
 */
export function isFieldToFill(
	{placeholders}: QmsDocument,
	text: string,
	block: Block | undefined,
	statement: Statement | undefined,
): boolean {
	if (block === undefined || statement === undefined || block.kind === 'row' || block.kind === 'code') return true;
	if (placeholders.filter(each => blank.test(each.text)).length > mostInText) return true;
	const sentence = statement.text;
	const folded = foldText(sentence);
	if (byHand.test(folded) || /[\u2500-\u257f☐□|]/u.test(sentence)) return true;
	const at = sentence.indexOf(text);
	const before = sentence.slice(0, Math.max(0, at)).split(blanks).at(-1) ?? '';
	const after = sentence.slice(at + text.length);
	// "Lot no. ____" names a field, "The limit is ____ EUR." lacks its number.
	return /[:#=]\s*$/.test(before) || wordsIn(before) < 3 || !/[\p{L}\d.;,]/u.test(after.replace(blanks, ''));
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(word => /\p{L}/u.test(word)).length;
