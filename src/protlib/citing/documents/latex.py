"""Citations in LaTeX: commands of LaTeX, natbib, biblatex and apacite, and those that a document defines."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.mentions import Lines, Mention, Mentions, blank_matches
from protlib.citing.locators import split_locator
from protlib.citing.notation import CitationMatch

# Such as "% see \cite{a}" up to the line's end, but neither "\%" nor the line break "\\" before one.
_COMMENT: Final = r"(?<!\\)(?:\\\\)*%[^\n]*"
# Such as "\begin{verbatim} \cite{a} \end{verbatim}"; without an end it runs to the end of the text.
_VERBATIM: Final = (
    r"\\begin\s*\{(?P<env>[vV]erbatim\*?|BVerbatim|LVerbatim|lstlisting|minted|alltt|comment|filecontents\*?)\}"
    r".*?(?:\\end\s*\{(?P=env)\}|\Z)"
)
# Such as "\verb|\cite{a}|", "\lstinline!x!", "\mintinline{tex}|x|".
_VERB: Final = r"\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline\{\w+\})(?P<mark>[^\w\s{*])[^\n]*?(?P=mark)"
# Such as "\iffalse \cite{a} \fi", which hides a paragraph.
_DEAD: Final = r"\\iffalse\b.*?(?:\\fi\b|\Z)"
_NO_TEXT: Final = re.compile(f"{_VERBATIM}|{_VERB}|{_COMMENT}|{_DEAD}", re.DOTALL | re.MULTILINE)
_TEXT_AFTER_END: Final = re.compile(r"(?<=\\end\{document\}).*", re.DOTALL)

# Such as "\cite", "\Parencites*", "\footfullcite", "\bibentry", "\textcquote"; not all of these cite. Of csquotes are
# "\foreigntextcquote{french}" and "\begin{displaycquote}", too.
_COMMAND: Final = re.compile(
    r"\\(?:(?P<name>[A-Za-z]*[cC]ite[A-Za-z]*|bibentry|(?:text|block)cquote)(?P<star>\*?)"
    r"|(?:foreign|hyphen)(?:text|block)cquote\*?\{[a-z]+\}"
    r"|begin\{(?:displaycquote\}|(?:foreign|hyphen)displaycquote\}\{[a-z]+\}))"
)
# Such as "\input{chapters/one}", "\include{two}", "\subfile{three}".
_INCLUSION: Final = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}\\#]+)\}")
_NO_CITATION: Final = frozenset((
    "citetext", "citeproc", "citeproctext", "citestyle", "citesetup", "citereset", "setcitestyle", "defcitealias",
    "newcites", "bibcite", "precite", "postcite",
))  # fmt: skip
# Such as "\newcite", "\DeclareCiteCommand", "\ifciteseen", "\AtEveryCite": they define commands, or test.
_DEFINING_PREFIX: Final = re.compile(r"(?:re)?new|provide|[dD]eclare|if|At(?:Every|Next)|set")
_MULTIPLE: Final = re.compile(r"cites\Z|footcitetexts\Z")
_VOLUME_COMMAND: Final = re.compile(r"\A[a-z]*volcites?\Z", re.IGNORECASE)
_BIBLATEX_STARRED: Final = frozenset(("cite", "parencite", "autocite", "footcite", "smartcite"))
_TEXTUAL: Final = frozenset(
    ("citet", "textcite", "textcites", "citeauthor", "citefullauthor", "citea", "shortcitea", "citetalias")
)
_COMMANDS_WITHOUT_AUTHOR: Final = frozenset(
    ("citeyear", "citeyearpar", "citedate", "citetitle", "citeurl", "citeyearnp")
)
_QUOTING: Final = "cquote"
_ALL: Final = "*"
_LETTERS_OF_AN_ARGUMENT: Final = 2000  # at most: a bracket that nobody closed must not be sought to the end of a book
_CLOSING: Final = {"[": "]", "(": ")", "<": ">", "{": "}"}
# Signs that no key has: a name with one belongs to a command that the document defines.
_BRACKET: Final = re.compile(r"[{}\])>]")
_OPENING: Final = re.compile(r"[ \t]*+(?:\n[ \t]*)?([\[(<{])")
_DASHES: Final = re.compile("-{2,3}")
_NO_KEY: Final = re.compile(r"[\\#{}\s]")


class _Argument(NamedTuple):
    """An argument of a command: its opening bracket, its content, and its end."""

    opening: str
    text: str
    end: int


def read_mentions(text: str) -> Mentions:
    """Return what a document cites; the module `auxiliary` reads .aux files."""
    text = without_code(text)
    lines = Lines(text)
    mentions = [
        Mention(lines.line_at(citation_match.start), citation_match.citation) for citation_match in find_citations(text)
    ]
    all_keys = {key for mention in mentions for key in mention.citation.keys}
    return Mentions(
        tuple(mention for mention in mentions if _ALL not in mention.citation.keys),
        _ALL in all_keys,
        tuple(dict.fromkeys(match[1].strip() for match in _INCLUSION.finditer(text))),
    )


def find_citations(text: str) -> Iterator[CitationMatch]:
    """Yield the citations of a text without code, with their positions; each ends with its last argument."""
    for match in _COMMAND.finditer(text):
        if cited := _read_cited(text, match):
            lists = 1 if _name_of(match).endswith(_QUOTING) else None  # the quotation itself follows
            end = max((argument.end for argument in _arguments(text, match.end(), lists)), default=match.end())
            yield CitationMatch(match.start(), end, Citation(cited))


def without_code(text: str) -> str:
    """Return the text without comments, verbatim text and what follows the document's end; the rest keeps its place."""
    return blank_matches(blank_matches(text, _NO_TEXT), _TEXT_AFTER_END)


def _read_cited(text: str, command: re.Match[str]) -> tuple[CitedPublication, ...]:
    """Return what a command cites; nothing where it is no citation, or has no keys."""
    name = _name_of(command)
    if name in _NO_CITATION or _DEFINING_PREFIX.match(name):
        return ()
    lists = 2 if _VOLUME_COMMAND.search(name) else 1  # \volcite has the volume before the keys
    is_multiple = bool(_MULTIPLE.search(name))
    arguments = _arguments(text, command.end(), None if is_multiple else lists)
    return tuple(_cite_arguments(arguments, _mode(name, has_star=bool(command["star"])), lists))


def _name_of(command: re.Match[str]) -> str:
    return command["name"] or _QUOTING


def _mode(name: str, *, has_star: bool) -> CitationMode:
    word = name.lower()
    if word in _TEXTUAL:
        return CitationMode.IN_TEXT
    # A star leaves out the author in biblatex; in natbib it asks for all of them.
    is_of_biblatex = has_star and word in _BIBLATEX_STARRED
    return (
        CitationMode.WITHOUT_AUTHOR if word in _COMMANDS_WITHOUT_AUTHOR or is_of_biblatex else CitationMode.IN_BRACKETS
    )


def _arguments(text: str, position: int, most_lists: int | None) -> Iterator[_Argument]:
    """Yield the arguments behind a command, at most `most_lists` of them in braces; all where that is None."""
    lists = 0
    while lists != most_lists and (argument := _argument(text, position)):
        yield argument
        position = argument.end
        lists += argument.opening == "{"


def _argument(text: str, position: int) -> _Argument | None:
    """Return the argument at a position, perhaps on the next line; None where there is none."""
    opening = _OPENING.match(text, position)
    if not opening:
        return None
    start, closing, depth = opening.end(), _CLOSING[opening[1]], 0
    for mark in _BRACKET.finditer(text, start, start + _LETTERS_OF_AN_ARGUMENT):
        if mark[0] == closing and not depth:
            return _Argument(opening[1], text[start : mark.start()], mark.end())
        depth += (mark[0] == "{") - (mark[0] == "}")
    return None


def _cite_arguments(arguments: Iterable[_Argument], mode: CitationMode, list_count: int) -> Iterator[CitedPublication]:
    """Yield what arguments cite: before each list of keys stand its prefix and its suffix."""
    notes: list[str] = []
    argument_count = 0
    for opening, text, _end in arguments:
        if opening == "[":
            notes.append(text.strip())
        elif opening == "<":  # apacite's brackets for the prefix of a citation
            notes.insert(0, text.strip())
        elif opening == "{":
            argument_count += 1
            if argument_count % list_count == 0:
                yield from _cite_keys(text, mode, notes)
                notes = []


def _cite_keys(text: str, mode: CitationMode, notes: list[str]) -> Iterator[CitedPublication]:
    """Yield a publication for each key; the first gets the prefix, the last gets the suffix."""
    keys = [key for part in text.split(",") if (key := part.strip()) and not _NO_KEY.search(key)]
    prefix = notes[0] if len(notes) > 1 else ""
    last_note = notes[-1] if notes else ""
    for number, key in enumerate(keys, 1):
        locator, label, suffix = _pages(last_note if number == len(keys) else "")
        yield CitedPublication(key, mode, locator, label, prefix if number == 1 else "", suffix)


def _pages(note: str) -> tuple[str, str, str]:
    """Return the locator, what it counts, and the other words of a suffix; only pages are known."""
    locator = split_locator(_DASHES.sub("–", note.replace("~", " ")))
    return (locator.locator, "page", locator.suffix) if locator.label == "page" else ("", "", note)
