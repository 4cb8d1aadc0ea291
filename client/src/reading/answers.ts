/** What can be said of a place or a criterion, with the words of lenses, lists and messages. */
export const answers = {
	described: {title: 'Yes', told: 'shown', asks: undefined},
	specified: {title: 'Yes, and says who, when or how far', told: 'shown, specified', asks: undefined},
	part: {title: 'A part…', told: 'a part is shown', asks: 'What is missing?'},
	no: {title: 'No…', told: 'not shown here', asks: 'Why not?'},
	absent: {title: 'Nowhere', told: 'found nowhere', asks: undefined},
} as const;

export type Said = keyof typeof answers;
