// Which files are read, by the ending of their names. MDX, Quarto and R Markdown are Markdown with more in it.

/** True for the path of a YAML file. */
export const isYamlFile = (path: string): boolean => /\.ya?ml$/i.test(path);

/** True for the path of a file in Markdown. */
export const isMarkdownFile = (path: string): boolean => /\.(?:md|markdown|mdx|qmd|rmd)$/i.test(path);

/** True for the path of a file that is read. */
export const isTextFile = (path: string): boolean => isMarkdownFile(path) || isYamlFile(path);

/** The path without the ending of a file that is read. */
export const withoutEnding = (path: string): string => path.replace(/\.(?:md|markdown|mdx|qmd|rmd|ya?ml)$/i, '');

/** The same files as globs of an editor, which may match with or without regard to case. */
export const readableGlob = '**/*.{md,markdown,mdx,qmd,rmd,Rmd,yaml,yml}';
