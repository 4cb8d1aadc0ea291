import type {
	DocumentView,
	ExplainParams,
	Explanation,
	ExportParams,
	MapView,
	RangeView,
	RootView,
} from '../../../server/src/host/protocol.ts';

/** A page calls nothing missing before all is read. */
export type ReadingState = 'reading' | 'cancelled' | 'ready';

/** From the extension to the page. */
export type ToPage =
	| {
			readonly type: 'data';
			readonly roots: readonly RootView[];
			readonly documents: readonly DocumentView[];
			readonly state: ReadingState;
	  }
	| {readonly type: 'explanation'; readonly explanation: Explanation | null; readonly focus: boolean}
	| {readonly type: 'problem'; readonly message: string};

/** What a page may ask to be run, and nothing else. */
export const pageCommands = ['qmsLens.begin', 'qmsLens.describeProcess', 'qmsLens.refresh'] as const;

/** From any page to the extension. */
export type FromAnyPage =
	| {readonly type: 'ready'}
	| {readonly type: 'goTo'; readonly uri: string; readonly range: RangeView}
	/** A page that has nothing to show offers what helps. */
	| {readonly type: 'run'; readonly command: (typeof pageCommands)[number]};

/** From the page to the extension. */
export type FromPage =
	| {readonly type: 'explain'; readonly params: ExplainParams}
	/** What was asked is of no more interest, answered or not. */
	| {readonly type: 'forget'}
	| {readonly type: 'export'; readonly root: string; readonly format: ExportParams['format']};

/** From the extension to the page of the map; `root` is the one to show from now on. */
export interface ToMapPage {
	readonly type: 'maps';
	readonly maps: readonly MapView[];
	/** How many quality documents there are, of whatever kind. */
	readonly documents: number;
	readonly state: ReadingState;
	readonly root?: string;
}

/** From the page of the map to the extension. */
export type FromMapPage =
	| {readonly type: 'copy'; readonly mermaid: string}
	| {readonly type: 'save'; readonly root: string};
