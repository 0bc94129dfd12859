"""Typed citations in pandoc's notation: `[see @key, p. 3; @other]`, `@key [p. 3]`, `[-@key]`."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.locators import DIRECTION, is_time, split_locator, suffix_as_words, without_directions
from protlib.frozen import expression

# Such as "@iom2009caring", "-@doe:2010", "@{http://example.org/a(b)}". A letter or digit follows a mark inside a key.
_PLAIN_KEY: Final = r"(?:\w|\*(?!\w))(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*"
_BRACED_KEY: Final = r"\{((?:[^\s{}]|\{[^\s{}]*\})+)\}"
_KEY: Final = re.compile(rf"(?<!\\)(-?)@{DIRECTION}*(?:({_PLAIN_KEY})|{_BRACED_KEY})")
# Such as "see @key, p. 3" of "see @key, p. 3; @other"; an Arabic semicolon divides where a key follows.
_PART: Final = re.compile(rf"(?:\\.|@{_BRACED_KEY}|\[[^\[\]]*\]|[^;؛]|؛(?![^;؛]*@))+")
# Before the @ of an address, such as "name" and "j.".
_NAME: Final = re.compile(r"(?:[^\W_]|\.)$")
_SPACE: Final = expression(rf"{DIRECTION}*[ \t]*\n?[ \t]*{DIRECTION}*")
# A bracket, or the end of a paragraph; not an escaped bracket.
_MARK: Final = re.compile(r"\\.|\[|\]|\n[ \t]*\n")
_DEEPEST: Final = 20  # brackets within the brackets of a citation: each bracket around others is read as a whole
# "(http://example.org)", "(page 'its title')", "[reference]", "{.class}": these make brackets before them a link or
# span.
_LINK: Final = re.compile(
    r"\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|"
    r"\[(?!-?@)[^\[\]]*\]|\{[^{}\n]*\}"
)

# Such as "\\;" and "\\]": a mark of the notation that is a plain character.
_ESCAPED_MARK: Final = expression(r"\\([\[\];؛])")
# Such as ", @other" behind a key: only the comma stands between the two.
_NEXT_KEY: Final = re.compile(rf"[,،]\s*-?@\{{?({_PLAIN_KEY})")
_ARABIC_SIGN: Final = expression(rf"[؛،]|{DIRECTION}")
LIST_MARK: Final = "{{bibliography}}"
"""The paragraph that the list replaces."""
TYPED_LIST_MARK: Final = expression(r"\{\{\s*bibliography\s*\}\}", re.IGNORECASE)
"""The same, as word processors may have changed it."""
# Such as "@fig-map" of Quarto and "@tbl:ages" of pandoc-crossref: they refer to a part of the document.
_CROSS_REFERENCE: Final = re.compile(
    r"(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:].+", re.IGNORECASE
)


def is_cross_reference(key: str) -> bool:
    """Tell whether a key refers to a part of the document, such as a figure, in Quarto or pandoc-crossref."""
    return _CROSS_REFERENCE.fullmatch(key) is not None


class CitationMatch(NamedTuple):
    """A citation with its position in a text, from `start` to before `end`."""

    start: int
    end: int
    citation: Citation


def find_citations(text: str) -> Iterator[CitationMatch]:
    r"""Yield the citations of a text in its order, without addresses (a@b.org) and escaped keys (`\@key`).

    A text has one or more paragraphs; code and other markup are not recognised here.
    """
    position, closings = 0, _closings(text)
    while (match := _find_next(text, position, closings)) is not None:
        yield match
        position = match.end


def parse_citation(text: str) -> Citation | None:
    """Return the citation that a whole text is, with its brackets; None for anything else."""
    text = text.strip()
    match = _find_next(text, 0, _closings(text))
    return match.citation if match and (match.start, match.end) == (0, len(text)) else None


def has_comma_for_semicolon(citation: Citation) -> bool:
    """Tell whether a comma replaces a semicolon: "[@one, @other]" cites the second in the words of the first."""
    key_matches = [match for cited in citation.cited if (match := _NEXT_KEY.match(cited.suffix))]
    if not key_matches:
        return False

    return not all(is_cross_reference(match[1]) for match in key_matches)


def notation(citation: Citation) -> str:
    """Return the typed form of a citation, as `parse_citation` reads it."""
    first, *further_works = citation.cited
    if first.mode is not CitationMode.IN_TEXT:
        return f"[{'; '.join(map(_text_of, citation.cited))}]"
    suffix = _suffix_of(first).removeprefix(", ").strip()
    further_parts = [*([suffix] if suffix else []), *map(_text_of, further_works)]
    return f"@{_write_key(first.key)}" + (f" [{'; '.join(further_parts)}]" if further_parts else "")


def with_plain_signs(text: str) -> str:
    """Return a text whose citations have no Arabic semicolons and marks of directions, which pandoc does not read."""
    pieces: list[str] = []
    position = 0
    for start, end, citation in find_citations(text) if not text.isascii() else ():
        if _ARABIC_SIGN.search(text, start, end):
            pieces += [text[position:start], notation(citation)]
            position = end
    return "".join([*pieces, text[position:]])


def _text_of(work: CitedPublication) -> str:
    mark = "-@" if work.mode is CitationMode.WITHOUT_AUTHOR else "@"
    prefix = f"{work.prefix} " if work.prefix else ""
    return f"{prefix}{mark}{_write_key(work.key)}{_suffix_of(work)}"


def _suffix_of(work: CitedPublication) -> str:
    if not work.locator:
        return suffix_as_words(work.suffix_with_space)
    if is_time(work.label, work.term):
        return f", {work.locator}{work.suffix_with_space}"
    return f", {{{work.term or work.label} {work.locator}}}{work.suffix_with_space}"


def _write_key(key: str) -> str:
    return key if re.fullmatch(_PLAIN_KEY, key) else f"{{{key}}}"


def _find_next(text: str, position: int, closings: Mapping[int, int]) -> CitationMatch | None:
    """Return the first citation from a position on; that is the start of the text or the end of a citation."""
    key = _key(text, position)
    if key is None:
        return None
    opening = _opening(text, position, key.start())
    if opening is not None and (match := _read_bracket(text, opening, closings)):
        return match
    return _read_in_text(text, key, closings)


def _key(text: str, position: int = 0) -> re.Match[str] | None:
    """Return the first key from a position on: no part of an address, and not pandoc's sign for all."""
    start = position
    while (key := _KEY.search(text, start)) is not None:
        is_address = key.start() > position and _NAME.match(text, key.start() - 1, key.start())
        if not is_address and key[2] != "*":
            return key
        start = key.start() + 1
    return None


def _opening(text: str, position: int, key: int) -> int | None:
    """Return the position of the last open bracket in the paragraph, which may contain a key."""
    start = max(position, text.rfind("\n\n", position, key) + 1)
    depth = 0
    for index in range(key - 1, start - 1, -1):
        if text[index] == "]" and not _is_escaped(text, index):
            depth += 1
        elif text[index] == "[" and not _is_escaped(text, index):
            if not depth:
                return index
            depth -= 1
    return None


def _is_escaped(text: str, position: int) -> bool:
    return position > 0 and text[position - 1] == "\\"


def _closings(text: str) -> dict[int, int]:
    """Return where each bracket closes in its paragraph, by its position, of those that may hold a citation."""
    closings: dict[int, int] = {}
    openings: list[tuple[int, int]] = []  # of the open brackets, each with the depth of the brackets in it
    for match in _MARK.finditer(text) if "@" in text else ():
        if match[0] == "[":
            openings.append((match.start(), 0))
        elif match[0] == "]" and openings:
            opening, depth = openings.pop()
            if depth <= _DEEPEST:
                closings[opening] = match.start()
            if openings:
                openings[-1] = (openings[-1][0], max(openings[-1][1], depth + 1))
        elif match[0].startswith("\n"):
            openings.clear()
    return closings


def _read_bracket(text: str, opening: int, closings: Mapping[int, int]) -> CitationMatch | None:
    """Return the citation between two brackets; None for other content, such as the text of a link."""
    closing = closings.get(opening)
    if closing is None or _LINK.match(text, closing + 1):
        return None
    cited = _parse_list(text[opening + 1 : closing])
    return CitationMatch(opening, closing + 1, Citation(cited)) if cited else None


def _parse_list(text: str) -> tuple[CitedPublication, ...]:
    """Return the works between semicolons; nothing where one of the parts has no key."""
    cited_works = [_read_cited(part) for part in _split_at_semicolons(text)]
    return tuple(item for item in cited_works if item) if all(cited_works) else ()


def _split_at_semicolons(text: str) -> list[str]:
    """Return the parts between semicolons, except semicolons in a key or in brackets."""
    return [part[0] for part in _PART.finditer(text) if part[0].strip()]


def _read_cited(part: str) -> CitedPublication | None:
    key = _key(part)
    if key is None:
        return None
    mode = CitationMode.WITHOUT_AUTHOR if key[1] else CitationMode.IN_BRACKETS
    prefix = " ".join(without_directions(part[: key.start()]).split())
    return _with_rest(key[2] or key[3], mode, part[key.end() :], prefix)


def _with_rest(key: str, mode: CitationMode, suffix_text: str, prefix: str = "") -> CitedPublication:
    label, locator, suffix, term = split_locator(" ".join(suffix_text.split()))
    return CitedPublication(key, mode, locator, label, _unescape(prefix), _unescape(suffix), term)


def _unescape(words: str) -> str:
    return _ESCAPED_MARK.sub(r"\1", words) if "\\" in words else words


def _read_in_text(text: str, key: re.Match[str], closings: Mapping[int, int]) -> CitationMatch:
    """Return a citation in running text, with its locator or further works in the brackets behind it."""
    name, mode = key[2] or key[3], CitationMode.WITHOUT_AUTHOR if key[1] else CitationMode.IN_TEXT
    bare = CitationMatch(key.start(), key.end(), Citation((CitedPublication(name, mode),)))
    gap = _SPACE.match(text, key.end())
    opening = gap.end() if gap else key.end()
    if not text.startswith("[", opening) or text.startswith("[^", opening):
        return bare
    closing = closings.get(opening)
    if closing is None or _LINK.match(text, closing + 1):
        return bare
    first, *parts = _split_at_semicolons(text[opening + 1 : closing]) or [""]
    if _key(first):
        work, parts = _with_rest(name, mode, ""), [first, *parts]
    else:
        work = _with_rest(name, mode, first)
    cited_works = [_read_cited(part) for part in parts]
    if not all(cited_works):
        return bare
    return CitationMatch(key.start(), closing + 1, Citation((work, *(item for item in cited_works if item))))


def citation_as_words(citation: Citation) -> Citation:
    """Return a citation of publications, with its cross-references as words: "[@fig-map; @key]" cites one work."""
    works: list[CitedPublication] = []
    pending_words: list[str] = []
    for cited in citation.cited:
        if not is_cross_reference(cited.key):
            works.append(cited._replace(prefix=" ".join([*pending_words, cited.prefix]).strip()))
            pending_words = []
        elif works:
            works[-1] = works[-1]._replace(suffix=f"{works[-1].suffix}, {_text_of_work(cited)}")
        else:
            pending_words.append(f"{_text_of_work(cited)};")
    return citation if len(works) == len(citation.cited) else Citation(tuple(works))


def _text_of_work(work: CitedPublication) -> str:
    return notation(Citation((work._replace(mode=CitationMode.IN_BRACKETS),)))[1:-1]
