#!/bin/sh
# Make of the three reports what they become, in the folder `made` beside them, or in the one that is named: with a library that is
# thrown away, and by the programs that are here.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
made=${1:-$here/made}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PROTLIB_LIBRARY="$work/library.json" PROTLIB_CACHE="$work/cache"
mkdir -p "$made"
made=$(cd -- "$made" && pwd)

protlib import "$here/../publications.jsonl"

# Markdown: a finished document of each kind. A PDF file needs a program that makes them: protlib says which.
for suffix in txt docx odt html tex typ; do
    protlib fill "$here/report.md" -o "$made/report.$suffix"
done
protlib fill "$here/report.md" -o "$made/notes.docx" --style chicago-notes-bibliography
protlib fill "$here/report.md" -o "$made/report.pdf" || :

# Word: the citations that are typed in it, formatted in their places.
protlib fill "$here/report.docx" -o "$made/report-filled.docx"

# LaTeX: the references that it cites, and no other; BibTeX does the rest.
mkdir -p "$made/latex"
cp "$here/report.tex" "$made/latex"
protlib export --cited-in "$here/report.tex" --for latex -o "$made/latex/report.bib"
for program in pdflatex bibtex; do
    if ! command -v "$program" > "$work/where"; then
        echo "report.tex: no PDF file is made of it, for $program is not here"
        exit
    fi
done
cd "$made/latex"
for step in pdflatex bibtex pdflatex pdflatex; do
    "$step" report < /dev/null > "$work/said" || { cat "$work/said"; exit 1; }
done
