/** What each tool of agents is called, and what it says of itself to a model. */
export const toolTexts = {
	coverage: {
		title: 'Coverage',
		description: 'What the documents show of each expected outcome and criterion, and how many places are to be read.',
	},
	explain: {
		title: 'Explain',
		description: 'Why a criterion, a place or a rule stands as it does, and what would change it.',
	},
	next_questions: {
		title: 'Next questions',
		description:
			'The next places to read, each with its text, the question, what counts and what does not. Answer each with record_readings.',
	},
	find_text: {
		title: 'Find text',
		description:
			'Sections that hold the given words, with their text: where no offered place shows a criterion, look for another one here.',
	},
	record_readings: {
		title: 'Record readings',
		description:
			'Hands in answers, which are kept in the readings file. Each positive one needs a quotation that stands in the place word by word. Tells what was refused, and why; the others are kept.',
	},
	check_text: {
		title: 'Check a draft',
		description: 'What a draft of a document would show and what would be found in it. Nothing is written.',
	},
	documents: {
		title: 'Documents',
		description:
			'The documents of the system; with a path, one of them section by section, to be read from top to bottom.',
	},
} as const;
