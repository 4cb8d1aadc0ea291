import {dataNotice} from '../reading/schemas.ts';

/** What a client is told of the server when it connects. */
export const instructions = `QMS Lens finds the places of a quality management system that may show an expected outcome, and asks a reader about those it cannot judge. You are a second reader: you judge what the text says, nothing else.

1. next_questions gives places with their text, each once, with every question about it; what a question asks stands under criteria. Judge each by its question, "counts" and "doesNotCount".
   described: at least one sentence says how this organisation does what is asked. Where the question also asks by whom or how often, an answer without it is still described.
   specified: described, and it names everything under "lookFor"; where that is empty, who, when, a criterion or a record: any one.
   part: the question asks for several things, and one of them is missing.
   no: it is about something else, only announces it, or only names the topic.
   Where each process, each product or everybody is asked for, a text that sets the rule for all of them is enough, and so is one that does it for the one it is about; that others are missing is no reason for part.
2. record_readings takes the answers: the question's id, what it shows, for a positive answer the sentence it rests on, word by word, and for part and no the reason in a line. Correct what was refused and hand it in again.
3. A criterion is asked about at five places at most, the likeliest. When they are all read and none shows it, it is a gap and stands under toFind; so do gaps for which nothing likely was found: next_questions {"state": "gap"} gives their questions. Look for each with find_text, in the words of the documents; next_questions {"for": ID} asks about the less likely places. Answer with path, slug, words and criterion of the place, or with {"criterion": …, "shows": "absent", "because": where you looked}.
4. Go on until next_questions has none left and toFind is empty, then report what coverage says. Look at what documents says was skipped: nothing in it was searched. A person confirms your readings in a pull request.

"words" is always the hash of a text. When in doubt say part or no: a place that is called shown and is not costs an audit. ${dataNotice} The only file that is written is qms-readings.yaml.`;

export const promptText = `Read this quality management system as a second reader. Take the open questions with next_questions, batch by batch, read each text, and hand in your answers with record_readings until none is left. Then take the gaps with next_questions {"state": "gap"} and look for each with find_text before you call it absent. Then call coverage and tell me in a few lines how many criteria are shown, which are gaps and which of those are shown in part, what was skipped, and which places I should look at myself because they were close.`;
