import assert from 'node:assert/strict';
import fc from 'fast-check';
import {XMLValidator} from 'fast-xml-parser';
import {allRules} from '../../server/src/core/rules/index.ts';
import {interactionMap} from '../../server/src/core/rules/support/interaction.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {agentReport} from '../../server/src/report/agent.ts';
import {createResult, withFindings} from '../../server/src/report/build.ts';
import {differenceOf} from '../../server/src/report/difference.ts';
import {githubReport} from '../../server/src/report/github.ts';
import {gitlabReport} from '../../server/src/report/gitlab.ts';
import {htmlReport} from '../../server/src/report/html/page.ts';
import {jsonReport} from '../../server/src/report/json.ts';
import {junitReport} from '../../server/src/report/junit.ts';
import {markdownReport} from '../../server/src/report/markdown.ts';
import {escapeMarkdown} from '../../server/src/report/markdownText.ts';
import {coverageMarkdown, csvReport, matrixCsv} from '../../server/src/report/matrix-tables.ts';
import {matrixText} from '../../server/src/report/matrix-text.ts';
import {mermaidMap} from '../../server/src/report/mermaid.ts';
import {mapTitle, processMap} from '../../server/src/report/processMap.ts';
import type {Result} from '../../server/src/report/result.ts';
import {sarifReport} from '../../server/src/report/sarif.ts';
import {svgMap} from '../../server/src/report/svgMap.ts';
import {textReport} from '../../server/src/report/text.ts';
import {disguise, hostileSystem, hostileText, hostileTexts} from '../support/hostile.ts';
import {assertInert, type Allowed} from '../support/rendered.ts';

const linkBase = 'https://github.com/acme/qms/blob/0a/';

function qmsOf(files: Readonly<Record<string, string>>): Qms {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: Object.entries(files).map(([path, text]) => ({path, text}))});
	return qms;
}

function resultOf(qms: Qms): Result {
	const result = createResult(qms, {
		tool: {name: 'qms-lens', version: '1.0.0'},
		root: '.',
		repositoryRoot: '.',
		scope: [],
		unreadable: [],
		rules: allRules.map(rule => rule.meta),
		gates: () => [],
		durationMs: 0,
	});
	assert.deepEqual(result.failures, []);
	return result;
}

/** The present state against one that lacks, or has, what the documents say. */
function compared(before: Result, after: Result): Result {
	const difference = differenceOf(before, after, {
		since: 'main',
		commit: 'before',
		renames: new Map(),
		touchedLines: () => undefined,
		isRewritten: () => true,
		isConfiguredAnew: false,
	});
	return withFindings({...after, difference}, difference.caused);
}

const page: Allowed = {
	links:
		/^https:\/\/github\.com\/(?:acme\/qms\/blob\/0a\/[^()<>\s"]*#L\d+|qms-lens\/qms-lens\/blob\/main\/docs\/rules\/[a-z-]+\.md)$/,
	html: /^(?:<!-- qms-lens report: [^<>]* -->|<br>|<\/?details>|<summary>[\w ,.:()-]+<\/summary>)$/,
	headings: /^(?:QMS Lens|Coverage of |Criteria$|New findings \(|Findings \(|Open criteria|Gates missed|To be read)/,
};

const tag = /^<(?:!doctype html|\/?(?<name>[a-z][a-zA-Z0-9-]*)(?<attributes>(?: [\w:-]+(?:="[^"<>]*")?)*) ?\/?)>/;

/** The tags of a page; throws where `<` begins none, or an attribute could run or fetch something. */
function tagsOf(html: string): string[] {
	const tags: string[] = [];
	for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
		const found = tag.exec(html.slice(at));
		assert.ok(found, `no tag of ours: ${html.slice(at, at + 80)}`);
		const attributes = found.groups?.['attributes'] ?? '';
		assert.doesNotMatch(attributes, / on\w+=| src=| srcset=|javascript:/i);
		for (const [, href = ''] of attributes.matchAll(/ (?:xlink:)?href="([^"]*)"/g))
			assert.match(href, /^(?:#|https:\/\/github\.com\/(?:acme\/qms\/blob\/0a|qms-lens)\/)/);
		if (found.groups?.['name'] !== undefined) tags.push(found.groups['name']);
	}
	return [...new Set(tags)].sort();
}

function* cellsOf(csv: string): Iterable<string> {
	for (const [, quoted, plain] of csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g))
		yield quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"');
}

const ownTags = new Set(
	tagsOf(htmlReport([resultOf(qmsOf(hostileSystem(['a plain word'])))], {linkBase, maps: new Map()})),
);

describe('texts that want to be more than text', () => {
	it('are text in every report', () => {
		const all = Object.entries(checks());
		fc.assert(
			fc.property(hostileTexts, texts => {
				const qms = qmsOf(hostileSystem(texts));
				const result = resultOf(qms);
				for (const [name, check] of all) {
					try {
						check(result, qms);
					} catch (error) {
						throw new Error(`In ${name}: ${error instanceof Error ? error.message : String(error)}`, {cause: error});
					}
				}
			}),
			{numRuns: Number(process.env['QMS_HOSTILE'] ?? 10)},
		);
	});

	it('read in Markdown as they were written', () => {
		fc.assert(
			fc.property(hostileText, text => {
				assertInert(`${escapeMarkdown(text)}\n`, {...page, headings: /^\b$/});
				assertInert(
					`- x: ${escapeMarkdown(text)}\n\n| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | c |\n`,
					page,
				);
			}),
			{numRuns: 2000},
		);
		assertInert(`${escapeMarkdown('    <img src=x onerror=alert(1)>')}\n`, {...page, headings: /^\b$/});
		assert.equal(escapeMarkdown('Find the cause within 10 days (PRO-001)'), 'Find the cause within 10 days (PRO-001)');
	});
});

function checks(): Record<string, (result: Result, qms: Qms) => void> {
	const empty = resultOf(qmsOf({}));
	const clean = (text: string): string => {
		const at = text.search(disguise);
		assert.ok(at < 0, `U+${text.codePointAt(at)?.toString(16)} after ${text.slice(Math.max(0, at - 60), at)}`);
		return text;
	};
	return {
		'a comment in a pull request': result => {
			for (const each of [result, compared(empty, result), compared(result, empty)])
				assertInert(clean(markdownReport([each], {linkBase})), page);
		},
		'a page of coverage': result => assertInert(clean(coverageMarkdown([result], {linkBase})), page),
		'the text for people': result => {
			const layout = {width: 80, color: false, quiet: false};
			for (const each of [result, compared(empty, result), compared(result, empty)]) clean(textReport([each], layout));
			clean(matrixText([result], layout));
		},
		'the lines for programs': result => void clean(agentReport([result])),
		'the annotations of GitHub': result => {
			for (const line of clean(githubReport([result]))
				.split('\n')
				.slice(0, -1))
				assert.match(
					line,
					/^::(?:error|warning|notice) (?:file=[^,:]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,)?title=[\w %-]+::(?:[^%]|%25|%0A|%0D)*$/,
				);
		},
		'the report of GitLab': result => {
			const issues = JSON.parse(clean(gitlabReport([result]))) as {description: string}[];
			for (const {description} of issues) clean(description);
		},
		JSON: result => {
			const report = JSON.parse(clean(jsonReport([result]))) as {documents: {path: string; title: string}[]};
			assert.deepEqual(
				report.documents.map(({path, title}) => [path, title]),
				result.documents.map(({path, title}) => [path, title]),
			);
		},
		SARIF: result => {
			const log = JSON.parse(clean(sarifReport([result]))) as {
				runs: {
					results: {message: {text: string}; locations: {physicalLocation: {artifactLocation: {uri: string}}}[]}[];
				}[];
			};
			for (const {message, locations} of log.runs[0]?.results ?? []) {
				clean(message.text);
				assert.match(locations[0]?.physicalLocation.artifactLocation.uri ?? '', /^[\w.~!*'%/-]+$/);
			}
		},
		JUnit: result => assert.equal(XMLValidator.validate(clean(junitReport([result]))), true),
		'tables for spreadsheets': result => {
			for (const csv of [csvReport([result]), matrixCsv([result])]) {
				clean(csv.replaceAll('\r\n', '\n'));
				for (const cell of cellsOf(csv)) assert.doesNotMatch(cell, /^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/);
			}
		},
		'the page for auditors': (result, qms) => {
			const map = processMap(qms.snapshot, 'map1');
			const html = clean(htmlReport([result], {linkBase, maps: map ? new Map([[result.root, map]]) : new Map()}));
			for (const name of tagsOf(html))
				assert.ok(
					ownTags.has(name) ||
						/^(?:svg|g|path|rect|text|title|desc|defs|marker|a|style|details|summary|ul|li|mark)$/.test(name),
					name,
				);
		},
		'the map as a picture': (_, qms) => {
			const svg = clean(svgMap(interactionMap(qms.snapshot), mapTitle(qms.snapshot)));
			assert.equal(XMLValidator.validate(svg), true);
			tagsOf(svg);
		},
		'the map as a chart': (_, qms) => {
			for (const line of clean(mermaidMap(interactionMap(qms.snapshot)))
				.split('\n')
				.slice(0, -1))
				assert.match(
					line,
					/^(?:flowchart LR|  n\d+(?:\[|\(\[|\{\{)"[^"<>`]*(?:<br\/>[^"<>`]*)?"(?:\]|\]\)|\}\})(?::::\w+)?|  n\d+ -?-?\.?->(?:\|"[^"<>`]*"\|)? n\d+|  n\d+ (?:-->|-\.->)(?:\|"[^"<>`]*"\|)? n\d+|  (?:classDef|linkStyle) .*)$/,
				);
		},
	};
}
