import type {Catalog, Edition} from '../catalog/catalog.ts';
import type {QmsConfig} from './config.ts';

/** The edition a repository is judged by: what `qms.yaml` says of the catalogue, else its profile's, else the catalogue's default. */
export const editionOf = ({profile}: Pick<QmsConfig, 'profile'>, catalog: Catalog): Edition =>
	catalog.edition ?? profile.edition ?? catalog.defaultEdition;
