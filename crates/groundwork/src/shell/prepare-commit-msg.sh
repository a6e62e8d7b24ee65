#!/bin/sh
# Written by groundwork hook install; groundwork hook remove takes it away.
# Where you write a message in your editor, a line to keep a decision with is offered, as a comment. Left alone, it is gone with
# the other comments. Whatever happens here, the commit goes on.

offer() {
  # Not for -m, -F, -c, --amend, a merge, a squash; not where no editor opens, nor where comments are kept.
  case "$2" in '' | template) ;; *) return ;; esac
  [ "$GIT_EDITOR" = : ] && return
  mark='#'
  config=$(git config --get-regexp '^(core\.comment(char|string)|commit\.cleanup)$') || config=
  while read -r key value; do
    # Names come in small letters.
    case "$key" in
      commit.cleanup) case "$value" in strip | default) ;; *) return ;; esac ;;
      core.comment*) [ "$value" = auto ] || mark=${value:-#} ;;
    esac
  done <<EOT
$config
EOT
  LC_ALL=C awk -v mark="$mark" '
    { line[NR] = $0 }
    !first && index($0, mark) == 1 { first = NR }
    /Decision:/ && !diff || /will be kept/ && !diff { leave = 1 }
    index($0, mark) == 1 && />8/ { diff = 1 }
    END {
      if (!first || leave || index(line[first], ">8")) exit 1
      for (n = 1; n < first; n++) print line[n]
      # A trailer stands below an empty line.
      print ""
      print mark " Decision: "
      print mark " Without the mark before it, this line keeps what was decided here."
      print mark
      for (n = first; n <= NR; n++) print line[n]
    }' "$1" >"$1.groundwork" && mv -f "$1.groundwork" "$1" || rm -f "$1.groundwork"
}

offer "$@" 2>/dev/null
exit 0
