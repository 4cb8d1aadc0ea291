// What the names of files and folders say of a document.
import {foldText} from '../text/fold.ts';

// Files that speak about the repository and not about the organization.
export const repositoryFiles =
	/^(?:readme|contributing|changelog|license|licence|copying|authors|contributors|code[-_]of[-_]conduct|codeowners|claude|agents|gemini|copilot-instructions|pull_request_template|issue_template|release[-_]notes)(?:[-_.][a-z]{2})?$/i;
// The same at the root only: below it such a name may be a subject.
export const rootFiles =
	/^(?:security|support|governance|maintainers|history|changes|notice|todo|roadmap|releases|upgrading|migration|install|faq|index)$/i;
const foreignFolders = new Set([
	'node_modules',
	'vendor',
	'vendored',
	'third_party',
	'third-party',
	'bower_components',
	'site-packages',
	'venv',
	'dist',
	'build',
	'out',
	'target',
	'coverage',
	'__pycache__',
	'fixtures',
	'__tests__',
	'testdata',
	'deps',
	'external_libs',
	'pods',
	'seeds',
	'seeders',
	'mocks',
	'__mocks__',
	'__fixtures__',
	'_site',
]);
// What a web application hands out as it is; below other folders such a name may mean who may read it.
const servedFolders = new Set(['public', 'static']);

// Folder names, folded, in the languages that quality documents are met in; a number before the name is passed over.
const strongFolders =
	/^(?:\d{1,3} )?(?:qms|qm|qmh|qm system|quality(?: .*)?|iso ?\d{4,5}(?: .*)?|sops?(?: .*)?|pops?|procedures?(?: .*)?|policies|policy|processes|work ?instructions?|wis?|registers?|audits?|internal audits?|management reviews?|capa|complaints?|controlled documents?|qualit(?:y|at|aet|e|a)s?(?: .*)?|qualitats\w*|calidad(?: .*)?|manual de calidad|sgc|smq|procedimientos?(?: .*)?|politicas?|procesos?|instrucciones|instructivos?|registros?|verfahren\w*|arbeitsanweisung(?:en)?|prozess\w*|richtlinien|handbuch|qm handbuch|organisationshandbuch|politiques?|processus|enregistrements?|modes? operatoires?|qualita|procedura|istruzioni(?: operative)?|moduli|qualidade(?: .*)?|procedimentos?(?: .*)?|processos|instrucoes(?: de trabalho)?|kwaliteit\w*|werkinstructies?|processen|handboek|kwaliteitshandboek|beleid)$/;
const weakFolders =
	/^(?:\d{1,3} )?(?:process|handbook|manual|departments?|company.*|operations?|people|governance|compliance|standards|narratives|support|customer.*|suppliers?|purchasing|hr|organi[sz]ation|management|plans?|forms?|records?|roles?|risks?|controls?|doc ?control|formulare|formularios|manuals?|guidelines|playbooks?|checklisten|checklists?|protokolle?|protocols?|how we work|ways of working|working practices|improvements?|verbesserung(?:en)?|mejoras?(?: continua)?|amelioration(?: continue)?|miglioramento|protocolos?|protocolli|procesverbaal|departamentos|areas|gestion|gestione|organizzazione|formulieren|formblatter|betrieb|organisation)$/;
const softwareFolders =
	/^(?:api|apis|reference|src|lib|libs|pkg|cmd|packages|tutorials?|test|tests|spec|blog|posts|_posts|adr|adrs|rfcs?|design-?docs?|architecture(?:-decision-records?)?|website|i18n|locales|skills|prompts|themes|snippets|cookbook|front-?end|back-?end|mobile|dev-?ops|webapp|app|apps)$/i;

/** The first folder above a file that holds nothing of the organization's own; `folders` from the root down. */
export const foreignFolder = (folders: readonly string[]): string | undefined =>
	folders.find((folder, depth) => {
		const name = folder.toLowerCase();
		return name.startsWith('.') || foreignFolders.has(name) || (depth === 0 && servedFolders.has(name));
	});

/** True for a folder that is named for a quality management system. */
export const isStrong = (folder: string): boolean => strongFolders.test(foldText(folder));

/** True for a folder that a quality management system may have, and others as well. */
export const isWeak = (folder: string): boolean => weakFolders.test(foldText(folder));

/** True for a folder of software or of its documentation. */
export const isOfSoftware = (folder: string): boolean => softwareFolders.test(folder);

const exampleFolders = /^(?:examples?|samples?|demos?|beispiele?|ejemplos?|exemples?|esempi|exemplos?|voorbeelden)$/;

/** True for a folder of what is shown as an example and is nobody's own. */
export const isOfExamples = (folder: string): boolean => exampleFolders.test(foldText(folder));
