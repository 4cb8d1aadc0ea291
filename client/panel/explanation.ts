import type {ExplainedPlace, Explanation} from '../../server/src/host/protocol.ts';
import {h, icon, stateIcon, stateName} from './elements.ts';
import {send} from './page.ts';

/** Why something is covered or not: sentences, the places with their trace, and parts to go on with. */
export function explanationSection(explanation: Explanation): HTMLElement {
	return h(
		'section',
		{id: 'explanation', class: 'explanation', 'aria-labelledby': 'explanation-title', tabindex: -1},
		h(
			'h2',
			{id: 'explanation-title'},
			explanation.state === '' ? undefined : stateIcon(explanation.state),
			explanation.title,
			explanation.state === '' ? undefined : h('span', {class: 'badge'}, stateName(explanation.state)),
		),
		explanation.sentences.map(sentence => h('p', {}, sentence)),
		explanation.parts.length === 0
			? undefined
			: h(
					'ul',
					{class: 'parts'},
					explanation.parts.map(part =>
						h(
							'li',
							{},
							h(
								'button',
								{class: 'link', onclick: () => send({type: 'explain', params: {id: part.id, uri: explanation.root}})},
								stateIcon(part.state),
								h('span', {class: 'id'}, part.id),
								` ${part.title} `,
								h('span', {class: 'quiet'}, `· ${stateName(part.state)}`),
							),
						),
					),
				),
		explanation.places.length === 0
			? undefined
			: h(
					'ul',
					{class: 'places'},
					explanation.places.map(place => h('li', {}, placeArticle(place))),
				),
	);
}

function placeArticle(place: ExplainedPlace): HTMLElement {
	return h(
		'article',
		{},
		h(
			'div',
			{class: 'place-head'},
			h(
				'button',
				{class: 'link', onclick: () => send({type: 'goTo', uri: place.uri, range: place.range})},
				icon('go-to-file'),
				` ${place.title} `,
				h('span', {class: 'quiet'}, `${place.path}:${place.range.start.line + 1}`),
			),
			h('span', {class: 'quiet'}, `${place.criterion} · ${place.grade}${place.claimed ? ' · claimed' : ''}`),
		),
		place.trace.length === 0
			? undefined
			: h(
					'dl',
					{},
					place.trace.flatMap(({label, text}) => [h('dt', {}, label), h('dd', {}, text)]),
				),
	);
}
