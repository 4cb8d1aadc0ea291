import {lookOf} from '../../core/coverage/states.ts';
import type {CatalogResult, ClaimResult, CriterionResult} from '../result.ts';
import {counted, roleName} from '../words.ts';
import {h, type Child, type Html} from './element.ts';
import {cell, documentName, fileLink, head, idList, idOf, rowHead, table, type Section} from './parts.ts';

/** What people have put their word to: claims by document, then attestations, plans and rejections with their reasons. */
export function claimsPart(section: Section): Child {
	const {claims} = section.result;
	const made = claims.filter(claim => claim.verb === 'covers');
	const others = claims.filter(claim => claim.verb !== 'covers');
	return [
		made.length === 0 ? h('p', {}, 'No document claims an outcome yet.') : claimTable(section, made),
		others.length === 0 ? h('p', {}, 'Nothing is attested, planned or rejected.') : otherTable(section, others),
	];
}

function claimTable(section: Section, claims: readonly ClaimResult[]): Html {
	const criteria = new Map(
		section.result.catalogs.flatMap(catalog =>
			catalog.outcomes.flatMap(outcome => outcome.criteria.map(criterion => [criterion.id, criterion] as const)),
		),
	);
	const paths = [...new Set(claims.map(claim => claim.path))];
	return table(
		`${counted(claims.length, 'claim')} in ${counted(paths.length, 'document')}`,
		[head('Document'), head('Claims'), head('Not shown there')],
		claims.map(claim => {
			const unshown = claim.ids.filter(id => {
				const criterion = criteria.get(id);
				return criterion !== undefined && !isShownIn(criterion, claim.path);
			});
			return [
				rowHead(
					'small',
					documentName(section, claim.path),
					h(
						'div',
						{class: 'soft path claim-place'},
						claim.section === '' ? 'the whole document' : claim.section,
						' (',
						fileLink(section, claim.path, claim.line),
						')',
					),
				),
				cell('small', idList(claim.ids)),
				cell('small bad', idList(unshown)),
			];
		}),
	);
}

/** True where the document shows the criterion at a place that claims it. */
function isShownIn({places, state}: CriterionResult, path: string): boolean {
	return state === 'attested' || places.some(place => place.path === path && place.claimed && place.answer === 'shown');
}

const verbs = {covers: 'claimed', attests: 'attested', plans: 'planned', rejects: 'rejected as evidence'} as const;

function otherTable(section: Section, claims: readonly ClaimResult[]): Html {
	return table(
		`${counted(claims.length, 'attestation, plan or rejection', 'attestations, plans and rejections')}`,
		[head('What'), head('Criteria'), head('Place'), head('By'), head('Date'), head('Reason')],
		claims.map(claim => [
			rowHead('keep', verbs[claim.verb]),
			cell('small', idList(claim.ids)),
			cell(
				'small path',
				documentName(section, claim.path),
				' ',
				h('span', {class: 'soft'}, '(', fileLink(section, claim.path, claim.line), ')'),
			),
			cell(undefined, roleName(claim.by === '' ? claim.owner : claim.by) || '–'),
			cell('keep', claim.on === '' ? (claim.due === '' ? '–' : `due ${claim.due}`) : claim.on),
			cell(undefined, claim.because === '' ? '–' : claim.because),
		]),
	);
}

/** The notes that colour the outcomes and the boundaries of what a certificate means. */
export function notesTable(_: Section, {notes, boundaries}: CatalogResult): Child {
	if (notes.length + boundaries.length === 0) return h('p', {}, 'The catalogue has no notes and no boundaries.');
	return table(
		'Notes, and what a certificate does not mean',
		[head('Id'), head('What it says'), head('How the documents stand')],
		[
			...notes.map(note => [
				rowHead('keep', idOf(note.id)),
				cell(undefined, h('strong', {}, note.title), h('br', {}), note.statement),
				cell('keep', stateText(note.state)),
			]),
			...boundaries.map(boundary => [
				rowHead('keep', idOf(boundary.id)),
				cell(undefined, h('strong', {}, boundary.title), h('br', {}), boundary.statement),
				cell(
					undefined,
					boundary.state === 'respected'
						? h('span', {class: 'state good'}, 'respected')
						: h('span', {class: 'state bad'}, `overstepped in ${counted(boundary.findings, 'sentence')}`),
				),
			]),
		],
		'narrow',
	);
}

const stateText = (state: string): string => lookOf(state)?.words ?? state;
