/** A labelled section as the sets give it. */
export interface Label {
	readonly repo?: string;
	readonly path?: string;
	readonly lang: string;
	readonly title: string;
	readonly headings: readonly string[];
	readonly line: number;
	readonly text: string;
	readonly criteria: Readonly<Record<string, number>>;
	/** Of a passage: the criterion it was written for, and whether it answers it. */
	readonly for?: string;
	readonly kind?: string;
}
