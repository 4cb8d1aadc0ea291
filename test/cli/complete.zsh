# Prints what zsh offers for the line given: zsh -f complete.zsh LINE. The completion script lies in ./script.
zmodload zsh/zpty
zpty editor zsh -f -i
read_until() { local out; zpty -r -m editor out "*$1*"; print -rn -- $out }
zpty -w editor "PROMPT=; RPROMPT=; stty -echo; autoload -Uz compinit; compinit -D -u; source ./script
offered() { LISTMAX=0; print START; zle complete-word; print END; exit }
compadd() {
	if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
	typeset -a hits; builtin compadd -A hits \"\$@\"; print -l -- \"<\${(@)^hits}>\"; builtin compadd \"\$@\"
}
zle -N offered; bindkey '^I' offered; print RE''ADY"
read_until READY >/dev/null
zpty -n -w editor "$1"$'\t'
read_until END | sed -n 's/\r$//; s/^.*<\([^<>]*\)>.*$/\1/p' | awk '!seen[$0]++'
