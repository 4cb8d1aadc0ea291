import type {CodeAction} from 'vscode-languageserver';

/** Two findings at one place may have the same remedy; it is offered once, for both. */
export function eachOnce(actions: readonly CodeAction[]): CodeAction[] {
	const known = new Map<string, CodeAction>();
	for (const action of actions) {
		const key = JSON.stringify([action.kind, action.edit ?? action.command]);
		const same = known.get(key);
		known.set(
			key,
			same === undefined
				? action
				: {...same, diagnostics: [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])]},
		);
	}
	return [...known.values()].map(action => {
		if (action.diagnostics?.length !== 0) return action;
		const {diagnostics: _, ...rest} = action;
		return rest;
	});
}
