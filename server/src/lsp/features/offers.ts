import {claimable, criterionById} from '../../core/features/actions.ts';
import {skeletons} from '../../core/features/completion/complete.ts';
import {snippetText} from '../../core/features/completion/item.ts';
import {insertDirective} from '../../core/fixes/directives.ts';
import {offsetAt} from '../../core/text/lines.ts';
import {rangeOf} from '../convert.ts';
import {methods, type SectionOffer, type SectionParams} from '../protocol.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../server.ts';
import {type Asked, asked} from './place.ts';

/** What a person may put in at the cursor: claims that the section would bear, and sections for what is open. */
export const offers: Feature = server => {
	server.connection.onRequest(methods.offers, handled(server, methods.offers, [], ({uri, line}: SectionParams): SectionOffer[] => {
		const place = asked(server, uri);
		if (place?.entry?.document.format !== 'markdown') return [];
		const offset = offsetAt(place.root.lines(place.path), place.entry.document.length, {line, character: 0});
		return [...claimOffers(place, offset), ...sectionOffers(place, offset)];
	}));
	return {};
};

function claimOffers(place: Asked, offset: number): SectionOffer[] {
	const offer = claimable(place.context, place.path, offset);
	const {entry} = place;
	const text = place.context.text(place.path);
	if (offer === undefined || entry === undefined || text === undefined) return [];
	return offer.ids.flatMap(id => {
		const criterion = criterionById(place.context, id);
		const edit = insertDirective(entry.document, text, offer.section, `covers ${id}`);
		return criterion === undefined ? [] : [{id, title: criterion.title, state: 'evidenced', kind: 'claim' as const, newText: snippetText(edit.newText), range: rangeOf(entry.document.lineStarts, edit.span)}];
	});
}

function sectionOffers(place: Asked, offset: number): SectionOffer[] {
	return skeletons(place.context, {start: offset, end: offset}, '##').map(({label, detail, newText, documentation, span}) => ({
		id: label.replace(/^#+ /, ''), title: documentation, state: detail.split(' · ')[1] ?? '', kind: 'skeleton', newText: `${newText}\n`, range: rangeOf(place.root.lines(place.path), span),
	}));
}
