import {completable, type Values} from './words.ts';

/** Completion for bash, from 3.2 on: the one that macOS ships. */
export function bashCompletion(): string {
	const commands = completable();
	const valued = new Set(
		commands.flatMap(({options}) =>
			options.flatMap(({name, short, value}) =>
				value === undefined ? [] : [name, ...(short === undefined ? [] : [short])],
			),
		),
	);
	return `# Completion of qms-lens for bash. In ~/.bashrc: source <(qms-lens completion bash)
_qms_lens() {
	local IFS=$'\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= word at skip= count=0 start=
	COMPREPLY=()
	# Where "=" parts words it stands in one of its own.
	if [[ $cur == "=" ]]; then
		cur=
	elif [[ $prev == "=" ]]; then
		prev=\${COMP_WORDS[COMP_CWORD-2]}
	elif [[ $cur == --*=* ]]; then
		prev=\${cur%%=*} start=$prev= cur=\${cur#*=}
	fi
	for ((at = 1; at < COMP_CWORD; at++)); do
		word=\${COMP_WORDS[at]}
		if [[ -n $skip ]]; then
			[[ $word == "=" ]] || skip=
			continue
		fi
		case $word in
			${[...valued].join('|')}) skip=1 ;;
			-*) ;;
			*) if [[ -z $command ]]; then command=$word; else count=$((count + 1)); fi ;;
		esac
	done
	case "$command $prev" in
${commands
	.flatMap(({word, options}) =>
		options.flatMap(({name, short, value}) =>
			value === undefined
				? []
				: [
						`		'${word} ${name}'${short === undefined ? '' : `|'${word} ${short}'`}) ${offer(value, '"$start"')}; return ;;`,
					],
		),
	)
	.join('\n')}
	esac
	if [[ $cur == -* ]]; then
		case $command in
${commands
	.map(
		({word, options}) =>
			`			${word}) _qms_lens_words '' ${quoted(options.flatMap(({name, short}) => [name, ...(short === undefined ? [] : [short])]))} ;;`,
	)
	.join('\n')}
			*) _qms_lens_words '' --help --version ;;
		esac
		return
	fi
	case $command in
		'') _qms_lens_words '' ${commands.map(({word}) => word).join(' ')} ;;
${commands
	.filter(({operands}) => operands.length > 0)
	.map(
		({word, operands}) =>
			`		${word})
			case $count in
${operands.map((values, index) => `				${index < operands.length - 1 ? index : '*'}) ${offer(values, "''")} ;;`).join('\n')}
			esac
			;;`,
	)
	.join('\n')}
		*) _qms_lens_words '' ;;
	esac
}
# Words, behind what already stands before them, and nothing else.
_qms_lens_words() {
	local start=$1
	shift
	compopt +o default +o bashdefault 2>/dev/null
	COMPREPLY=($(compgen -P "$start" -W "$*" -- "$cur"))
}
_qms_lens_disk() {
	local start=$1 kind=$2
	shift 2
	compopt -o filenames 2>/dev/null
	COMPREPLY=($(compgen -P "$start" -W "$*" -- "$cur") $(compgen -P "$start" "$kind" -- "$cur"))
}
complete -o bashdefault -o default -F _qms_lens qms-lens
`;
}

/** The call that offers values. */
function offer({words, disk}: Values, start: string): string {
	const list = quoted(words.map(({word}) => word));
	if (disk === undefined) return `_qms_lens_words ${start} ${list}`.trimEnd();
	return `_qms_lens_disk ${start} ${disk === 'folders' ? '-d' : '-f'} ${list}`.trimEnd();
}

const quoted = (words: readonly string[]): string => words.join(' ');
