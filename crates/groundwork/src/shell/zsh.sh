# One word of Groundwork in the prompt: practice, due, or nothing. It reads one file and starts no process.
zmodload zsh/datetime
__groundwork_prompt() {
  local until word
  GROUNDWORK_PROMPT=
  [[ -r @FILE@ ]] || return 0
  while read -r until word; do
    if (( EPOCHSECONDS < until )); then
      GROUNDWORK_PROMPT=${word:+$word }
      break
    fi
  done < @FILE@
  return 0
}
typeset -ga precmd_functions
if (( ! ${precmd_functions[(I)__groundwork_prompt]} )); then
  precmd_functions+=(__groundwork_prompt)
  setopt prompt_subst
  PROMPT='${GROUNDWORK_PROMPT}'$PROMPT
fi
