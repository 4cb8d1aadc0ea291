import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import type {Generated} from './file.ts';
import {catalogSchema} from './catalogSchema.ts';
import {clausesDoc} from './clausesDoc.ts';
import {conceptsDoc} from './conceptsDoc.ts';
import {configSchema, configurationDoc} from './configuration.ts';
import {frontMatterSchema} from './frontMatter.ts';
import {gitFetch} from './gitFetch.ts';
import {manPage} from './manPage.ts';
import {editorSchema} from './editorSchemas.ts';
import {outcomesDoc} from './outcomesDoc.ts';
import {processSchema} from './processSchema.ts';
import {readingsSchema} from './readingsSchema.ts';
import {reportSchemaFile} from './reportSchema.ts';
import {ruleDocs} from './ruleDocs.ts';

/** Everything that is made of code and that no code imports. */
export function documents(root: string, catalog: Catalog): readonly Generated[] {
	const forEditors = [configSchema(catalog), processSchema(catalog), readingsSchema(catalog)];
	return [
		outcomesDoc(catalog),
		conceptsDoc(catalog),
		clausesDoc(catalog),
		catalogSchema(),
		configurationDoc(),
		frontMatterSchema(catalog),
		reportSchemaFile(),
		...forEditors,
		...forEditors.map(editorSchema),
		manPage(),
		gitFetch(root),
		...ruleDocs(root),
	];
}
