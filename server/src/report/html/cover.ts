import type {Result} from '../result.ts';
import {roleName} from '../words.ts';
import {h, type Child} from './element.ts';

/** Whose system it is: the organization, else where in its repository it lies; the same wherever the program was called. */
export function nameOf({organization, repositoryRoot}: Pick<Result, 'organization' | 'repositoryRoot'>): string {
	if (organization !== '') return organization;
	const inside = repositoryRoot.split('/').filter(part => part !== '..' && part !== '.');
	return inside.length === 0
		? 'Quality management system'
		: `Quality management system in ${(repositoryRoot.startsWith('..') ? inside.slice(-1) : inside).join('/')}`;
}

/** What stands under the title: certificate, sites and who answers for the system, as `qms.yaml` says; what it leaves open is said in a line. */
export function cover({certificate, today}: Pick<Result, 'certificate' | 'today'>): Child {
	const {issued, expires, sites} = certificate;
	const entries: [term: string, value: Child][] = [
		['Certificate', [certificate.number, certificate.body].filter(part => part !== '').join(', ')],
		['Scope', certificate.scope],
		[sites.length === 1 ? 'Site' : 'Sites', sitesList(sites)],
		['Valid', validity(issued, expires, today)],
		['Released by', roleName(certificate.approver)],
	];
	const said = entries.filter(([, value]) => value !== '');
	return said.length === 0
		? h(
				'p',
				{class: 'soft small'},
				'Certificate, sites and approver: not stated; `certificate` in qms.yaml takes them.',
			)
		: h(
				'dl',
				{class: 'facts cover'},
				said.flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]),
			);
}

function sitesList(sites: readonly string[]): Child {
	if (sites.length < 2) return sites[0] ?? '';
	return h(
		'ul',
		{class: 'plain'},
		sites.map(site => h('li', {}, site)),
	);
}

function validity(issued: string | undefined, expires: string | undefined, today: string): Child {
	const days = [issued === undefined ? '' : `from ${issued}`, expires === undefined ? '' : `to ${expires}`];
	const text = days.filter(part => part !== '').join(' ');
	if (expires === undefined || expires >= today) return text;
	return [text, ' ', h('strong', {class: 'bad'}, 'expired on the day of the report')];
}
