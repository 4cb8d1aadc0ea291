import data from './words.generated.json' with {type: 'json'};

/**
 * The words by which documents are read, folded, in four languages: written in `words/`, a folder for each language and a file
 * for each subject, and put together by `npm run generate`. Canonical names keep the order of the English files.
 */
export const words = data;
