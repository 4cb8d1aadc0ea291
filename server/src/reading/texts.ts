/** What each tool of agents is called, and what it says of itself to a model. */
export const toolTexts = {
	coverage: {
		title: 'Coverage',
		description:
			'What the documents show of each expected outcome and criterion, how many questions are open, and which gaps nobody has looked for yet.',
	},
	explain: {
		title: 'Explain',
		description: 'Why a criterion, a place or a rule stands as it does, who read what, and what would change it.',
	},
	next_questions: {
		title: 'Next questions',
		description:
			'The next places to read, each once with its text and every question about it, and what each question asks. At most five places of a criterion are asked about. Answer each with record_readings. With state gap: the gaps for which a place has still to be looked for.',
	},
	find_text: {
		title: 'Find text',
		description:
			'Sections that hold the given words, with their text: where no offered place shows a criterion, look for another one here. Says whether anything near was found, and which other words the documents use.',
	},
	record_readings: {
		title: 'Record readings',
		description:
			'Takes answers, which are kept in the readings file. Each positive one needs a quotation that stands in the place word by word. Says what was refused and why, how many questions are left, and which criteria have no place left to read.',
	},
	check_text: {
		title: 'Check a draft',
		description: 'What a draft of a document would show and what would be found in it. Nothing is written.',
	},
	documents: {
		title: 'Documents',
		description:
			'The documents of the system, and which files were skipped and why; with a path, one document section by section, to be read from top to bottom.',
	},
} as const;
