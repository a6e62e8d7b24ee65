# One word of Groundwork in the prompt: practice, due, or nothing. It reads one file; fish has no clock of its own, so date is asked.
function __groundwork_prompt
    test -r @FILE@; or return 0
    set -l now (date +%s)
    while read -l until word
        if test $now -lt $until
            test -n "$word"; and echo -n "$word "
            return 0
        end
    end <@FILE@
end
function __groundwork_status
    return $argv[1]
end
if not functions -q __groundwork_prompt_before
    functions -c fish_prompt __groundwork_prompt_before
    function fish_prompt
        set -l last $status
        __groundwork_prompt
        # What comes after sees the status of the last command.
        __groundwork_status $last
        __groundwork_prompt_before
    end
end
