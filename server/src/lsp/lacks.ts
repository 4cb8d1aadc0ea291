import type {Criterion} from '../core/catalog/catalog.ts';
import {criterionOf} from '../core/catalog/ids.ts';
import type {Place} from '../core/coverage/coverage.ts';
import {missingWords} from '../core/coverage/wording.ts';
import type {Snapshot} from '../core/workspace/snapshot.ts';

/** What a place lacks for a criterion, in words of its document's language; empty where it lacks nothing. */
export function lacks({catalogs, documents}: Snapshot, criterion: Criterion, {path, evidence}: Place): string {
	const catalog = catalogs.find(each => criterionOf(each, criterion.id) === criterion);
	if (catalog === undefined || evidence === undefined || evidence.missing.length === 0) return '';
	return missingWords(evidence.missing, criterion, documents.get(path)?.document.language ?? 'en', catalog);
}
