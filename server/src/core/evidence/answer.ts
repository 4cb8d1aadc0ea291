import type {AnchorKind} from '../catalog/catalog.ts';
import type {Confidence} from '../config/config.ts';
import type {Evidence, FieldFound, Found} from './evidence.ts';
import {holdWords} from './holds.ts';
import {type LearntThresholds, shippedModel} from './likelihood/model.ts';

/** From which likelihood on a place is called what. Each is between 0 and 1. */
export type Thresholds = LearntThresholds;

/**
 * Below this likelihood a claim is contradicted by the text. Of labelled sections, by odds of words that were learnt without their
 * repository, 10 of 100 that show a criterion lie below it, and 91 of 100 that do not: 3 and 59 where words of the criterion stand
 * in the section, 38 and 96 where none does.
 */
const contradictedBelow = 0.01;

/**
 * Whether a text makes it unlikely that a claim is right: so little speaks for it that its author has to look again. A section
 * that names the subject and all that is asked, and that nothing holds back, is believed however unlikely it is.
 */
export function isContradicted({answer, likelihood, topic, missing, holds}: Evidence): boolean {
	if (answer !== 'none' || likelihood >= contradictedBelow) return false;
	return topic === undefined || missing.length > 0 || holds.some(({to}) => to <= 1);
}

/** Where the learnt thresholds are moved to: what is shown by odds, what is possible by its share. */
const moved: Readonly<Record<Confidence, {readonly shown: number; readonly possible: number}>> = {
	cautious: {shown: 1.5, possible: 2},
	balanced: {shown: 1, possible: 1},
	eager: {shown: 0.6, possible: 0.5},
};

/** The thresholds of a criterion, learnt from how often places of a likelihood were right in repositories left out. */
export function thresholdsOf(criterion: string, confidence: Confidence = 'balanced'): Thresholds {
	const {shown, possible, claimed} = shippedModel().thresholds(criterion);
	const move = moved[confidence];
	const odds = (shown / (1 - shown)) * move.shown;
	return {shown: odds / (1 + odds), possible: possible * move.possible, claimed: claimed * move.possible};
}

/** How likely a field of a process shows what its structure says: filled in as asked, filled in by half, or only there. */
export function structureLikelihood({grade, hits}: FieldFound): number {
	if (grade >= 2) return grade === 3 ? 0.95 : 0.85;
	return hits.length > 0 ? 0.2 : 0;
}

/** What was found, with the engine's answer. A place that is shown and has all anchors is specified. */
export function answered(
	found: Found | FieldFound,
	exact: number,
	missingAnchors: readonly AnchorKind[],
	confidence?: Confidence,
): Evidence {
	const likelihood = Math.round(exact * 1000) / 1000;
	const {shown, possible} = thresholdsOf(found.criterion, confidence);
	const structure = 'grade' in found ? found.grade : undefined;
	// What a field says is no matter of likelihood where it is filled in as asked.
	const filled = structure !== undefined && structure >= 2;
	const answer = filled || likelihood >= shown ? 'shown' : likelihood >= possible ? 'possible' : 'none';
	const full = structure ?? (missingAnchors.length === 0 ? 3 : 2);
	return {
		...found,
		grade: answer === 'shown' ? full : answer === 'possible' || found.hits.length > 0 ? 1 : 0,
		missing: answer === 'shown' && structure === undefined ? missingAnchors : found.missing,
		likelihood,
		answer,
		for: [...found.hits, ...found.anchors].map(({text, span}) => ({text, span})),
		against: [...new Set(found.holds.map(({reason}) => holdWords[reason]))],
		sentences: [],
		score: Math.round(exact * 1_000_000),
	};
}
