import type {QmsDocument} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {graphRule, type GraphRule, type RuleMeta} from '../rule.ts';
import {type ControlField, headSpan, isControlled, missingField, nameOf, practiceOf} from './controlled.ts';

/**
 * A rule about one metadata field that a controlled document lacks. Its message `missing` takes `{name}`; `habit`, said
 * once where fewer than three in five of the documents carry the field, takes `{share}`, such as "Only 2 of 9
 * controlled documents".
 */
export function missingFieldRule(
	field: ControlField | 'review',
	meta: RuleMeta<'missing' | 'habit'>,
	expected: (document: QmsDocument) => boolean,
): GraphRule {
	return graphRule({
		meta,
		reads: snapshot => [practiceOf.basis(snapshot)],
		check({entry: {document}, snapshot}, report) {
			if (!isControlled(document) || !expected(document)) return;
			const missing = missingField(snapshot, document, field);
			if (missing === 'none') return;
			report({
				message: missing === 'slip' ? 'missing' : 'habit',
				values: {name: nameOf(document), share: shareOf(snapshot, field)},
				path: document.path,
				span: headSpan(document),
				key: missing,
				...(missing === 'habit' && {severity: 'information' as const}),
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
