/** The shells of `qq completion`. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

/** A mark in each script; a file with it is ours. */
export const MARK = 'Completion of qq and qqctl'

export function completionScript(shell: Shell): string {
  return SCRIPTS[shell]
}

/*
 * Each script passes the words up to the cursor to `qq __complete`. It prefers the name qqctl, because Linux QQ also
 * has a qq, which would open its window. A word that ends with = or : gets no space.
 */
const SCRIPTS: Readonly<Record<Shell, string>> = {
  // readline breaks words at : and = and before @ (COMP_WORDBREAKS), and replaces only the part after the last break;
  // macOS has bash 3.2
  bash: `# ${MARK} for bash: source <(qq completion bash)
_qqctl() {
  local tool=\${COMP_WORDS[0]/#\\~\\//$HOME/} line=\${COMP_LINE-} count=-1 i gap word about current quote= cut=
  local -a words=() found=()
  COMPREPLY=()
  [[ $tool == */* ]] || ! type -P qqctl >/dev/null || tool=qqctl

  line=\${line:0:\${COMP_POINT:-\${#line}}}
  line=\${line#*"\${COMP_WORDS[0]}"}
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    gap=\${line%%[![:space:]]*}
    line=\${line#"$gap"}
    if [[ -n \${COMP_LINE-} ]]; then
      ((i < COMP_CWORD)) || word=$line
      line=\${line#"$word"}
    elif ((count < 0)) || [[ $word != [:=]* && \${words[count]} != *[:=] ]]; then
      gap=' '
    fi
    if [[ -n $gap ]]; then words[++count]=$word; else words[count]+=$word; fi
  done
  current=\${words[count]}
  if [[ $current == [\\"\\']* ]]; then quote=\${current:0:1} current=\${current:1}; fi
  [[ -n $quote ]] || cut=\${current%"\${current##*[$COMP_WORDBREAKS]}"} cut=\${cut%@}

  while IFS=$'\\t' read -r word about; do
    if [[ $word != :files ]]; then
      found+=("$word")
    elif [[ $about == *@ ]] || ! compopt -o default 2>/dev/null; then
      while read -r word; do
        [[ ! -d $word ]] || word+=/
        found+=("$about$word")
      done < <(compgen -f -- "\${current#"$about"}")
    fi
  done < <("$tool" __complete -- "\${words[@]//[\\"\\'\\\\]/}" 2>/dev/null)
  # several ids for one name must not replace it with the digits they have in common
  about=\${current//[\\"\\'\\\\]/}
  ((\${#found[@]} < 2)) || [[ \${found[0]} == "$about"* ]] || COMPREPLY=('')
  for word in "\${found[@]}"; do
    [[ $cut != *[:=] || $word == "$cut"* ]] || continue
    word=\${word#"$cut"}
    [[ -n $quote || $word != *[!-_.:=,@%+/~[:alnum:]]* ]] || printf -v word %q "$word"
    COMPREPLY+=("$word")
  done
  [[ \${#COMPREPLY[@]} != 1 || \${COMPREPLY[0]} != *[:=@/] ]] || compopt -o nospace 2>/dev/null
}
complete -F _qqctl qq qqctl
`,
  zsh: `#compdef qq qqctl
# ${MARK} for zsh: source <(qq completion zsh)
_qq() {
  local tool=\${\${(Q)words[1]}/#\\~\\//$HOME/} line word about found=1
  local -a typed=("\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}") whole open
  [[ $tool == */* ]] || (( ! $+commands[qqctl] )) || tool=qqctl

  for line in "\${(@f)$("$tool" __complete -- "\${typed[@]}" 2>/dev/null)}"; do
    word=\${line%%$'\\t'*} about=\${line#*$'\\t'}
    case $word in
      ('') ;;
      (:files) compset -P "\${(b)about}"; _files && found=0 ;;
      (*[:=@]) open+=("\${word//:/\\\\:}\${about:+:$about}") ;;
      (*) whole+=("\${word//:/\\\\:}\${about:+:$about}") ;;
    esac
  done
  _describe -t words qq whole && found=0
  _describe -t words qq open -S '' && found=0
  return found
}
if [[ \${funcstack[1]} == _qq ]]; then
  _qq "$@"
elif (( $+functions[compdef] )); then
  compdef _qq qq qqctl
fi
`,
  fish: `# ${MARK} for fish: qq completion fish | source
function __qqctl_complete
    set -l words (commandline -opc)
    while string match -qr '^\\w+=' -- $words[1]
        set -e words[1]
    end
    set -l current (string replace -ar '["\\'\\\\\\\\]' '' -- (commandline -ct))
    set -l tool (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    string match -q '*/*' -- $tool; or not command -q qqctl; or set tool qqctl
    command -q $tool; or return

    for line in ($tool __complete -- $words "$current" 2>/dev/null)
        set -l fields (string split \\t -- $line)
        if test "$fields[1]" != :files
            echo $line
        else
            set -l behind (string length -- "$fields[2]")
            for file in (__fish_complete_path (string sub -s (math $behind + 1) -- "$current"))
                echo "$fields[2]$file"
            end
        end
    end
end
for name in qq qqctl
    complete -c $name -e
    complete -c $name -f -a '(__qqctl_complete)'
end
`,
}
