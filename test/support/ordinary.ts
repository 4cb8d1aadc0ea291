// Sections that a procedure has whatever it is about, as people write them.
import type {Language} from '../../server/src/core/model/document.ts';

export interface OrdinarySection {
	readonly heading: string;
	readonly body: string;
}

const section = (heading: string, ...bodies: readonly string[]): readonly OrdinarySection[] =>
	bodies.map(body => ({heading, body}));

/** Purpose, scope, definitions, references and related documents, each in more than one wording. */
export const ordinarySections: Readonly<Record<Language, readonly OrdinarySection[]>> = {
	en: [
		...section(
			'Purpose',
			'This document describes how we work in this area. It applies to everybody who is named in it.',
			'To lay down who does what, so that the work is done in the same way every time.',
		),
		...section(
			'Scope',
			'It applies to all sites and all staff of the company.',
			'This procedure applies to every order from receipt to dispatch. Trial runs are not covered.',
		),
		...section(
			'Definitions',
			'QMS: quality management system.\n\nCAPA: corrective and preventive action.',
			'| Term | Meaning |\n| --- | --- |\n| Owner | Role that answers for a document |\n| Record | Document that shows what was done |',
		),
		...section(
			'References',
			'- ISO 9001:2015\n- Quality manual\n- Document control procedure',
			'See the quality manual and the procedure for internal audits.',
		),
		...section('Related documents', '- Work instruction for the store\n- List of forms\n- Audit programme'),
	],
	de: [
		...section(
			'Zweck',
			'Dieses Dokument beschreibt, wie wir in diesem Bereich arbeiten. Es gilt für alle, die darin genannt sind.',
			'Die Anweisung legt fest, wer was tut, damit die Arbeit jedes Mal gleich gemacht wird.',
		),
		...section(
			'Geltungsbereich',
			'Es gilt für alle Standorte und alle Mitarbeitenden des Unternehmens.',
			'Das Verfahren gilt für jeden Auftrag vom Eingang bis zum Versand. Versuche sind nicht erfasst.',
		),
		...section(
			'Begriffe',
			'QMS: Qualitätsmanagementsystem.\n\nCAPA: Korrektur- und Vorbeugungsmaßnahme.',
			'| Begriff | Bedeutung |\n| --- | --- |\n| Eigner | Rolle, die für ein Dokument geradesteht |\n| Aufzeichnung | Dokument, das zeigt, was getan wurde |',
		),
		...section(
			'Verweise',
			'- ISO 9001:2015\n- Qualitätshandbuch\n- Verfahren zur Lenkung von Dokumenten',
			'Siehe das Qualitätshandbuch und das Verfahren für interne Audits.',
		),
		...section('Mitgeltende Unterlagen', '- Arbeitsanweisung für das Lager\n- Liste der Formblätter\n- Auditprogramm'),
	],
	es: [
		...section(
			'Objeto',
			'Este documento describe cómo trabajamos en esta área. Se aplica a todas las personas que se nombran en él.',
			'Establecer quién hace qué, para que el trabajo se haga siempre de la misma manera.',
		),
		...section(
			'Alcance',
			'Se aplica a todas las sedes y a todo el personal de la empresa.',
			'Este procedimiento se aplica a cada pedido, desde la recepción hasta el envío. No incluye los ensayos.',
		),
		...section(
			'Definiciones',
			'SGC: sistema de gestión de la calidad.\n\nCAPA: acción correctiva y preventiva.',
			'| Término | Significado |\n| --- | --- |\n| Propietario | Rol que responde de un documento |\n| Registro | Documento que muestra lo que se hizo |',
		),
		...section(
			'Referencias',
			'- ISO 9001:2015\n- Manual de calidad\n- Procedimiento de control de documentos',
			'Véase el manual de calidad y el procedimiento de auditorías internas.',
		),
		...section(
			'Documentos relacionados',
			'- Instrucción de trabajo del almacén\n- Lista de formularios\n- Programa de auditorías',
		),
	],
	fr: [
		...section(
			'Objet',
			'Ce document décrit notre façon de travailler dans ce domaine. Il concerne toutes les personnes qui y sont nommées.',
			'Fixer qui fait quoi, pour que le travail soit fait chaque fois de la même façon.',
		),
		...section(
			"Domaine d'application",
			"Il s'applique à tous les sites et à tout le personnel de l'entreprise.",
			"Cette procédure s'applique à chaque commande, de la réception à l'expédition. Les essais n'en font pas partie.",
		),
		...section(
			'Définitions',
			'SMQ : système de management de la qualité.\n\nCAPA : action corrective et préventive.',
			'| Terme | Signification |\n| --- | --- |\n| Pilote | Fonction qui répond du document |\n| Enregistrement | Document qui montre ce qui a été fait |',
		),
		...section(
			'Références',
			'- ISO 9001:2015\n- Manuel qualité\n- Procédure de maîtrise des documents',
			'Voir le manuel qualité et la procédure des audits internes.',
		),
		...section(
			'Documents associés',
			"- Instruction de travail du magasin\n- Liste des formulaires\n- Programme d'audit",
		),
	],
};
