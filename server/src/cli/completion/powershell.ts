import {completable, type Choice, type Values} from './words.ts';

/** Completion for PowerShell 5.1 and later. Where nothing is offered PowerShell completes files itself. */
export function powershellCompletion(): string {
	const commands = completable();
	const options = commands.map(
		({word, options: own}) =>
			`		${quote(word)} = ${table(
				own.flatMap(({name, short, description}) => [
					{word: name, description},
					...(short === undefined ? [] : [{word: short, description}]),
				]),
			)}`,
	);
	const values = commands.flatMap(({word, options: own}) =>
		own.flatMap(({name, short, value}) =>
			value === undefined
				? []
				: [name, ...(short === undefined ? [] : [short])].map(
						each => `		${quote(`${word} ${each}`)} = ${offered(value)}`,
					),
		),
	);
	const operands = commands
		.filter(command => command.operands.some(({words}) => words.length > 0))
		.map(({word, operands: own}) => `		${quote(word)} = ${table(own.flatMap(each => each.words))}`);
	return `# Completion of qms-lens for PowerShell. In $PROFILE: qms-lens completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'qms-lens' -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$commands = ${table(commands)}
	$options = @{
${options.join('\n')}
	}
	$values = @{
${values.join('\n')}
	}
	$operands = @{
${operands.join('\n')}
	}
	$before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() } | Select-Object -Skip 1)
	$command = $before | Where-Object { $commands.Contains($_) } | Select-Object -First 1
	$start = ''
	$typed = $wordToComplete
	$last = if ($before.Count -gt 0) { $before[-1] } else { '' }
	if ($typed -match '^(--[^=]+)=(.*)$') {
		$last = $Matches[1]
		$start = "$last="
		$typed = $Matches[2]
	}
	if ($command -and $values.Contains("$command $last")) { $offered = $values["$command $last"] }
	elseif (-not $command) { $offered = $commands }
	elseif ($typed.StartsWith('-')) { $offered = $options[$command] }
	else { $offered = $operands[$command] }
	if ($null -eq $offered) { return }
	foreach ($each in $offered.GetEnumerator()) {
		if ($each.Key.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase)) {
			[System.Management.Automation.CompletionResult]::new("$start$($each.Key)", $each.Key, 'ParameterValue', $each.Value)
		}
	}
}
`;
}

const offered = ({words}: Values): string => (words.length === 0 ? '$null' : table(words));

/** An ordered table of words and what is said of them; a tip may not be empty. */
function table(choices: readonly Choice[]): string {
	return `[ordered]@{ ${choices.map(({word, description}) => `${quote(word)} = ${quote(description === '' ? word : description)}`).join('; ')} }`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
