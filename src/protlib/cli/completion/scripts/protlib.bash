_protlib_completion() {
    local reply
    COMPREPLY=()
    while IFS= read -r reply; do
        COMPREPLY+=("$reply")
    done < <(_PROTLIB_COMPLETE=bash protlib "${COMP_LINE:0:COMP_POINT}" "$2" "${COMP_TYPE:-}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=:] ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}
complete -o default -F _protlib_completion protlib
