import {
	CodeLens,
	type CodeLensProvider,
	commands,
	type ExtensionContext,
	languages,
	OverviewRulerLane,
	Range,
	type TextDocument,
	ThemeColor,
	window,
} from 'vscode';
import {toRange} from '../commands/goto.ts';
import {answers, type Said} from './answers.ts';
import type {Asking} from './asking.ts';
import {questionWords} from './words.ts';

/** Shows the open question at its place: the answers as lenses above the heading, and what speaks for it marked. */
export function registerLenses(context: ExtensionContext, asking: Asking): void {
	const provider: CodeLensProvider = {
		onDidChangeCodeLenses: asking.onDidChange,
		provideCodeLenses: document => lensesOf(asking, document),
	};
	const mark = window.createTextEditorDecorationType({
		backgroundColor: new ThemeColor('editor.wordHighlightBackground'),
		overviewRulerColor: new ThemeColor('editorOverviewRuler.wordHighlightForeground'),
		overviewRulerLane: OverviewRulerLane.Center,
	});
	const draw = (): void => {
		const current = asking.current?.question;
		for (const editor of window.visibleTextEditors) {
			const isHere = editor.document.uri.toString() === current?.uri;
			editor.setDecorations(mark, isHere ? current.sentences.map(toRange) : []);
		}
		const isShown = window.activeTextEditor?.document.uri.toString() === current?.uri;
		void commands.executeCommand('setContext', 'qmsLens.atQuestion', current !== undefined && isShown);
	};
	context.subscriptions.push(
		mark,
		languages.registerCodeLensProvider([{language: 'markdown'}, {language: 'yaml'}], provider),
		asking.onDidChange(draw),
		window.onDidChangeVisibleTextEditors(draw),
		window.onDidChangeActiveTextEditor(draw),
	);
}

const offered = ['described', 'specified', 'part', 'no'] as const satisfies readonly Said[];

function lensesOf(asking: Asking, document: TextDocument): CodeLens[] {
	const {current} = asking;
	if (current === undefined || document.uri.toString() !== current.question.uri) return [];
	const {start} = toRange(current.question.range);
	// A row of its own above the one that says what the section shows: that one would push the answers out of sight.
	const above = start.with({line: Math.max(0, start.line - 1), character: 0});
	const range = new Range(above, above);
	const {criterion} = current;
	const lens = (title: string, command: string, tooltip = ''): CodeLens =>
		new CodeLens(range, {title, command: `qmsLens.reading.${command}`, tooltip});
	return [
		lens(`$(question) ${criterion.id} ${short(criterion.title)}?`, 'why', questionWords(current)),
		...offered.map(said => lens(answers[said].title, said, answers[said].tip)),
		lens('There instead…', 'there'),
		lens(answers.absent.title, 'absent', answers.absent.tip),
		lens('Later', 'later'),
		...(asking.canUndo ? [lens('Undo', 'undo')] : []),
	];
}

/** A row of lenses is cut off where the editor ends, and the answers are what it is for. */
function short(title: string): string {
	return title.length <= mostTitle ? title : `${title.slice(0, title.lastIndexOf(' ', mostTitle))}…`;
}

const mostTitle = 28;
