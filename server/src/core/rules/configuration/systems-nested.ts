import {isTextFile} from '../../text/fileTypes.ts';
import {shortened} from '../../coverage/wording.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {repositorySpot} from '../support/anchor.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'systems-nested',
		aliases: [],
		family: 'configuration',
		severity: 'information',
		summary: 'Documents that no `qms.yaml` marks lie around a system that has one.',
		why: 'The two are judged apart: what the documents of one show does not count for the other, which is seldom meant.',
		remedy:
			'Move `qms.yaml` to the folder that holds all documents, write a second one for those around it, or leave them out with `.qmsignore`.',
		messages: {
			nested:
				'{marks} of {its} own, so the {count} around {it} {is} judged apart, without settings. If all are one system, move qms.yaml up to the folder that holds them; if not, write a qms.yaml for these, or leave them out with .qmsignore.',
		},
	},
	reads: snapshot => [snapshot.files, overviewOf.basis(snapshot)],
	check({snapshot}, report) {
		if (snapshot.config.path !== undefined) return;
		const {count} = overviewOf(snapshot);
		const inner = nestedIn([...snapshot.files]);
		if (count === 0 || inner.length === 0) return;
		const isOne = inner.length === 1;
		report({
			message: 'nested',
			values: {
				marks: `The qms.yaml ${isOne ? 'of' : 'files of'} ${shortened(
					inner.map(folder => `${folder}/`),
					3,
				)} ${isOne ? 'marks a system' : 'mark systems'}`,
				its: isOne ? 'its' : 'their',
				it: isOne ? 'it' : 'them',
				count: count === 1 ? '1 document' : `${count} documents`,
				is: count === 1 ? 'is' : 'are',
			},
			...repositorySpot(snapshot),
			key: inner.join(' '),
			about: 'system',
		});
	},
});

const isOther = (path: string): boolean => isTextFile(path) && !path.endsWith('/qms.yaml');

/** Folders below with a `qms.yaml` and a document beside or below it; one without is told by its own system. */
function nestedIn(files: readonly string[]): readonly string[] {
	const marked = files.flatMap(path => (path.endsWith('/qms.yaml') ? [path.slice(0, -'/qms.yaml'.length)] : []));
	return marked.filter(
		folder =>
			!marked.some(other => folder.startsWith(`${other}/`)) &&
			files.some(path => path.startsWith(`${folder}/`) && isOther(path)),
	);
}
