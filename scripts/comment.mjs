// The last step of the GitHub Action: keeps one comment on the pull request up to date. It has the token and starts no program.
import {existsSync, readFileSync} from 'node:fs';

/**
 * One comment for each system and job, and for each place in a job: several systems of one repository, or several jobs, do not
 * write over each other. What names them is inert in a comment of HTML.
 */
const named = [
	process.env.GITHUB_WORKFLOW,
	process.env.GITHUB_JOB,
	process.env.QMS_FOLDER,
	process.env.QMS_CONFIG,
	process.env.QMS_PATHS,
]
	.map(part => (part ?? '').trim())
	.map(part => encodeURIComponent(part === '.' ? '' : part).replaceAll('-', '%2D'))
	.join(' ')
	.trim();
const marker = `<!-- ${['qms-lens: pull request summary of', named].filter(Boolean).join(' ')} -->`;
/** GitHub refuses a comment of more than 65,536 characters. */
const longestComment = 65_000;

const input = name => (process.env[`QMS_${name}`] ?? '').trim();

async function request(method, path, body) {
	const response = await fetch(`${process.env.GITHUB_API_URL ?? 'https://api.github.com'}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${input('TOKEN')}`,
			accept: 'application/vnd.github+json',
			'content-type': 'application/json',
			'user-agent': 'qms-lens',
		},
		...(body && {body: JSON.stringify(body)}),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 200)}`);
	return response.json();
}

/** As many whole lines as fit, folded parts closed. */
function shortened(text) {
	const kept = text.slice(0, text.lastIndexOf('\n', longestComment));
	const open = kept.split('<details>').length - kept.split('</details>').length;
	return `${kept}\n${'\n</details>\n'.repeat(Math.max(0, open))}\n… cut; the step summary has the whole.\n`;
}

/** The comment that carries the marker is updated, else one is written. */
async function comment(text) {
	const repository = process.env.GITHUB_REPOSITORY;
	const number = input('PULL_REQUEST');
	if (!repository || !number) return;
	const body = `${marker}\n${text.length > longestComment ? shortened(text) : text}`;
	for (let page = 1; ; page++) {
		const comments = await request('GET', `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`);
		const own = comments.find(each => each.body?.startsWith(marker));
		if (own)
			return void (
				own.body === body || (await request('PATCH', `/repos/${repository}/issues/comments/${own.id}`, {body}))
			);
		if (comments.length < 100)
			return void (await request('POST', `/repos/${repository}/issues/${number}/comments`, {body}));
	}
}

const file = input('SUMMARY_FILE');
const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (text) {
	try {
		await comment(text);
	} catch (error) {
		// A pull request from a fork may not write; the check itself has its result all the same.
		console.log(`::warning title=QMS Lens::The comment could not be written: ${error.message}`);
	}
}
