# One word of Groundwork in the prompt: practice, due, or nothing. It reads one file and starts no process.
__groundwork_prompt() {
  local status=$? until word now=${EPOCHSECONDS:-}
  GROUNDWORK_PROMPT=
  if [[ -r @FILE@ ]]; then
    # Before bash 4.2 there is no clock without a process.
    [[ $now ]] || printf -v now '%(%s)T' -1 2>/dev/null || now=$(date +%s)
    while read -r until word; do
      if (( now < until )); then
        GROUNDWORK_PROMPT=${word:+$word }
        break
      fi
    done < @FILE@
  fi
  return $status
}
if [[ ${PROMPT_COMMAND-} != *__groundwork_prompt* ]]; then
  PROMPT_COMMAND="__groundwork_prompt${PROMPT_COMMAND:+; $PROMPT_COMMAND}"
  PS1='${GROUNDWORK_PROMPT}'$PS1
fi
