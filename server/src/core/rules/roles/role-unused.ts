import type {QmsDocument} from '../../model/document.ts';
import {foldRole, usedRoles} from '../support/roles.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {workspaceRule} from '../rule.ts';
import {remembered} from '../../text/remembered.ts';

export default workspaceRule({
	meta: {
		id: 'role-unused',
		aliases: ['ROL002'],
		family: 'roles',
		severity: 'hint',
		summary: 'A role is defined but no document gives it anything to do.',
		why: 'A role without a duty is a leftover, or its duties are written under another name.',
		remedy: 'Use the role where its duties are described, or take it out.',
		messages: {unused: 'The role "{role}" is defined but never used.'},
	},
	check({snapshot}, report) {
		const used = usedRoles(snapshot);
		for (const definitions of snapshot.index.roles.values()) {
			const role = definitions[0];
			if (!role || used.has(foldRole(role.id)) || used.has(foldRole(role.title))) continue;
			const names = [foldRole(role.id), foldRole(role.title)].filter(name => name !== '');
			if (names.some(name => mentioned(snapshot, role.path, name))) continue;
			report({
				message: 'unused',
				values: {role: role.title || role.id},
				path: role.path,
				span: role.span,
				key: role.id,
				tags: ['unnecessary'],
			});
		}
	},
});

/** True where the text of another document names the role. */
function mentioned(snapshot: Snapshot, except: string, name: string): boolean {
	for (const {document} of snapshot.documents.values()) {
		if (!document.qms || document.path === except) continue;
		const known = mentions(document);
		const here = known.get(name) ?? isNamedIn(document, name.split(' '));
		known.set(name, here);
		if (here) return true;
	}
	return false;
}

/** What was found out about a document and a name. */
const mentions = remembered((_document: QmsDocument) => new Map<string, boolean>());

function isNamedIn({sections}: QmsDocument, words: readonly string[]): boolean {
	const [first = ''] = words;
	for (const section of sections) {
		for (const block of section.blocks) {
			for (const {tokens} of block.statements) {
				for (let at = tokens.words.indexOf(first); at >= 0; at = tokens.words.indexOf(first, at + 1)) {
					if (words.every((word, offset) => tokens.words[at + offset] === word)) return true;
				}
			}
		}
	}
	return false;
}
