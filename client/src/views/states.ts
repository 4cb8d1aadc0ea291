import {ThemeColor, ThemeIcon} from 'vscode';
import {lookOf} from '../../../server/src/core/coverage/states.ts';

/** The icon of a state of an outcome or criterion, in shape and colour of VS Code's own sets. */
export function stateIcon(state: string): ThemeIcon {
	const look = lookOf(state);
	return look === undefined ? new ThemeIcon('circle-outline') : new ThemeIcon(look.icon, new ThemeColor(look.color));
}

/** A state in words, as the reports write it. */
export function stateLabel(state: string): string {
	return lookOf(state)?.words ?? state;
}
