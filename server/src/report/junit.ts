import {under} from './place.ts';
import type {FindingResult, Result} from './result.ts';
import {outcomeStateWords} from './words.ts';
import {xml} from './xml.ts';

interface Suite {
	readonly name: string;
	readonly cases: readonly Case[];
}

interface Case {
	readonly name: string;
	readonly file: string;
	readonly failure: {readonly type: string; readonly message: string; readonly text: string} | undefined;
	readonly output: string;
}

/**
 * JUnit XML as Jenkins, GitLab, Azure and CircleCI read it: a suite for each document with a case for each finding, errors
 * and warnings failed, the others passed with a remark; a suite for the outcomes, of which only a missed gate fails. Names
 * hold no lines and no other case of their suite has them, so that a server follows a case from run to run.
 */
export function junitReport(results: readonly Result[]): string {
	const suites = results.flatMap(result => [...documentSuites(result), outcomeSuite(result), ...gateSuites(result)]);
	const all = suites.flatMap(suite => suite.cases);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites name="QMS Lens" ${countsOf(all)}>`,
		...suites.flatMap(suite => [
			`\t<testsuite name="${xml(suite.name)}" ${countsOf(suite.cases)}>`,
			...unique(suite.cases).flatMap(each => caseLines(each, classOf(suite.name))),
			'\t</testsuite>',
		]),
		'</testsuites>',
	]
		.map(line => `${line}\n`)
		.join('');
}

/** The cases with a number behind each name that stands there before. */
function unique(cases: readonly Case[]): readonly Case[] {
	const seen = new Map<string, number>();
	return cases.map(each => {
		const count = (seen.get(each.name) ?? 0) + 1;
		seen.set(each.name, count);
		return count === 1 ? each : {...each, name: `${each.name} (${count})`};
	});
}

/** A path as a class in packages, the way Jenkins takes names apart: at their dots. */
const classOf = (suite: string): string => suite.replaceAll('.', '_').replaceAll('/', '.');

function countsOf(cases: readonly Case[]): string {
	return `tests="${cases.length}" failures="${cases.filter(each => each.failure !== undefined).length}" errors="0" skipped="0" time="0"`;
}

function caseLines({name, file, failure, output}: Case, className: string): string[] {
	const start = `\t\t<testcase name="${xml(name)}" classname="${xml(className)}"${file === '' ? '' : ` file="${xml(file)}"`} time="0"`;
	if (failure !== undefined)
		return [
			`${start}>`,
			`\t\t\t<failure type="${xml(failure.type)}" message="${xml(failure.message)}">${xml(failure.text)}</failure>`,
			'\t\t</testcase>',
		];
	return output === ''
		? [`${start}/>`]
		: [`${start}>`, `\t\t\t<system-out>${xml(output)}</system-out>`, '\t\t</testcase>'];
}

/** Every document of the QMS, those without findings with one case that passed. */
function documentSuites(result: Result): Suite[] {
	const byPath = new Map<string, FindingResult[]>(
		result.documents.filter(document => document.qms).map(document => [document.path, []]),
	);
	for (const finding of result.findings) byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
	return [...byPath].map(([path, findings]) => {
		const file = under(result.repositoryRoot, path);
		const cases = findings.map(finding => findingCase(finding, file));
		return {
			name: file,
			cases: cases.length > 0 ? cases : [{name: 'no findings', file, failure: undefined, output: ''}],
		};
	});
}

function findingCase(finding: FindingResult, file: string): Case {
	const place = `${file}:${finding.line}:${finding.column}`;
	const text = `${place}: ${finding.message}\n${finding.remedy}\n${finding.url}`;
	const failed = finding.severity === 'error' || finding.severity === 'warning';
	return {
		name: `${finding.rule}: ${finding.message}`,
		file,
		failure: failed ? {type: finding.severity, message: finding.message, text} : undefined,
		output: failed ? '' : text,
	};
}

function outcomeSuite(result: Result): Suite {
	const cases = result.catalogs.flatMap(catalog =>
		catalog.outcomes.map(
			(outcome): Case => ({
				name: `${outcome.qualified} ${outcome.title}`,
				file: '',
				failure: undefined,
				output: `${outcomeStateWords[outcome.state]}, ${outcome.met} of ${outcome.applicable} criteria shown${outcome.reason === '' ? '' : `, ${outcome.reason}`}`,
			}),
		),
	);
	return {name: result.root === '.' ? 'expected outcomes' : `expected outcomes of ${result.repositoryRoot}`, cases};
}

function gateSuites(result: Result): Suite[] {
	if (result.gates.length === 0) return [];
	const cases = result.gates.map(
		(gate): Case => ({
			name: `${gate.name}${gate.outcome === undefined ? '' : ` ${gate.outcome}`}`,
			file: '',
			failure: gate.passed ? undefined : {type: 'gate', message: gate.message, text: gate.message},
			output: gate.passed ? gate.message : '',
		}),
	);
	return [{name: result.root === '.' ? 'gates' : `gates of ${result.repositoryRoot}`, cases}];
}
