/** Where a mistake of the tool is told of. */
export const issuesUrl = 'https://github.com/qms-lens/qms-lens/issues';
