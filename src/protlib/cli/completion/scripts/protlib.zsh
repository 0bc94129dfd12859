#compdef protlib

_protlib() {
    local value about
    local -a values shown open
    while IFS=$'\t' read -r value about; do
        if [[ $value == *[=:] ]]; then
            open+=("$value")
        else
            values+=("$value")
            shown+=("$value${about:+  -- $about}")
        fi
    done < <(_PROTLIB_COMPLETE=zsh protlib "$compstate[quote]" "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if (( ! $#values && ! $#open )); then
        _files
        return
    fi
    (( $#values )) && compadd -l -d shown -a values
    (( $#open )) && compadd -S '' -a open
}

if [[ $funcstack[1] == _protlib ]]; then
    _protlib "$@"
else
    compdef _protlib protlib
fi
