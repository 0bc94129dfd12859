# protlib in bash and zsh: pick with fzf, and put citations where the cursor is. Needs fzf 0.41 or newer.
# In ~/.bashrc or ~/.zshrc:  . ~/protlib/examples/recipes/protlib.sh

# Print the keys of what is picked: type to search as protlib does, Tab marks several, Enter takes them.
# What is given is searched first: pick trafficking
protlib_pick() {
    : | fzf --multi --disabled --layout reverse --query "$*" --delimiter '\t' --with-nth 2,3,4 --header 'Tab marks, Enter takes' \
        --bind 'start,change:reload:if [ -n {q} ]; then protlib search -n 200 -- {q} 2>/dev/null || :; else protlib list; fi' \
        --preview 'protlib show {1}' --preview-window 'down,60%,wrap' | cut -f 1
}

# Print a citation of what is picked, as pandoc and protlib fill read it: [@iom2009caring; @jobe2010causes]
protlib_citation() {
    protlib_pick "$@" | awk '{ printf "%s@%s", separator, $0; separator = "; " } END { if (NR) print "" }' | sed 's/.*/[&]/'
}

# Ctrl-X c puts a citation where the cursor is.
if [ -n "${ZSH_VERSION:-}" ]; then
    _protlib_insert() {
        LBUFFER="$LBUFFER$(protlib_citation)"
        zle reset-prompt
    }
    zle -N _protlib_insert
    bindkey '^Xc' _protlib_insert
elif [ -n "${BASH_VERSION:-}" ] && [[ $- == *i* ]]; then
    _protlib_insert() {
        local citation
        citation=$(protlib_citation)
        READLINE_LINE="${READLINE_LINE:0:READLINE_POINT}$citation${READLINE_LINE:READLINE_POINT}"
        READLINE_POINT=$((READLINE_POINT + ${#citation}))
    }
    bind -x '"\C-xc": _protlib_insert'
fi

alias pick=protlib_pick
