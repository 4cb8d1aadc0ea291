/**
 * What client and server say to each other beyond the protocol: method names and plain data. Imported by both sides
 * and importing nothing, because client and server pin different protocol packages.
 */
export const methods = {
	/** Client to server: `{}` to `RootView[]`. */
	outcomes: 'qmsLens/outcomes',
	/** Client to server: `{}` to `DocumentView[]`. */
	documents: 'qmsLens/documents',
	/** Client to server: `ExplainParams` to `Explanation | null`. */
	explain: 'qmsLens/explain',
	/** Client to server: `ExportParams` to the text of a report. */
	export: 'qmsLens/export',
	/** Client to server: `MapsParams` to `MapView[]`, one for each root that has processes. */
	maps: 'qmsLens/maps',
	/** Client to server: `ScaffoldParams` to `ScaffoldView`. */
	scaffold: 'qmsLens/scaffold',
	/** Client to server: `ProposalParams` to `ProposalView | null`. */
	proposal: 'qmsLens/proposal',
	/** Client to server: `{folder: uri}` to the text of a first `qms.yaml` for it, `null` where its documents are not read. */
	firstConfig: 'qmsLens/firstConfig',
	/** Client to server: `SectionParams` to `SectionOffer[]`. */
	offers: 'qmsLens/offers',
	/** Client to server: `ReasonedFix` to a workspace edit of the protocol, or null. */
	reasonedFix: 'qmsLens/reasonedFix',
	/** Client to server: `{}` to `ToReadView[]`, one for each root. */
	toRead: 'qmsLens/toRead',
	/** Client to server: `AnswerParams` to `AnsweredView`. The client writes the files. */
	answer: 'qmsLens/answer',
	/** Client to server: `{root, undo}` to `AnsweredView`; takes an answer back, once. */
	takeBack: 'qmsLens/takeBack',
	/** Client to server: `{root, search}` to `FoundView[]`, best first. */
	findText: 'qmsLens/findText',
	/** Client to server: `SectionParams` to `FoundView | null`, the section at a line. */
	placeAt: 'qmsLens/placeAt',
	/** Client to server: `{uri}` to `AgentReadingView[]`: what agents read in a document and nobody confirmed. */
	agentReadings: 'qmsLens/agentReadings',
	/** Client to server: `{root}` to the name under which somebody commits there; empty where nobody is known. */
	readerName: 'qmsLens/readerName',
	/** Client to server: `ToolParams` to `ToolAnswer`: a tool of an agent of the editor. */
	tool: 'qmsLens/tool',
	/** Client to server: `{}`; reads every document again. */
	refresh: 'qmsLens/refresh',
	/** Client to server: `{}`; answers when everything that was said before has been taken and its results were sent. */
	settled: 'qmsLens/settled',
	/** Client to server, notification: `{trusted: boolean}`. */
	trust: 'qmsLens/trust',
	/** Client to server, notification: `YamlServerView`, where it is another one than at the start. */
	yamlServer: 'qmsLens/yamlServer',
	/** Server to client, notification: `StatusView`; coverage or documents changed. */
	changed: 'qmsLens/changed',
	/** Server to client: `{folder: uri}` to `FolderListing`. */
	listFiles: 'qmsLens/listFiles',
	/** Server to client: `{uri}` to `FileContent`. */
	readFile: 'qmsLens/readFile',
} as const;

/** Command ids that the server puts into lenses and code actions, for clients that say they know them. */
export const clientCommands = {
	explain: 'qmsLens.explain',
	addReason: 'qmsLens.addReason',
	/** Arguments: a URI and a range; opens the file with the range selected. */
	goTo: 'qmsLens.goTo',
} as const;

/** Commands that the server runs itself, for any editor. */
export const serverCommands = {
	explain: 'qmsLens.server.explain',
	/** Argument: `ClaimParams`; has the client write a claim. */
	claim: 'qmsLens.server.claim',
	refresh: 'qmsLens.server.refresh',
} as const;

/** What a client may say when it starts the server. All of it is optional. */
export interface InitializationOptions {
	/** Command ids that the client has; lenses use them instead of the server's own. */
	readonly commands?: readonly string[];
	/** True in a workspace that the user trusts: git is asked about the history. Without it git is not started. */
	readonly trusted?: boolean;
	/** `pull` answers `textDocument/diagnostic` instead of publishing. Default `push`. */
	readonly diagnostics?: 'push' | 'pull';
	/** ISO date in place of today's, for tests and screenshots. */
	readonly today?: string;
	/** True where the client answers `qmsLens/listFiles` and `qmsLens/readFile`. */
	readonly files?: boolean;
	/** True where another extension completes YAML from our schemas: keys and words of `qms.yaml` and of process files are left to it. */
	readonly completesYaml?: boolean;
	/** True where another extension checks the syntax of YAML files that are open: that is left to it. */
	readonly checksYaml?: boolean;
	readonly settings?: Partial<Settings>;
}

/** What another extension does for YAML: see `completesYaml` and `checksYaml`. */
export interface YamlServerView {
	readonly completes: boolean;
	readonly checks: boolean;
}

/** The editor's own settings; everything a team shares lives in `qms.yaml`. */
export interface Settings {
	readonly codeLens: boolean;
}

export interface RangeView {
	readonly start: {readonly line: number; readonly character: number};
	readonly end: {readonly line: number; readonly character: number};
}

export interface LocationView {
	readonly uri: string;
	readonly range: RangeView;
}

/** One place that speaks to a criterion. */
export interface PlaceView extends LocationView {
	/** Relative to the QMS root. */
	readonly path: string;
	/** Id of the document, else its file name. */
	readonly document: string;
	/** Heading or process field. */
	readonly title: string;
	/** `specified`, `described`, `possible, 41 %` or `not shown`. */
	readonly grade: string;
	readonly claimed: boolean;
	readonly counting: string;
}

export interface CriterionView {
	readonly id: string;
	readonly title: string;
	readonly question: string;
	readonly level: string;
	readonly state: string;
	readonly flags: readonly string[];
	/** The best places; `more` says how many were left out. */
	readonly places: readonly PlaceView[];
	readonly candidates: readonly PlaceView[];
	readonly more: number;
}

export interface OutcomeView {
	readonly id: string;
	readonly qualified: string;
	/** A title of two or three words. */
	readonly short: string;
	readonly title: string;
	/** False for the overall outcome, which rests on all others and is not counted. */
	readonly counted: boolean;
	readonly statement: string;
	readonly state: string;
	readonly met: number;
	readonly applicable: number;
	/** What keeps it open, to follow `4 of 8 shown`; empty where nothing of its own does. */
	readonly reason: string;
	readonly flags: readonly string[];
	readonly criteria: readonly CriterionView[];
}

/** A QMS root with its outcomes. A root without QMS documents is left out. */
export interface RootView {
	readonly uri: string;
	readonly name: string;
	readonly catalog: string;
	readonly disclaimer: string;
	/** A sentence. */
	readonly verdict: string;
	readonly covered: number;
	/** Outcomes that are counted. */
	readonly counted: number;
	/** Criteria by their states, in words. */
	readonly counts: string;
	readonly assumedEffective: boolean;
	readonly outcomes: readonly OutcomeView[];
}

export interface DocumentView {
	readonly root: string;
	readonly uri: string;
	readonly path: string;
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly status: string;
	readonly owner: string;
	readonly reviewNext: string;
	readonly reviewOverdue: boolean;
	readonly template: boolean;
	/** Outcome id to the best state that this document brings to one of its criteria. */
	readonly cells: Readonly<Record<string, CellView>>;
}

/** A cell of the matrix outcome by document. */
export interface CellView {
	readonly state: string;
	readonly range: RangeView;
	readonly criteria: readonly string[];
}

/** How far the coverage goes, of one system or of several together. */
export interface CountsView {
	/** QMS documents. */
	readonly documents: number;
	/** Outcomes that are covered, and all; the overall outcome is not counted. */
	readonly covered: number;
	readonly outcomes: number;
	/** Criteria by their states, in words: `34 covered, 12 evidenced, 21 to be read, 16 gaps`. */
	readonly criteria: string;
	/** Criteria that wait for a reader. */
	readonly toRead: number;
	/** Mandatory and expected criteria that apply, and those of them that are shown. */
	readonly applicable: number;
	readonly shown: number;
}

/** One quality management system among those of a workspace. */
export interface SystemView extends CountsView {
	/** Of its folder. */
	readonly uri: string;
	/** A name that no other one has. */
	readonly name: string;
}

/** The counts are those of all systems together. */
export interface StatusView extends CountsView {
	readonly state: 'indexing' | 'ready' | 'cancelled';
	/** Those that were read and hold quality documents, in the order of their URIs. */
	readonly systems: readonly SystemView[];
	readonly errors: number;
	readonly warnings: number;
	/** Goes up with every change of coverage or documents. */
	readonly version: number;
}

/** Names an outcome or criterion, a place, or both. */
export interface ExplainParams {
	readonly id?: string;
	readonly uri?: string;
	readonly line?: number;
	/** The heading that stood at `line` when it was asked first: the section is found again where lines have moved since. */
	readonly section?: string;
}

/** Criteria to be claimed below the heading at a line. */
export interface ClaimParams {
	readonly uri: string;
	readonly line: number;
	readonly ids: readonly string[];
}

/** Why a state is what it is, for the panel; hovers and messages print the same. */
export interface Explanation {
	/** URI of the root that it is about. */
	readonly root: string;
	/** What was explained, resolved to an outcome, a criterion, or a section. */
	readonly id: string;
	readonly title: string;
	/** State of the outcome or criterion; empty for a section. */
	readonly state: string;
	/** The statement or question, and what would change the state, as plain sentences. */
	readonly sentences: readonly string[];
	readonly places: readonly ExplainedPlace[];
	/** Parts that can be explained on their own. */
	readonly parts: readonly {readonly id: string; readonly title: string; readonly state: string}[];
	/** What to ask to have the same explained after edits; absent where the question itself will do. */
	readonly again?: ExplainParams;
}

/** A place with the trace of its grade: label and text a line, such as `found` and `cause-analysis: "5 Whys"`. */
export interface ExplainedPlace extends PlaceView {
	readonly criterion: string;
	readonly state: string;
	readonly trace: readonly {readonly label: string; readonly text: string}[];
}

export interface ExportParams {
	readonly root: string;
	readonly format: 'html' | 'markdown' | 'csv' | 'json';
}

export interface MapsParams {
	/** True for a picture to keep: with its own style and without links. False for a page of the editor. */
	readonly alone: boolean;
}

/** How the processes of a root hand things to each other. */
export interface MapView {
	readonly root: string;
	readonly name: string;
	readonly title: string;
	/** A sentence: how much there is, and what is open. */
	readonly summary: string;
	readonly svg: string;
	readonly mermaid: string;
	/** Where a link of the picture leads. */
	readonly places: Readonly<Record<string, LocationView>>;
}

export interface ScaffoldParams {
	/** Where the new system is to live. */
	readonly folder: string;
	/** The name of the folder without. */
	readonly organization?: string;
}

/** The files of a new quality management system. Nothing has been written. */
export interface ScaffoldView {
	readonly organization: string;
	readonly files: readonly {readonly uri: string; readonly path: string; readonly text: string}[];
}

export interface ProposalParams {
	/** URI of the root. */
	readonly root: string;
	/** Its name, for a `qms.yaml` that is new; left open without. */
	readonly organization?: string;
}

/** What may be written for documents that are there. */
export interface ProposalView {
	/** True where a `qms.yaml` is proposed that leaves open whose system it is. */
	readonly asksOrganization: boolean;
	/** A workspace edit of the protocol that asks to be confirmed; null where there is nothing to propose. */
	readonly edit: object | null;
	/** Sentences. */
	readonly told: readonly string[];
}

export interface SectionParams {
	readonly uri: string;
	readonly line: number;
}

/** Something a person may put at a place: a claim or a section skeleton. */
export interface SectionOffer {
	readonly id: string;
	readonly title: string;
	readonly state: string;
	readonly kind: 'claim' | 'skeleton';
	readonly newText: string;
	readonly range: RangeView;
}

/** A fix that writes down a person's reason; `reason` is empty until the person has given it. */
export interface ReasonedFix {
	readonly uri: string;
	readonly kind: string;
	readonly title: string;
	readonly arguments: Readonly<Record<string, string>>;
	readonly reason: string;
}

/** The files of a folder that are not ignored, relative to it, with `/`. */
export interface FolderListing {
	readonly files: readonly string[];
}

/** A file's text, or why it has none; `gone` where there is no such file. */
export type FileContent =
	| {readonly text: string}
	| {readonly reason: string; readonly remedy: string; readonly gone?: boolean};
