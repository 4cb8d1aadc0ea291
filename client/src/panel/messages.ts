import type {DocumentView, ExplainParams, Explanation, ExportParams, RangeView, RootView} from '../../../server/src/lsp/protocol.ts';

/** From the extension to the page. */
export type ToPage =
	| {readonly type: 'data'; readonly roots: readonly RootView[]; readonly documents: readonly DocumentView[]; readonly ready: boolean}
	| {readonly type: 'explanation'; readonly explanation: Explanation | null; readonly focus: boolean}
	| {readonly type: 'problem'; readonly message: string};

/** From the page to the extension. */
export type FromPage =
	| {readonly type: 'ready'}
	| {readonly type: 'goTo'; readonly uri: string; readonly range: RangeView}
	| {readonly type: 'explain'; readonly params: ExplainParams}
	| {readonly type: 'export'; readonly root: string; readonly format: ExportParams['format']};
