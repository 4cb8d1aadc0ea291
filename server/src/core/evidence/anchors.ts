import type {Pattern} from '../text/pattern.ts';
import {foldedOf} from '../model/folded.ts';
import type {AnchorKind} from '../catalog/catalog.ts';
import {foldWord} from '../text/fold.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {AnchorHit} from './evidence.ts';
import type {ReadStatement, Reading} from './read.ts';
import {excerpt} from './trace.ts';
import type {View} from './views.ts';

export interface Anchors {
	readonly found: readonly AnchorHit[];
	readonly missing: readonly AnchorKind[];
}

/** Looks for the anchors a criterion wants: all of one list, one of another. */
export function anchorsOf(view: View, criterion: CompiledCriterion, reading: Reading, engine: Engine): Anchors {
	const {all, any} = criterion.criterion.anchors;
	if (all.length === 0 && any.length === 0) return {found: [], missing: []};
	const found: AnchorHit[] = [];
	const has = new Set<AnchorKind>();
	for (const anchor of new Set([...all, ...any])) {
		const hit = findAnchor(anchor, view, reading, engine);
		if (hit === undefined) continue;
		has.add(anchor);
		if (hit) found.push(hit);
	}
	const missing = all.filter(anchor => !has.has(anchor));
	const anyMet = any.length === 0 || any.some(anchor => has.has(anchor));
	return {found, missing: anyMet ? missing : [...missing, ...any]};
}

/** The anchor's words; null where another section of the document gives it; undefined where it is missing. */
function findAnchor(anchor: AnchorKind, view: View, reading: Reading, engine: Engine): AnchorHit | null | undefined {
	for (const at of view.statements) {
		if (at.hold !== undefined && at.hold !== 'keyword-list') continue;
		const hit = inStatement(anchor, at, engine);
		if (hit) return hit;
	}
	if (anchor === 'who' && reading.hasResponsibilities) return null;
	return anchor === 'record' && reading.hasRecords ? null : undefined;
}

function inStatement(anchor: AnchorKind, at: ReadStatement, engine: Engine): AnchorHit | undefined {
	const {statement} = at;
	if (anchor === 'who' || anchor === 'when' || anchor === 'record') {
		const mark = engine.mark(`said ${anchor}`);
		const hit = at.anchors.find(each => each.concept === mark);
		if (hit) return {anchor, ...excerpt(statement, hit.start, hit.end)};
	}
	if (anchor === 'who')
		return statement.text.includes('role:') ? {anchor, text: 'role:', span: statement.span} : undefined;
	if (anchor === 'method') {
		const isMethod = at.source.ordered || at.source.table >= 0 || namedMethod.test(foldedOf(statement));
		return isMethod ? {anchor, text: statement.text, span: statement.span} : undefined;
	}
	return inText(anchor, statement, engine.patterns[anchor]);
}

// A form that is called after its method, such as an 8D report, says nothing of how the work is done.
const namedMethod =
	/\b(?:5 why|5 whys|five whys?|ishikawa|fishbone|8d (?:method|process|analys)\w*|(?:method\w*|metodo\w*|demarche|analyse|analisis) 8d|fmea|swot|pestle?|pareto|fault tree|qfd|surveys?|interviews?|matrix|checklist|grundursache|fragebogen|matriz|encuestas?|enquetes?|questionnaires?)\b/;

function inText(anchor: AnchorKind, statement: ReadStatement['statement'], pattern: Pattern): AnchorHit | undefined {
	const folded = foldWord(statement.text);
	const match = pattern.exec(folded);
	if (!match) return undefined;
	const wordsBefore = folded.slice(0, match.index).match(words)?.length ?? 0;
	const wordsIn = Math.max(1, match[0].match(words)?.length ?? 1);
	return {anchor, ...excerpt(statement, wordsBefore, wordsBefore + wordsIn)};
}

const words = /[\p{L}\p{N}]+/gu;
