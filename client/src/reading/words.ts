import type {CriterionToRead, QuestionView, ToReadView} from '../../../server/src/host/readingProtocol.ts';

/** A question with the root and the criterion it belongs to. */
export interface OpenQuestion {
	readonly root: ToReadView;
	readonly criterion: CriterionToRead;
	readonly question: QuestionView;
}

/** All open questions in the order in which they are asked. */
export function questionsIn(roots: readonly ToReadView[]): readonly OpenQuestion[] {
	return roots.flatMap(root =>
		root.criteria.flatMap(criterion => criterion.questions.map(question => ({root, criterion, question}))),
	);
}

/** The first question that was not put off; of those that were the first, when there is no other. */
export function nextOf(open: readonly OpenQuestion[], later: ReadonlySet<string>): OpenQuestion | undefined {
	return open.find(({question}) => !later.has(question.id));
}

/** `12 questions, about 5 minutes`, for the head of the view; empty where nothing is open. */
export function amountWords(roots: readonly ToReadView[]): string {
	const left = roots.reduce((sum, root) => sum + root.left, 0);
	const minutes = roots.reduce((sum, root) => sum + root.minutes, 0);
	if (left === 0) return '';
	return `${left} ${left === 1 ? 'question' : 'questions'}, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

const whyWords: Readonly<Record<QuestionView['why'], string>> = {
	possible: '',
	stale: 'changed since it was read',
	disagree: 'read differently',
};

/** What stands behind a place: where it is, and how likely it shows the criterion or why it is asked about again. */
export function placeWords({document, range, likelihood, why}: QuestionView): string {
	return `${document}:${range.start.line + 1} · ${whyWords[why] === '' ? `${likelihood} %` : whyWords[why]}`;
}

/** What is asked, what counts and what does not, for the place that is open. */
export function questionWords({criterion, question}: OpenQuestion): string {
	return [
		`${criterion.id}: ${criterion.question}`,
		`Counts: ${criterion.counts}`,
		`Does not count: ${criterion.doesNotCount}`,
		...question.earlier.map(line => `Read before: ${line}`),
	].join('\n');
}
