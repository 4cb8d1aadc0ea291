import type {Page} from 'playwright-core';
import {findChromium, openPage} from '../e2e/hosts/browser.ts';

/** A page in headless Chromium that has no network: what is asked for, other than files and data, is refused and listed. */
export interface LonelyPage {
	readonly page: Page;
	/** Errors of the console and of scripts. */
	readonly errors: readonly string[];
	readonly requests: readonly string[];
	close(): Promise<void>;
}

/** Opens a page of a size; `this.skip()` is for the caller where `hasChromium` is false. */
export async function openLonely(size: {readonly width: number; readonly height: number}): Promise<LonelyPage> {
	const window = await openPage({size});
	const {page} = window;
	const errors: string[] = [];
	const requests: string[] = [];
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
	});
	page.on('pageerror', error => errors.push(error.message));
	await page.route(/^(?!file:|data:|about:)/, async route => {
		requests.push(route.request().url());
		await route.abort();
	});
	return {page, errors, requests, close: () => window.close()};
}

/** Where the full check runs, a missing browser is a failure and not a reason to leave tests out. */
export const hasChromium = findChromium() !== undefined || process.env['QMS_E2E'] === 'required';
