"""Citations in Markdown: those of pandoc, R Markdown and Quarto, MyST's roles, and HTML in notebooks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.back_references import Order, with_back_references
from protlib.citing.documents.mentions import Lines, Mention, Mentions, blank_matches
from protlib.citing.documents.own_codes import read_memory_of
from protlib.citing.nested import with_nested
from protlib.citing.notation import CitationMatch, citation_as_words, is_cross_reference
from protlib.frozen import expression
from protlib.typed_references.lists.fences import fenced_lines
from protlib.typed_references.lists.markdown_notes import NOTE_APART, blank_tables

# Such as "---", "title: A", "..." at the beginning of a text.
_HEADER: Final = re.compile(r"\A\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Such as "nocite: '@a, @b'", or "nocite: |" and indented lines below it.
_NOCITE: Final = expression(r"^nocite:.*\n(?:(?:[ \t]+.*|[ \t]*)\n)*", re.MULTILINE)
# Such as "`code`" and "``co`de``", within a paragraph.
_CODE: Final = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_COMMENT: Final = r"<!--.*?(?:-->|\Z)"
_SCRIPT: Final = r"<(?P<tag>script|style|pre)\b.*?(?:</(?P=tag)\s*>|\Z)"
_TAG: Final = r"</?[A-Za-z][^<>\n]*>"
# Such as "$x_{@}$" and "$$ ... $$": pandoc wants no space inside the marks, and no figure behind them.
_MATH: Final = r"(?<!\\)\$\$.+?\$\$|(?<![\\$])\$(?=[^\s$])(?:[^$\n\\]|\\.)*?(?<=\S)\$(?!\d)"
# Such as "https://medium.com/@user", "mailto:a@b.org", and the target of "[text](target)" or "[text]: target".
_TARGET: Final = r"(?<=\]\()(?:[^()\s]|\([^()\s]*\))+"
_LINK: Final = rf"{_TARGET}|(?<!@\{{)\b(?:https?|ftp)://[^\s<>\[\]]+|\bmailto:\S+|^ {{0,3}}\[[^\]@^][^\]]*\]:[ \t]*\S+"
_COMMENTS: Final = expression(_COMMENT, re.DOTALL)
_NO_TEXT: Final = re.compile(f"{_COMMENT}|{_SCRIPT}|{_TAG}|{_MATH}|{_LINK}", re.DOTALL | re.MULTILINE)
# Such as "(@good) An example" behind a blank line or another example; "(@good)" in the text refers to it.
_EXAMPLES: Final = re.compile(r"(?:\A|\n[ \t]*\n)((?:[ \t]*\(@[\w-]+\)(?:[ \t].*)?(?:\n|\Z))+)")
_EXAMPLE: Final = expression(r"^[ \t]*\(@([\w-]+)\)", re.MULTILINE)
# Such as "{cite:p}`a,b`" of MyST, which may have "{see}a{p. 3}" in it.
_ROLE: Final = re.compile(r"\{(?P<role>(?:foot)?cite(?::\w+)?)\}`(?P<keys>[^`]+)`")
_NOTE: Final = expression(r"\{[^{}]*\}")
# Such as '<cite data-cite="a,b">(A, 2009)</cite>', of notebooks.
_HTML: Final = expression(r"<cite\b[^<>]*\bdata-cite=[\"'](?P<keys>[^\"'<>]+)[\"']")
# Such as '<!--PROTLIB CITE {"typed":"[@a]"}-->' of `fill`.
_FILLING: Final = expression(r"<!--(PROTLIB CITE \{.*?\})-->(?:(?:(?!<!--PROTLIB).)*?<!--/PROTLIB-->)?", re.DOTALL)
# Such as '<!--PROTLIB LIST {"style":"apa"}-->' of `fill`, with the entries up to its end.
_FILLED_LIST: Final = expression(r"<!--PROTLIB LIST \{.*?\}-->(.*?)<!--/PROTLIB-->", re.DOTALL)
# Such as "{{< include _methods.qmd >}}" of Quarto, and "```{r, child='methods.Rmd'}" of R Markdown.
_INCLUSION: Final = expression(
    r"\{\{<\s*include\s+([^\s>]+)\s*>\}\}|^```\{[^}\n]*\bchild\s*=\s*[\"']([^\"'\n]+)[\"']", re.MULTILINE
)
# Such as "- ", "12. ", "(@good) ", ": " and "[^1]: ", with the spaces before the text of the item.
_ITEM: Final = re.compile(r" *(?:[-+*:~]|[#\w]{1,4}[.)]|\([\w@-]+\)|\[\^[^\]]+\]:) {1,4}")
_TAB_WIDTH: Final = 4  # columns
_ALL: Final = "*"
# Such as '<div id="refs" custom-style="Bibliography">', "\\begingroup" and "\\vspace*{60mm}" alone on a line.
_LAYOUT_LINE: Final = expression(
    r"^[ \t]*(?:(?:</?[A-Za-z][\w-]*(?:[ \t][^<>\n]*)?>|\\[A-Za-z]+\*?(?:\{[^{}\s]*\}|\[[^\[\]\s]*\])*)[ \t]*)+$",
    re.MULTILINE,
)
# Such as "::: {#refs}" and '<div id="refs">'.
_LIST_DIVISION: Final = expression(
    r"^:{3,}[ \t]*\{[^}\n]*#refs\b[^}\n]*\}[ \t]*:*\n?|^[ \t]*<div\b[^<>\n]*\bid=[\"']?refs\b[^<>\n]*>\n?", re.MULTILINE
)
# Such as "[^1]", which refers to a note.
_FOOTNOTE_REFERENCE: Final = expression(r"\[\^([^\]\s]+)\](?!:)")


def read_mentions(text: str) -> Mentions:
    """Return what a document cites; its header cites only by `nocite`; code, addresses and links never cite.

    References to figures, tables and examples of the document are no citations.
    """
    lines = Lines(text)
    nocite_text = _split_header(text)[1]
    uncited = [*notation.find_citations(nocite_text)]
    matches = sorted([*_matches_with_own(text), *uncited], key=lambda citation_match: citation_match.start)
    labels = _find_example_labels(prose(text))
    mentions = [
        Mention(lines.line_at(citation_match.start), _works_of(citation_match.citation, labels))
        for citation_match in matches
    ]
    inclusions = dict.fromkeys(match[1] or match[2] for match in _INCLUSION.finditer(text))
    cites_all = any(_ALL in citation_match.citation.keys for citation_match in matches) or f"@{_ALL}" in nocite_text
    return Mentions(
        tuple(mention for mention in mentions if mention.citation.cited),
        cites_all,
        tuple(inclusions),
        field_count=sum(
            len(_works_of(citation_match.citation, labels).cited)
            for citation_match in _find_filled(_without_code_blocks(_split_header(text)[0]))
        ),
        listed_only=sum(len(citation_match.citation.cited) for citation_match in uncited),
    )


def find_citations(text: str) -> list[CitationMatch]:
    """Return the citations of a document with their positions, in their order; one that was filled with its comments.

    What a note cites has a second position, without width, where the text refers to the note.
    """
    labels = _find_example_labels(prose(text))
    citation_matches = [
        citation_match._replace(citation=_works_of(citation_match.citation, labels))
        for citation_match in _matches_with_own(text)
    ]
    return with_repeated(
        prose(text), [citation_match for citation_match in citation_matches if citation_match.citation.cited]
    )


def with_repeated(body: str, matches: list[CitationMatch]) -> list[CitationMatch]:
    """Return citations, those that say "ibid.", and what a note cites once more where the text refers to the note."""
    return _with_notes(body, with_back_references(body, matches, _reading_order(body)))


def _reading_order(body: str) -> Order:
    """Return the order in which a reader comes to a text: to a note where the text first refers to it."""
    references: dict[str, int] = {}
    for reference in _FOOTNOTE_REFERENCE.finditer(body):
        references.setdefault(reference[1], reference.start())
    notes = [(*match.span(), references.get(match[1], match.start())) for match in NOTE_APART.finditer(body)]

    def order(position: int) -> tuple[int, int]:
        place = next((place for start, end, place in notes if start <= position < end), None)
        return (position, 0) if place is None else (place, position)

    return order


def _with_notes(body: str, matches: list[CitationMatch]) -> list[CitationMatch]:
    """Return citations, and for each in a note a second one, without width, where the text refers to the note."""
    in_order = sorted(matches, key=lambda citation_match: citation_match.start)
    starts = [citation_match.start for citation_match in in_order]
    notes = {
        match[1]: in_order[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]
        for match in NOTE_APART.finditer(body)
    }
    repeated_names = [
        CitationMatch(reference.start(), reference.start(), citation_match.citation)
        for reference in _FOOTNOTE_REFERENCE.finditer(body)
        for citation_match in notes.get(reference[1], [])
    ]
    return sorted([*matches, *repeated_names], key=lambda citation_match: citation_match.start)


def _matches_with_own(text: str) -> list[CitationMatch]:
    """Return the citations of a text in their order; some cite parts of the document itself."""
    body = _without_code_blocks(_split_header(text)[0])
    roles = [*_ROLE.finditer(body), *_HTML.finditer(blank_matches(body, _CODE))]
    matches = [
        *_find_filled(body),
        *(CitationMatch(match.start(), match.end(), _read_role(match)) for match in roles),
        *notation.find_citations(_blank_hidden(body)),
    ]
    return sorted(matches, key=lambda citation_match: citation_match.start)


def _find_filled(body: str) -> list[CitationMatch]:
    return [CitationMatch(match.start(), match.end(), _read_comment(match[1])) for match in _FILLING.finditer(body)]


def _works_of(citation: Citation, labels: Iterable[str]) -> Citation:
    return _without_cross_references(with_nested(citation), labels)


def list_lines(text: str) -> range:
    """Return the numbers, from 1, of the lines of the filled list; empty where there is none."""
    match = _FILLED_LIST.search(text)
    lines = Lines(text)
    return range(lines.line_at(match.start(1)), lines.line_at(match.end(1)) + 1) if match else range(0)


def citations_in_prose(text: str) -> Iterator[notation.CitationMatch]:
    """Yield the citations in the prose of a document, with their positions; references to its own parts are none."""
    prose_text = prose(text)
    labels = _find_example_labels(prose_text)
    for match in notation.find_citations(prose_text):
        for start, end, citation in _cite_works(match, prose_text):
            if citation.cited and _without_cross_references(citation, labels) is citation:
                yield notation.CitationMatch(start, end, _with_full_words(citation, text[start:end]))


def parse_whole(text: str) -> Citation | None:
    """Return the citation that a whole text is, as `typed` finds it in a document; None for anything else."""
    matches = [*citations_in_prose(text)]
    is_alone = len(matches) == 1 and (matches[0].start, matches[0].end) == (0, len(text))
    return matches[0].citation if is_alone else None


def _with_full_words(citation: Citation, source_text: str) -> Citation:
    """Return a citation with the addresses and formulas in its words, which the prose lacks."""
    own_citation = notation.parse_citation(source_text)
    full_citation = citation_as_words(own_citation) if own_citation else citation
    return full_citation if full_citation.keys == citation.keys else citation


def _cite_works(match: notation.CitationMatch, prose_text: str) -> Iterator[notation.CitationMatch]:
    """Yield a citation of works alone: what follows "@fig-map" is one; "[@fig-map; @key]" has it as a word."""
    first = match.citation.cited[0]
    if first.mode is not CitationMode.IN_TEXT or not is_cross_reference(first.key) or len(match.citation.cited) == 1:
        yield match._replace(citation=citation_as_words(match.citation))
        return
    start = prose_text.index("[", match.start)
    for start_within, end_within, citation in notation.find_citations(prose_text[start : match.end]):
        yield notation.CitationMatch(start + start_within, start + end_within, citation_as_words(citation))


def nocite(text: str) -> str:
    """Return the works under `nocite` in the header, with blanks for all else, so that they keep their places."""
    return _split_header(text)[1]


def header_of(text: str) -> str:
    """Return the header of a document, "" for none."""
    match = _HEADER.match(text)
    return match[0] if match else ""


def prose(text: str) -> str:
    """Return the text that people read: without header, code, comments, links; what stays keeps its place."""
    return _blank_hidden(_without_code_blocks(_split_header(text)[0]))


def without_layout(text: str) -> str:
    """Return the text with blanks for what is no entry of a list: header, comments, code, tables, lines of layout."""
    lines = blank_matches(blank_matches(text, _HEADER), _COMMENTS).split("\n")
    fenced = fenced_lines(lines)
    bare = "\n".join(" " * len(line) if number in fenced else line for number, line in enumerate(lines))
    return blank_tables(blank_matches(bare, _LAYOUT_LINE))


def find_list_place(text: str) -> int | None:
    """Return where pandoc puts the list into a text, behind the beginning of its element; None without one."""
    division = _LIST_DIVISION.search(_without_code_blocks(text))
    return division.end() if division else None


def _find_example_labels(display: str) -> set[str]:
    """Return the labels of the examples in a document."""
    return {label for block in _EXAMPLES.findall(display) for label in _EXAMPLE.findall(block)}


def _blank_hidden(body: str) -> str:
    # The bracket of an inline note ("^[as @key has it]") belongs to no citation.
    return blank_matches(blank_matches(blank_matches(body, _ROLE), _CODE), _NO_TEXT).replace("^[", "^ ")


def _split_header(text: str) -> tuple[str, str]:
    """Return the text without its header, and the header's `nocite`, each at its place."""
    header = _HEADER.match(text)
    if header is None:
        return text, ""
    body = blank_matches(text, _HEADER)
    nocite = _NOCITE.search(text, header.start(1), header.end(1))
    if nocite is None:
        return body, ""
    return body, blank_matches(text[: nocite.start()], re.compile(r".+")) + nocite[0]


def _without_code_blocks(text: str) -> str:
    """Return the text without code blocks: between fences, or indented below a blank line and beyond their item."""
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    lines_outside: list[str] = []
    columns: list[int] = []  # the columns where the text of each open list item begins
    is_after_blank, is_code = True, False
    for number, line in enumerate(lines):
        is_blank = not line.strip()
        if not is_blank:
            spaced_line = line.expandtabs(_TAB_WIDTH)
            indent = len(spaced_line) - len(spaced_line.lstrip())
            item = _ITEM.match(spaced_line)
            if item or is_after_blank:
                columns = [column for column in columns if column <= indent]
            is_code = indent >= (columns[-1] if columns else 0) + _TAB_WIDTH and (is_after_blank or is_code)
            if item and not is_code:
                columns.append(min(item.end(), indent + _TAB_WIDTH))
        lines_outside.append(" " * len(line) if is_code or number in fenced else line)
        is_after_blank = is_blank
    return "\n".join(lines_outside)


def _read_role(match: re.Match[str]) -> Citation:
    """Return what a role of MyST, or an element of HTML, cites."""
    names = match.groupdict()
    is_in_text = str(names.get("role", "")).endswith((":t", ":ts"))
    mode = CitationMode.IN_TEXT if is_in_text else CitationMode.IN_BRACKETS
    keys = (_NOTE.sub("", key).strip() for key in re.split("[,;]", match["keys"]))
    return Citation(tuple(CitedPublication(key, mode) for key in keys if key))


def _read_comment(code: str) -> Citation:
    """Return the citation in a comment that protlib wrote."""
    return notation.parse_citation(str(read_memory_of(code).get("typed", ""))) or Citation(())


def _without_cross_references(citation: Citation, labels: Iterable[str]) -> Citation:
    """Return the citation without words that are no key, and without references to parts of the document."""
    cited_works = [
        cited for cited in citation.cited if cited.key not in {_ALL, *labels} and not is_cross_reference(cited.key)
    ]
    return citation if len(cited_works) == len(citation.cited) else Citation(tuple(cited_works))
