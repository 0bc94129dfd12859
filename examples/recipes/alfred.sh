#!/bin/sh
# A script filter for Alfred (and Raycast's or LaunchBar's like of it): prints the publications that are found as its JSON.
# In Alfred: a Script Filter with the keyword "cite {query}", language /bin/sh, script: /path/to/alfred.sh "$1";
# behind it "Copy to Clipboard". What is copied is [@key]; with Command held, the key alone. Needs jq.
set -eu
PATH="$HOME/.local/bin:/opt/homebrew/bin:/usr/local/bin:$PATH"
query=${1-}
if [ -n "$(printf '%s' "$query" | tr -d '[:space:]')" ]; then
    set -- search -n 40 -- "$query"
else
    set -- list -n 40
fi
{ protlib "$@" 2>/dev/null || true; } | jq -Rn '{items: [
    inputs | split("\t") | . as [$key, $year, $authors, $title, $places] | {
        uid: $key,
        title: $title,
        subtitle: ([$authors, $year, $places] | map(select(. != "")) | join(" · ")),
        arg: "[@\($key)]",
        autocomplete: $key,
        mods: {cmd: {arg: $key, subtitle: $key}}
    }
]}'
