import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import {overviewOf} from '../../workspace/overview.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {graphRule, type GraphRule, type RuleMeta} from '../rule.ts';
import {
	type ControlField,
	headSpan,
	isControlled,
	isEffective,
	missingField,
	nameOf,
	practiceOf,
} from './controlled.ts';
import {isStatusRare, statusUse} from './status.ts';

/**
 * A rule about one metadata field that a controlled document lacks. Its message `missing` takes `{name}`; `habit`, said
 * once where many of the documents lack the field, takes `{share}`, such as "Only 2 of 9
 * controlled documents". A field that only documents in force have to carry is no habit for as long as few documents say that
 * they are: then it is the status that is missing.
 */
export function missingFieldRule(
	field: ControlField | 'review',
	meta: RuleMeta<'missing' | 'habit'>,
	expected: (document: QmsDocument) => boolean,
	of: 'all' | 'in force' = 'all',
): GraphRule {
	const isExpected = (document: QmsDocument): boolean =>
		isControlled(document) && (of === 'all' || isEffective(document)) && expected(document);
	const lacking = derived<true, readonly string[]>({
		part: ({document}) => (isExpected(document) ? true : undefined),
		combine: parts => [...parts.keys()],
	});
	return graphRule({
		meta,
		reads: snapshot => [
			lacking.basis(snapshot),
			practiceOf.basis(snapshot),
			overviewOf.basis(snapshot),
			statusUse.basis(snapshot),
		],
		check({entry: {document}, snapshot}, report) {
			if (!isExpected(document)) return;
			const missing = missingField(snapshot, document, field, lacking(snapshot));
			if (missing === 'none' || (missing === 'habit' && of === 'in force' && isStatusRare(snapshot))) return;
			report({
				message: missing === 'slip' ? 'missing' : 'habit',
				values: {name: nameOf(document), share: shareOf(snapshot, field)},
				path: document.path,
				span: headSpan(document),
				key: missing,
				...(missing === 'habit' && {about: 'system' as const, severity: 'information' as const}),
			});
		},
	});
}

/** How many of the controlled documents carry a field, as the beginning of a sentence. */
export function shareOf(snapshot: Snapshot, field: ControlField | 'review'): string {
	const {controlled, uses} = practiceOf(snapshot);
	return uses[field] === 0
		? `None of the ${controlled} controlled documents`
		: `Only ${uses[field]} of ${controlled} controlled documents`;
}
