import {applyEdits} from '../../core/text/edit.ts';
import {proposalOf} from '../../core/features/propose/proposal.ts';
import {countOutcomes, type OutcomeCount} from '../../core/coverage/counts.ts';
import {questionsOf} from '../../core/questions/questions.ts';
import {createQms} from '../../core/service.ts';
import {configName} from '../../node/paths.ts';
import {painter, visible} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {patchOf, writeChanges, type FileChange} from '../edits.ts';
import {textOptions, type Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import {askLine} from '../reading/keys.ts';
import {openOne, type OpenRoot} from '../roots.ts';

/** `init --from-existing`: a proposal for the documents that are there, as a patch or, with `--write`, in the files. */
export async function propose(args: Arguments, host: Host): Promise<number> {
	const progress = startProgress(host, false);
	const only = await openOne(args, host, progress, 'init --from-existing');
	const organization = await organizationOf(args, host, only);
	const proposal = outlookOf(only, organization);
	if (args.write) writeChanges(only.request.root, proposal.changes);
	else
		await deliver(host, args.outputs, args.color, () =>
			patchOf(proposal.changes, only.root.startsWith('..') ? '.' : only.root),
		);
	await host.stderr.write(
		told(proposal, only, {...args, organization}, painter(textOptions(host, args.color, !host.stderr.terminal).color)),
	);
	return 0;
}

/** The name that is given, or asked for on a terminal; empty where nobody says it or it stands in `qms.yaml`. */
async function organizationOf({organization}: Arguments, {keys, stderr}: Host, {qms}: OpenRoot): Promise<string> {
	if (organization !== undefined) return organization;
	if (qms.text(configName) !== undefined || keys === undefined || !stderr.terminal) return '';
	const terminal = keys();
	try {
		const name = await askLine(
			terminal,
			text => stderr.write(text),
			'The name of the organization (Enter to leave it open): ',
		);
		if (name !== undefined) return name;
	} finally {
		terminal.close();
	}
	throw new UsageProblem('Nothing was written.', 'To leave the name of the organization open, press Enter.');
}

interface Outlook {
	readonly changes: readonly FileChange[];
	readonly criteria: number;
	readonly left: readonly string[];
	readonly before: OutcomeCount;
	readonly after: OutcomeCount;
}

/** The proposal as files, and what it would do to the coverage. */
function outlookOf({qms, files}: OpenRoot, organization: string): Outlook {
	const {config, claims, criteria, left} = proposalOf(qms, organization);
	const documents = [...claims].map(
		([path, edits]): FileChange => ({
			path,
			before: qms.text(path) ?? '',
			after: applyEdits(qms.text(path) ?? '', edits),
		}),
	);
	const changes = [
		...(config === undefined ? [] : [{path: configName, before: undefined, after: config}]),
		...documents,
	];
	const later = createQms({today: () => qms.snapshot.today, configPath: qms.snapshot.configPath});
	later.apply({
		set: [
			...files.texts.filter(({path}) => !claims.has(path)),
			...changes.map(({path, after}) => ({path, text: after})),
		],
		unreadable: files.unreadable,
		files: [...files.files, configName],
	});
	return {changes, criteria, left, before: countOutcomes(qms.coverage()), after: countOutcomes(later.coverage())};
}

function told(proposal: Outlook, {root, qms}: OpenRoot, args: Arguments, paint: ReturnType<typeof painter>): string {
	const {write, outputs} = args;
	const {changes, criteria, left, before, after} = proposal;
	const done = write ? 'written' : 'proposed';
	const documents = changes.filter(({path}) => path !== configName).length;
	const lines = [
		qms.text(configName) === undefined
			? `qms.yaml is ${done}.${args.organization === '' ? ' Whose system it is stands nowhere: add --organization NAME, or write it there.' : ''}`
			: 'qms.yaml is there and stays as it is.',
		criteria === 0
			? 'No claim is proposed: nothing is shown that is not claimed already.'
			: `${counted(criteria, 'claim')} ${criteria === 1 ? 'is' : 'are'} ${done} in ${counted(documents, 'document')}. Outcomes covered: ${before.covered} of ${before.outcomes} before, ${after.covered} after.`,
		...(left.length > 0
			? [`Shown, but you have to claim these by hand because of how the file is written: ${left.join(', ')}.`]
			: []),
		...(criteria > 0 ? ['A claim is the word of whoever commits it: read each section before.'] : []),
	];
	const next =
		write || changes.length === 0
			? []
			: [
					`To take it: qms-lens init --from-existing${root === '.' ? '' : ` ${visible(root)}`} --write${outputs.some(output => output.file !== undefined) ? ', or git apply the file' : ', or pipe this into git apply'}.`,
				];
	const questions = questionsOf(qms).length;
	const reading =
		questions === 0
			? []
			: [
					`${counted(questions, 'place')} ${questions === 1 ? 'is' : 'are'} left to be read, which only a reader can judge: qms-lens read${root === '.' ? '' : ` ${visible(root)}`} asks about ${questions === 1 ? 'it' : 'each'} and keeps the answers.`,
				];
	return `${[...lines, ...next, ...reading].map(line => paint('bold', '') + visible(line)).join('\n')}\n`;
}
