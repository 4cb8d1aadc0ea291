import {ThemeColor, ThemeIcon} from 'vscode';

/** The icon of a state of an outcome or criterion, in shape and colour of VS Code's own sets. */
export function stateIcon(state: string): ThemeIcon {
	const [icon, color] = icons[state] ?? ['circle-outline', undefined];
	return color === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(color));
}

const icons: Readonly<Record<string, readonly [icon: string, color?: string]>> = {
	covered: ['pass-filled', 'charts.green'],
	attested: ['verified', 'charts.green'],
	evidenced: ['pass', 'charts.green'],
	'evidenced-not-claimed': ['pass', 'charts.green'],
	pending: ['clock', 'charts.yellow'],
	thin: ['circle-large-outline', 'charts.yellow'],
	'partially-covered': ['warning', 'list.warningForeground'],
	claimed: ['question', 'list.warningForeground'],
	'claimed-not-evidenced': ['question', 'list.warningForeground'],
	planned: ['calendar', 'charts.blue'],
	gap: ['error', 'list.errorForeground'],
	'not-applicable': ['circle-slash', 'disabledForeground'],
};

/** A state in words, as the reports write it. */
export function stateLabel(state: string): string {
	return labels[state] ?? state;
}

const labels: Readonly<Record<string, string>> = {
	covered: 'covered',
	attested: 'attested',
	evidenced: 'evidenced, not claimed',
	'evidenced-not-claimed': 'evidenced, not claimed',
	pending: 'pending: its document does not count yet',
	thin: 'described, not specified',
	'partially-covered': 'partially covered',
	claimed: 'claimed, not evidenced',
	'claimed-not-evidenced': 'claimed, not evidenced',
	planned: 'planned',
	gap: 'gap',
	'not-applicable': 'not applicable',
};
