/** The page that explains a rule. */
export function ruleUrl(rule: string): string {
	return `https://github.com/qms-lens/qms-lens/blob/main/docs/rules/${rule}.md`;
}
