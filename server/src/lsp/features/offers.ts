import {claimable, criterionById, skeletonEdits} from '../../core/features/actions.ts';
import {openToWrite} from '../../core/features/completion/complete.ts';
import {insertDirective} from '../../core/fixes/directives.ts';
import {offsetAt} from '../../core/text/lines.ts';
import {rangeOf} from '../convert.ts';
import {methods, type SectionOffer, type SectionParams} from '../../host/protocol.ts';
import {handled} from '../runner.ts';
import {shown} from '../shown.ts';
import type {Feature} from '../context.ts';
import {type Asked, askedWhenRead, requireAll} from './place.ts';

/** What a person may add where the cursor is: claims that the section would bear, and sections for what is open. */
export const offers: Feature = server => {
	server.connection.onRequest(
		methods.offers,
		handled(server, methods.offers, [], async ({uri, line}: SectionParams): Promise<SectionOffer[]> => {
			const place = await askedWhenRead(server, uri);
			if (place?.entry?.document.format !== 'markdown') return [];
			if (!place.root.alone) requireAll(place.root);
			const offset = offsetAt(place.root.lines(place.path), place.entry.document.length, {line, character: 0});
			return shown([...claimOffers(place, offset), ...sectionOffers(place, offset)]);
		}),
	);
	return {};
};

function claimOffers(place: Asked, offset: number): SectionOffer[] {
	const offer = claimable(place.own, place.path, offset);
	const {entry} = place;
	const text = place.context.text(place.path);
	if (offer === undefined || entry === undefined || text === undefined) return [];
	return offer.ids.flatMap(id => {
		const criterion = criterionById(place.context, id);
		const edit = insertDirective(entry.document, text, offer.section, `covers ${id}`);
		return criterion === undefined
			? []
			: [
					{
						id,
						title: criterion.title,
						state: 'evidenced',
						kind: 'claim' as const,
						newText: edit.newText,
						range: rangeOf(entry.document.lineStarts, edit.span),
					},
				];
	});
}

/** Sections stand where the quick fix puts them: whatever the cursor is in is left whole. */
function sectionOffers({context, path, root}: Asked, offset: number): SectionOffer[] {
	return openToWrite(context, path).flatMap(({criterion: {id, title}, criterion, state}) =>
		skeletonEdits(context, path, offset, criterion).map(({newText, span}) => ({
			id,
			title,
			state,
			kind: 'skeleton' as const,
			newText,
			range: rangeOf(root.lines(path), span),
		})),
	);
}
