#!/bin/sh
# Write the library as snippets of VS Code: typing @iom completes keys. Run it again when the library has changed. Needs jq.
#   sh snippets.sh .vscode/protlib.code-snippets
set -eu
protlib list | jq -Rn '
    def literal: gsub("(?<sign>[\\\\$}])"; "\\\(.sign)");
    [inputs | split("\t") | . as [$key, $year, $authors, $title, $places] | {
        key: $key,
        value: {
            scope: "markdown,quarto,latex,typst",
            prefix: "@\($key)",
            body: "@\($key | literal)",
            description: ([$authors, $year, $title] | map(select(. != "")) | join(", "))
        }
    }] | from_entries' > "$1"
