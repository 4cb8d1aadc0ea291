/**
 * The states of criteria and outcomes in one table: what each means, how it is called, how it looks. Everything that
 * shows a state reads it here. Imports nothing, because the client shares it.
 */

/** How a state looks; words always stand beside marks and colours. */
export interface StateLook {
	readonly words: string;
	/** One character for terminals and pages. */
	readonly mark: string;
	/** Colour in a terminal. */
	readonly style: 'green' | 'yellow' | 'magenta' | 'blue' | 'cyan' | 'red' | 'dim';
	/** Colour on a page, by what it says. */
	readonly tone: 'good' | 'part' | 'ask' | 'plan' | 'bad' | 'soft';
	/** Codicon. */
	readonly icon: string;
	/** Colour of a theme of VS Code. */
	readonly color: string;
}

interface CriterionLook extends StateLook {
	/** What stands for it in a count: `21 to be read`. Empty for what no count names. */
	readonly count: readonly [one: string, many: string];
	/** How much is shown: 0 nothing, and the same where nobody can say yet. */
	readonly shows: number;
}

/**
 * In the order in which they win. `attested` is a kind of covered: a named person vouches for what no text can show.
 * `pending` is shown, but only in documents that are not effective.
 */
export const criterionLooks = {
	'not-applicable': {
		words: 'not applicable',
		count: ['not applicable', 'not applicable'],
		mark: '–',
		style: 'dim',
		tone: 'soft',
		icon: 'circle-slash',
		color: 'disabledForeground',
		shows: -1,
	},
	covered: {
		words: 'covered',
		count: ['covered', 'covered'],
		mark: '●',
		style: 'green',
		tone: 'good',
		icon: 'pass-filled',
		color: 'charts.green',
		shows: 4,
	},
	attested: {
		words: 'attested',
		count: ['covered', 'covered'],
		mark: '●',
		style: 'green',
		tone: 'good',
		icon: 'verified',
		color: 'charts.green',
		shows: 3,
	},
	evidenced: {
		words: 'evidenced, not claimed',
		count: ['evidenced', 'evidenced'],
		mark: '◕',
		style: 'green',
		tone: 'good',
		icon: 'pass',
		color: 'charts.green',
		shows: 2,
	},
	pending: {
		words: 'pending',
		count: ['pending', 'pending'],
		mark: '◑',
		style: 'yellow',
		tone: 'part',
		icon: 'clock',
		color: 'charts.yellow',
		shows: 1,
	},
	claimed: {
		words: 'claimed, not evidenced',
		count: ['only claimed', 'only claimed'],
		mark: '◔',
		style: 'magenta',
		tone: 'bad',
		icon: 'question',
		color: 'list.warningForeground',
		shows: 0,
	},
	planned: {
		words: 'planned',
		count: ['planned', 'planned'],
		mark: '◌',
		style: 'blue',
		tone: 'plan',
		icon: 'calendar',
		color: 'charts.blue',
		shows: 0,
	},
	'to-read': {
		words: 'to be read',
		count: ['to be read', 'to be read'],
		mark: '◇',
		style: 'cyan',
		tone: 'ask',
		icon: 'eye',
		color: 'charts.purple',
		shows: 0,
	},
	gap: {
		words: 'gap',
		count: ['gap', 'gaps'],
		mark: '○',
		style: 'red',
		tone: 'bad',
		icon: 'error',
		color: 'list.errorForeground',
		shows: 0,
	},
} as const satisfies Readonly<Record<string, CriterionLook>>;

/** State of one criterion over the repository; `planned` has an owner and a date, `to-read` has possible places and no others. */
export type CriterionState = keyof typeof criterionLooks;
export const criterionStates = Object.keys(criterionLooks) as [CriterionState, ...CriterionState[]];

interface OutcomeLook extends StateLook {
	/** How much is shown, as for criteria. */
	readonly shows: number;
}

/** From the best to the worst; what does not apply stands apart. */
export const outcomeLooks = {
	'not-applicable': {...criterionLooks['not-applicable']},
	covered: {...criterionLooks.covered, shows: 3},
	'evidenced-not-claimed': {...criterionLooks.evidenced, shows: 2},
	'partially-covered': {
		words: 'partially covered',
		mark: '◑',
		style: 'yellow',
		tone: 'part',
		icon: 'warning',
		color: 'list.warningForeground',
		shows: 1,
	},
	'claimed-not-evidenced': {...criterionLooks.claimed},
	planned: {...criterionLooks.planned},
	'to-read': {...criterionLooks['to-read']},
	gap: {...criterionLooks.gap},
} as const satisfies Readonly<Record<string, OutcomeLook>>;

/** State of one outcome. */
export type OutcomeState = keyof typeof outcomeLooks;
export const outcomeStates = Object.keys(outcomeLooks) as [OutcomeState, ...OutcomeState[]];

/** True for a criterion that is shown by a document in force or by a person's word. */
export function isMet(state: CriterionState): boolean {
	return criterionLooks[state].shows >= criterionLooks.evidenced.shows;
}

/** True for a criterion that something or somebody has to be found for, or that has to be read. */
export function isOpen(state: CriterionState): boolean {
	return !isMet(state) && state !== 'not-applicable';
}

/** Whether more is shown than before: `other` between states that show as much, and where one does not apply. */
export function direction(before: number, after: number): 'better' | 'worse' | 'other' {
	if (before < 0 || after < 0 || before === after) return 'other';
	return after > before ? 'better' : 'worse';
}

/** The look of any state; undefined for what is none. */
export function lookOf(state: string): StateLook | undefined {
	const looks: Readonly<Record<string, StateLook>> = {...outcomeLooks, ...criterionLooks};
	return looks[state];
}
