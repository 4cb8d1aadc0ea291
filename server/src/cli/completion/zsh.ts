import {completable, type CompletableOption, type Values} from './words.ts';

/** Completion for zsh, to be sourced after compinit or put into a folder of $fpath as _qms-lens. */
export function zshCompletion(): string {
	const commands = completable();
	return `#compdef qms-lens
# Completion of qms-lens for zsh. In ~/.zshrc, after compinit: source <(qms-lens completion zsh)
_qms-lens() {
	local context state state_descr line ret=1
	typeset -A opt_args
	_arguments -C '(-h --help)'{-h,--help}'[Show this help]' '(-V --version)'{-V,--version}'[Show the version]' '1: :->command' '*:: :->rest' && ret=0
	case $state in
		command)
			local -a commands=(
${commands.map(({word, description}) => `				${pair(word, description)}`).join('\n')}
			)
			_describe -t commands command commands && ret=0
			;;
		rest)
			case $line[1] in
${commands
	.map(
		({word, options, operands}) => `				${word})
					_arguments \\
${[...options.flatMap(optionSpec), ...operands.map((values, index) => operandSpec(values, index, operands.length))].map(spec => `						${spec}`).join(' \\\n')} && ret=0
					;;`,
	)
	.join('\n')}
			esac
			;;
	esac
	return ret
}
_qms-lens_ids() {
	local -a ids=(
${commands
	.flatMap(({operands}) => operands)
	.filter(isIds)
	.flatMap(({words}) => words)
	.map(({word, description}) => `		${pair(word, description)}`)
	.join('\n')}
	)
	_alternative 'ids:id:{_describe -t ids id ids}' 'files:file:_files'
}
if [[ $funcstack[1] == _qms-lens ]]; then
	_qms-lens "$@"
else
	compdef _qms-lens qms-lens
fi
`;
}

/** One specification for each form of an option; a value may stand behind a blank or, in the long form, behind "=". */
function optionSpec({name, short, description, value, placeholder}: CompletableOption): string[] {
	const told = description.replace(/[\\[\]:]/g, '\\$&');
	const after = value === undefined ? '' : `:${placeholder}:${action(value)}`;
	return [
		quote(`*${name}${value === undefined ? '' : '='}[${told}]${after}`),
		...(short === undefined ? [] : [quote(`*${short}${value === undefined ? '' : '+'}[${told}]${after}`)]),
	];
}

function operandSpec(values: Values, index: number, count: number): string {
	return quote(`${index < count - 1 ? index + 1 : '*'}: :${action(values)}`);
}

function action(values: Values): string {
	if (isIds(values)) return '_qms-lens_ids';
	if (values.disk !== undefined) return values.disk === 'folders' ? '_files -/' : '_files';
	return values.words.length === 0 ? '' : `(${values.words.map(({word}) => word).join(' ')})`;
}

const isIds = ({words, disk}: Values): boolean => words.length > 0 && disk !== undefined;

const pair = (word: string, description: string): string => quote(`${word}:${description.replaceAll(':', '\\:')}`);

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
