import type {OutcomeView, RootView} from '../../server/src/host/protocol.ts';
import {h, stateClass, stateIcon, stateName} from './elements.ts';
import {send} from './page.ts';

/** One card an outcome; each opens its explanation. */
export function outcomeCards(root: RootView): HTMLElement {
	return h(
		'section',
		{id: 'outcomes', 'aria-labelledby': 'outcomes-title'},
		h('h2', {id: 'outcomes-title'}, 'Expected outcomes'),
		h(
			'ul',
			{class: 'cards'},
			root.outcomes.map(outcome => h('li', {'data-key': outcome.id}, card(root, outcome))),
		),
	);
}

function card(root: RootView, outcome: OutcomeView): HTMLElement {
	// What is read out is what is seen, with the full words where those are short: people speak to a button by what they see.
	return h(
		'button',
		{
			class: 'card',
			title: `${outcome.title}\n${outcome.statement}${outcome.reason === '' ? '' : `\n${outcome.met} of ${outcome.applicable} shown, ${outcome.reason}`}`,
			'data-id': outcome.id,
			onclick: () => send({type: 'explain', params: {id: outcome.id, uri: root.uri}}),
		},
		h(
			'span',
			{class: 'card-head'},
			stateIcon(outcome.state),
			h('span', {class: 'id'}, outcome.qualified),
			h(
				'span',
				{class: 'count'},
				`${outcome.met}/${outcome.applicable}`,
				h('span', {class: 'hidden'}, ' criteria shown '),
			),
		),
		h('span', {class: 'card-title'}, `${outcome.short} `),
		h('progress', {
			class: stateClass(outcome.state),
			max: Math.max(1, outcome.applicable),
			value: outcome.met,
			'aria-hidden': 'true',
		}),
		h(
			'span',
			{class: 'card-state'},
			stateName(outcome.state),
			// Seen on hover and in the explanation; a narrow card has no room for it.
			h('span', {class: 'hidden'}, `${outcome.reason === '' ? '' : `, ${outcome.reason}`}. Explain`),
		),
	);
}
