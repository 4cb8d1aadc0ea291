import assert from 'node:assert/strict';
import {archivedBy} from '../../../server/src/core/model/archive.ts';
import {read} from './support.ts';

describe('archives', () => {
	const kept = [
		'archive/PRO-001.md',
		'qms/Archiv/VA-01.md',
		'procedures/obsolete/PRO-001.md',
		'procedures/old/PRO-001.md',
		'Verfahren/veraltet/VA-01.md',
		'Verfahren/Alte Versionen/VA-01.md',
		'procedimientos/obsoletos/PNT-01.md',
		'procedimientos/versiones anteriores/PNT-01.md',
		'procédures/périmés/PG-01.md',
		'99_Archive/a.md',
		'manual-old.md',
		'Handbuch - Kopie.md',
		'Manual backup 2019-03-01.md',
		'Manual_backup_20190301.md',
		'qms/tmp/SPC-001.md',
		'procedures/WIP/PRO-001.md',
		'scratch/notes.md',
		'design/_DEPRECATED_01-login.md',
		'design/OBSOLETE-PRO-004.md',
	];
	for (const path of kept) it(`holds ${path}`, () => assert.notEqual(archivedBy(path, undefined), undefined));

	const inForce = [
		'procedures/PRO-001.md',
		'procedures/backup.md',
		'procedures/data-backup.md',
		'archiving/PRO-001.md',
		'procedures/archive.md',
		'procedures/copy-control.md',
		'household/old-age.md',
		'templates/temp-agency.md',
		'drafts/PRO-001.md',
		'procedures/obsolete-documents.md',
	];
	for (const path of inForce) it(`leaves ${path}`, () => assert.equal(archivedBy(path, undefined), undefined));

	it('are what the configuration says, and nothing else', () => {
		assert.equal(archivedBy('archive/a.md', []), undefined);
		assert.equal(archivedBy('past/a.md', ['past/**']), 'past/**');
	});

	it('are none of what is not released yet', () => {
		const statusIn = (path: string, head: string) =>
			read(`---\nid: PRO-001\n${head}---\n# Complaints\n\nText.\n`, path).metadata.status?.value;
		assert.equal(statusIn('procedures/drafts/PRO-001.md', ''), 'draft');
		assert.equal(statusIn('Verfahren/Entwürfe/VA-001.md', ''), 'draft');
		assert.equal(statusIn('procedures/drafts/PRO-001.md', 'status: in review\n'), 'in-review');
		assert.equal(statusIn('procedures/PRO-001.md', ''), undefined);
	});

	it('take their documents out of force, whatever these say', () => {
		const {status} = read(
			'---\nid: PRO-001\nstatus: effective\n---\n# Complaints\n\nText.\n',
			'archive/PRO-001.md',
		).metadata;
		assert.deepEqual([status?.value, status?.source], ['withdrawn', 'path']);
	});
});
