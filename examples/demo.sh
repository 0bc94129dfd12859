#!/bin/sh
# Show the main job on the sample library, in a folder that is thrown away: keep, find, filter, export, cite.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PROTLIB_LIBRARY="$work/library.json" PROTLIB_CACHE="$work/cache" XDG_STATE_HOME="$work/state"

# Print a command as one would type it, and run it.
run() {
    printf '\n$ protlib'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_.,:/=@+-]*) printf " '%s'" "${word#"$here/"}" ;;
            *) printf ' %s' "${word#"$here/"}" ;;
        esac
    done
    printf '\n'
    protlib "$@"
}

run import "$here/publications.jsonl"
run import "$here/catalogue-page.txt"
run import "$here/catalogue-page.txt"
run search trafficking --region 'West Africa'
run search 'traficking in person' --year 2015.. --limit 5
run show iom2009caring
run stats --by region --limit 8
run export --region 'West Africa' --format bibtex --output "$work/west-africa.bib"
head -n 12 "$work/west-africa.bib"
run export --key iom2009caring --format ris
run convert "$work/west-africa.bib" "$work/west-africa.json"
run cite '[see @iom2007handbook, p. 3; @jobe2010causes]'
run export --cited-in "$here/report/report.tex" --output "$work/report.bib"
run fill "$here/report/report.md" --output "$work/report.docx"
run fill "$here/report/report.docx" --output "$work/filled.docx"

printf '\nThis was a library of its own, thrown away now. Yours begins with: protlib import FILE\n'
