/** What can be said of a place or a criterion, with the words of lenses, lists and messages. `tip` says more where the title is short. */
export const answers = {
	described: {title: 'Yes', tip: 'It says that this is done, and how.', told: 'shown', asks: undefined},
	specified: {
		title: 'Yes, specified',
		tip: 'It also says who, when, by what criterion or with what record.',
		told: 'shown, specified',
		asks: undefined,
	},
	part: {
		title: 'A part…',
		tip: 'Something of what is asked is missing.',
		told: 'a part is shown',
		asks: 'What is missing?',
	},
	no: {
		title: 'No…',
		tip: 'It is about something else, or only names the topic.',
		told: 'not shown here',
		asks: 'Why not?',
	},
	absent: {title: 'Nowhere', tip: 'No document shows it.', told: 'found nowhere', asks: undefined},
} as const;

export type Said = keyof typeof answers;
