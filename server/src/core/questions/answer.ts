import * as z from 'zod/mini';
import {judgements} from '../readings/reading.ts';

const say = (description: string) => z.describe(description);
const line = z.string().check(z.maxLength(2000));

/** What a reader hands in for one question: of a place, of a criterion as a whole, or of a document that was read to the end. */
export const answerSchema = z.strictObject({
	id: z
		.optional(line)
		.check(say('Id of the question that is answered. Without it, path, slug, criterion and words name the place.')),
	path: z.optional(line).check(say('Document of another place than those offered, relative to the root.')),
	slug: z
		.optional(line)
		.check(
			say(
				'Anchor of the section, as find_text, documents and next_questions give it; empty for the text before the first heading.',
			),
		),
	criterion: z.optional(line).check(say('Id of the criterion, such as EO-9.cause.')),
	words: z
		.optional(z.union([line, z.array(line)]))
		.check(
			say('Hash of the words that were read, as it came with the text. A text that has changed since is refused.'),
		),
	document: z.optional(line).check(say('With `shows: complete`: the document that was read from top to bottom.')),
	shows: z
		.enum([...judgements, 'absent', 'complete'])
		.check(
			say(
				'described: at least one sentence says how this organisation does what is asked. specified: described, and it names all that `lookFor` lists; where that is empty, who, when, a criterion or a record. part: one of several things that are asked is missing. no: it does not show it. absent: the criterion was looked for and is shown nowhere. complete: the document was read to its end; what has no answer in it is not shown there.',
			),
		),
	quote: z
		.optional(line)
		.check(
			say(
				'The sentence that the answer rests on, word by word as it stands in the place; leave words out with `…`. Punctuation, emphasis, tags and the bars of tables make no difference: of a table, quote the cells of a row in their order. Agents have to give it for specified, described and part.',
			),
		),
	because: z
		.optional(line)
		.check(
			say(
				'Why, in a line. Needed for part and no: what is missing, or what the place is about instead. Agents need it for absent: where they looked.',
			),
		),
	by: z.optional(line).check(say('The reader, where it is not the one who hands in the answer.')),
	on: z.optional(line).check(say('Day of the reading, YYYY-MM-DD; today without.')),
});

export type Answer = z.output<typeof answerSchema>;
