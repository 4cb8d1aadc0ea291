import type {Language} from '../model/document.ts';

/** Openings by which a text repeats the standard instead of saying what this organisation does (domain model, 3.4). */
export const parrotTerms: Readonly<Record<Language, readonly string[]>> = {
	en: ['the organi*ation shall', 'an organi*ation shall', 'the organi*ation must', 'the organi*ation is required to'],
	de: ['die organisation muss', 'muss die organisation', 'hat die organisation'],
	es: ['la organizacion debe*', 'debe la organizacion'],
	fr: ['l organisme doit', 'doit l organisme', 'l organisation doit'],
};

/** Predicates whose denial denies what the sentence is about: "is not performed", "ist nicht erforderlich". */
export const deniedPredicates: Readonly<Record<Language, RegExp>> = {
	en: /^(?:be|been|being|performed|required|necessary|needed|carried|done|applicable|conducted|applied|used|covered|part|included|considered|available|provided|made|held|foreseen|addressed|within)$/,
	de: /^(?:durchgefuhrt|erforderlich|notwendig|vorgesehen|notig|gemacht|anwendbar|gehalten|bestandteil|teil|verlangt|behandelt)$/,
	es: /^(?:se|es|son|esta|estan|requier\w*|aplic\w*|necesari\w*|realiza\w*|forma\w*|incluye\w*|contempla\w*|dispone)$/,
	fr: /^(?:pas|requis\w*|necessaire\w*|effectue\w*|realise\w*|applicable\w*|prevu\w*|fait\w*|partie)$/,
};

/** Words after which a negation is a prohibition, a control of its own: "shall not", "darf nicht". */
export const prohibitions: Readonly<Record<Language, RegExp>> = {
	en: /^(?:shall|must|may|can|will)$/,
	de: /^(?:darf|durfen|durfe)$/,
	es: /^(?:debe\w*|puede\w*|podra\w*)$/,
	fr: /^(?:doit|doivent|peut|peuvent)$/,
};

/** Words that say what a phrase like "out of scope" says: all of the sentence is denied. */
export const outOfScope: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:out of scope|outside the scope|not in scope|not within the scope)\b/,
	de: /\b(?:nicht gegenstand|nicht bestandteil|ausserhalb des geltungsbereichs)\b/,
	es: /\b(?:fuera del? alcance|queda\w* exclui\w+)\b/,
	fr: /\b(?:hors (?:du )?perimetre|hors champ|exclus? du)\b/,
};

/** What heads or leads a list of things that a text leaves out. */
export const leftOut: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:out of scope|outside the scope|(?:not|nothing) (?:in|within) (?:the )?scope|not (?:included|covered)|does not (?:cover|include|apply)|do not apply|excluded)\b/,
	de: /\b(?:nicht (?:gegenstand|bestandteil|enthalten|erfasst|umfasst|abgedeckt)|gilt nicht fur|ausserhalb des (?:geltungs|anwendungs)bereichs|ausgenommen|ausgeschlossen)\b/,
	es: /\b(?:fuera del? alcance|queda\w* (?:exclui\w+|fuera)|no (?:se )?(?:incluye\w*|incluid\w+|aplica a|cubre\w*)|excluid\w+)\b/,
	fr: /\b(?:hors (?:du )?(?:perimetre|champ)|exclus?|exclues?|non (?:inclus|incluse|incluses|couverts?)|ne (?:sont|font|s applique\w*|couvre\w*|comprend\w*) pas)\b/,
};

/** Words that open a clause of its own: what is denied in it is a condition or a description, not the practice. */
export const clauseOpeners: Readonly<Record<Language, RegExp>> = {
	en: /^(?:if|when|whenever|where|whether|that|which|who|whose|because|although|in case|should|items|parts|those|anything)$/,
	de: /^(?:wenn|falls|sofern|dass|ob|weil|obwohl|sobald|deren|dessen|welche\w*)$/,
	es: /^(?:si|cuando|que|cuyo\w*|donde|aunque|porque|caso)$/,
	fr: /^(?:si|lorsque|lorsqu|quand|que|qu|qui|dont|cas|afin)$/,
};

/** Obligation words that only form the passive where a hedge stands beside them: "sollte ... ermittelt werden". */
export const passiveAuxiliaries: Readonly<Partial<Record<Language, RegExp>>> = {de: /^(?:werden|wird)$/};

/** Words of information security and data protection, the management systems whose texts look most like a QMS. */
export const securityTerms: Readonly<Record<Language, readonly string[]>> = {
	en: [
		'security',
		'cyber*',
		'infosec',
		'privacy',
		'gdpr',
		'ccpa',
		'hipaa',
		'soc 2',
		'iso 27001',
		'iso27001',
		'password*',
		'encrypt*',
		'access control*',
		'firewall*',
		'vulnerabilit*',
		'malware',
		'breach*',
		'confidential*',
		'threat*',
		'authenticat*',
		'credential*',
		'phishing',
		'personal data',
		'attacker*',
		'unauthori*ed access',
		'sensitive data',
		'penetration test*',
	],
	de: [
		'sicherheitsvorfall*',
		'informationssicherheit*',
		'it sicherheit',
		'cyber*',
		'datenschutz*',
		'dsgvo',
		'passwort*',
		'passworter*',
		'verschlussel*',
		'zugriffskontroll*',
		'zugriffsrecht*',
		'schadsoftware',
		'vertraulich*',
		'personenbezogen*',
		'schwachstelle*',
		'authentifizier*',
	],
	es: [
		'ciberseguridad',
		'seguridad de la informacion',
		'seguridad informatica',
		'rgpd',
		'contrasena*',
		'cifrado',
		'control de acceso*',
		'vulnerabilidad*',
		'datos personales',
		'confidencial*',
		'amenaza*',
		'autenticacion',
		'malware',
		'iso 27001',
	],
	fr: [
		'cybersecurite',
		'securite de l information',
		'securite informatique',
		'securite des systemes',
		'rgpd',
		'mot* de passe',
		'chiffrement',
		'controle d acces',
		'vulnerabilite*',
		'donnees personnelles',
		'donnees a caractere personnel',
		'confidentialite',
		'menace*',
		'authentification',
		'iso 27001',
	],
};
