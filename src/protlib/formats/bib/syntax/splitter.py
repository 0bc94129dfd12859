"""From a file to entries: one that is regular first, then bibtexparser's splitter, then `recovery` where that fails.

Macros come last.

protlib uses only bibtexparser's splitter. Its middlewares decode LaTeX before they divide names, which removes the
braces that hold a name together, and take ten times as long as all the rest. Version 2.1 silently passes over some
heads (`@in-book{`, `@ book{`, a brace on the next line). It takes `@commentary{` for a comment, and a line such as
`@home {x}` in an abstract for an entry. So heads are rewritten in a form that it knows, and what it passed over is read
afterwards.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.formats.bib.entry_types import ENTRY_TYPES, NOT_PUBLICATIONS
from protlib.formats.bib.syntax.recovery import RecoveredEntry, recover
from protlib.formats.common.allowance import Allowance
from protlib.formats.parsed import QUOTED_LETTERS, Problem
from protlib.frozen import expression
from protlib.record.dates.months import ABBREVIATED_MONTHS, ENGLISH_MONTHS

if TYPE_CHECKING:
    from bibtexparser.model import Block

# Such as "{a {b} c}"; what has more than three braces in one another is not regular.
_BRACED_VALUE: Final = r"\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}"
# Such as "title = {Care},  ". No search begins within a word or a gap: each would read the rest of a long one again.
_FIELD: Final = rf"(?<![\w:.+-])([A-Za-z_][\w:.+-]*)\s*=\s*({_BRACED_VALUE}|\"[^\"{{}}\\]*\"|\w+)\s*(?:,\s*|(?=\}}))"
_FIELDS: Final = expression(_FIELD)
# Such as "@book{iom2009,".
_ENTRY_HEAD: Final = expression(r"\s*@(\w+)\{\s*([^\s,{}()=\"#%@\\]+)\s*,\s*")
COMMANDS: Final = ("comment", "string", "preamble")

MONTHS: Final = dict(zip(ABBREVIATED_MONTHS, ENGLISH_MONTHS, strict=True))
"""The macros that every style defines."""

# Such as the beginning of "{a}", " # \"b\"" and "jan", of which `#` makes one value.
_TERM: Final = expression(r"\s*(?:#\s*)*(?:(\{)|(\")|([^\s#{}\"]+))")
# Such as "\n@book{" and "\n @ Book (".
_HEAD: Final = expression(r"(\n[ \t]*)@[ \t]*(\w+)([ \t]*\n?[ \t]*)([{(])")
_KEY: Final = expression(r"[^\s,{}()=]*\s*,")
# Such as "@in-book{iom2009,".
_ANY_HEAD: Final = expression(r"^[ \t]*@[^\s{(@,=]+[ \t]*[{(][^\s,{}]*\s*,", re.MULTILINE)
# Such as "book{iom2009, title = {" and "@book iom2009, title = {": the head of an entry without its at sign or its
# brace, with a field after it. BibTeX takes it for a comment.
_BROKEN_HEAD: Final = expression(
    r"^[ \t]*(?:@[ \t]*\w+[ \t]+|[A-Za-z]+[ \t]*[{(][ \t]*)([^\s,={}()@]+)[ \t]*,\s*[A-Za-z][\w-]*\s*=\s*[{\"\w]",
    re.MULTILINE,
)
_MASKED_AT_SIGN: Final = "\x01"
# Such as ", year =", which behind an entry tells that it was closed too early.
_REST_OF_ENTRY: Final = expression(r"\s*(?:,\s*)?[A-Za-z_][\w:.+-]*\s*=")
_PIECES_AT_ONCE: Final = 1000
"""So many pieces of a text are letters at a time, and all others bytes: one apostrophe doubles what letters take."""
_BRACES: Final = expression(r"[{}]")
_QUOTES: Final = expression(r"\\\"|[{}\"]")


class BibEntry(NamedTuple):
    """An entry as its file has it: field names in small letters, values in LaTeX without delimiters."""

    type: str
    key: str
    fields: dict[str, str]
    line: int


class SplitFile(NamedTuple):
    """The entries of a file in order, the texts of its comments, and its problems."""

    entries: list[BibEntry]
    comments: list[str]
    problems: list[Problem]


class _Macros(NamedTuple):
    """The macros of a file, and the limit for their size."""

    values: dict[str, str]
    allowance: Allowance

    def evaluate(self, expression: str, unresolved: dict[str, str]) -> str:
        """Return the text of an expression: `{a}`, `"a"`, `1`, `macro`, or several joined by `#`.

        The name of a macro that cannot be replaced stands for itself; it joins `unresolved`, with the reason.
        """
        if "#" not in expression and expression[:1] + expression[-1:] in {"{}", '""'}:
            return expression[1:-1]
        pieces: list[str] = []
        position = 0
        while match := _TERM.match(expression, position):
            if word := match.group(3):
                position = match.end()
                pieces.append(self._text(word, unresolved))
            else:
                end = _end(expression, match.end(), _BRACES if match.group(1) else _QUOTES)
                pieces.append(expression[match.end() : end])
                position = end + 1
        return "".join(pieces)

    def _text(self, word: str, unresolved: dict[str, str]) -> str:
        text = self.values.get(word.lower())
        if text is not None and self.allowance.spend(len(text)):
            return text
        if text is not None:
            unresolved[word] = "was not expanded: the macros of this file hold too much text"
        elif not word[0].isdecimal():
            unresolved[word] = "is not defined in this file"
        return word


class _Raw(NamedTuple):
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int


class _Section(NamedTuple):
    """A part of a text as UTF-8: the pieces in it end, and the next begin, at these letters of it."""

    data: bytes
    ends: list[int]


def split(text: str, allowance: Allowance) -> SplitFile:
    """Return the entries of a file; what cannot be read is a problem and never affects other entries."""
    problems: list[Problem] = []
    comments: list[str] = []
    macros = _Macros(dict(MONTHS), allowance)
    entries: list[BibEntry] = []
    sections = _cut(text)
    del text  # which may take twice the memory of its bytes
    for raw in _read_each(_take_pieces(sections), problems):
        if raw.type == "comment":
            comments.append(raw.key)
        elif raw.type == "string":
            _define(raw, macros, problems)
        elif raw.type != "preamble":
            entries.append(_entry(raw, macros, problems))
    return SplitFile(entries, comments, problems)


def _define(raw: _Raw, macros: _Macros, problems: list[Problem]) -> None:
    for name, content in raw.fields:
        unresolved: dict[str, str] = {}
        macros.values[name.lower()] = macros.evaluate(content, unresolved)
        problems.extend(_tell_unresolved(raw.line, name, unresolved))


def _entry(raw: _Raw, macros: _Macros, problems: list[Problem]) -> BibEntry:
    """Evaluate the values of an entry; a field that occurs twice is kept twice, the second as `name-2`."""
    fields: dict[str, str] = {}
    times: dict[str, int] = {}
    unresolved: dict[str, str] = {}
    for field_name, content in raw.fields:
        name, value = intern(field_name.lower()), macros.evaluate(content, unresolved).strip()
        if value and name in fields and _strip_braces(fields[name]) != _strip_braces(value):
            problems.append(Problem(raw.line, raw.key, f"“{name}” appears twice; both were kept"))
            name = _find_free_name(name, fields, times)
        if value:
            fields.setdefault(name, value)
    if unresolved:
        problems.extend(_tell_unresolved(raw.line, raw.key, unresolved))
    return BibEntry(raw.type, raw.key, fields, raw.line)


def _find_free_name(name: str, fields: Mapping[str, str], times: dict[str, int]) -> str:
    """Return the name with the next number that no field has yet."""
    new_name = name
    while new_name in fields:
        times[name] = times.get(name, 1) + 1
        new_name = f"{name}-{times[name]}"
    return new_name


def _tell_unresolved(line: int, key: str, unresolved: Mapping[str, str]) -> Iterator[Problem]:
    for word, reason in sorted(unresolved.items()):
        yield Problem(line, key, f"“{word}” {reason}; its name was kept")


def _strip_braces(value: str) -> str:
    """Return a value without outer braces and line breaks, which do not change its meaning."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def _end(expression: str, position: int, marks: re.Pattern[str]) -> int:
    """Return where the group or quotation that begins before the position ends."""
    closing = "}" if marks is _BRACES else '"'
    depth = 0
    for match in marks.finditer(expression, position):
        if match.group() == closing and depth == 0:
            return match.start()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    last = expression.rfind(closing, position)
    return last if last >= 0 else len(expression)


def _cut(text: str) -> list[_Section]:
    """Return the sections of a text; the first piece of the first one stands before all heads of entries."""
    matches = _HEAD.finditer(text)
    first = next(matches, None)
    beginning = text if first is None else text[: first.start() + 1]
    is_at_start = (head := _HEAD.match(f"\n{beginning}")) is not None and _is_head(head)
    later_matches = () if first is None else chain((first,), matches)
    heads = [match.start() + 1 for match in later_matches if _is_head(match)]
    ends = [0, *[0] * is_at_start, *heads, len(text)]
    return [
        _Section(
            text[ends[number] : ends[number : number + _PIECES_AT_ONCE + 1][-1]].encode("utf-8", "surrogatepass"),
            [end - ends[number] for end in ends[number : number + _PIECES_AT_ONCE + 1]],
        )
        for number in range(0, len(ends) - 1, _PIECES_AT_ONCE)
    ]


def _take_pieces(sections: list[_Section]) -> Iterator[str]:
    """Yield the pieces of a text, each from the head of an entry to the next; each section goes when it is read."""
    sections.reverse()
    while sections:
        section = sections.pop()
        text = section.data.decode("utf-8", "surrogatepass")
        for begin, end in pairwise(section.ends):
            yield text[begin:end]


def _read_each(pieces: Iterable[str], problems: list[Problem]) -> Iterator[_Raw]:
    """Read the regular entries, and split what stands between them."""
    gap: list[str] = []
    gap_line = line = 1
    for piece in pieces:
        size = piece.count("\n")
        if regular_entry := read_regular_entry(piece):
            if any(gap):
                yield from _blocks("".join(gap), gap_line, problems)
            yield _Raw(*regular_entry, line + piece.count("\n", 0, piece.index("@")))
            gap, gap_line = [], line + size
        else:
            gap.append(piece)
        line += size
    if any(gap):
        yield from _blocks("".join(gap), gap_line, problems)


def _blocks(text: str, first_line: int, problems: list[Problem]) -> Iterator[_Raw]:
    """Split a text by bibtexparser, and read again what that failed to read, took for a comment or passed over."""
    text = _HEAD.sub(_normal_head, f"\n{text}")[1:]
    placed_blocks = list(_with_positions(text))
    ends = [*(start for start, _ in placed_blocks), len(text)]
    content_end = len(text.rstrip())
    yield from _read_passed_over(text, 0, ends[0], first_line, problems)
    for (start, block), end in zip(placed_blocks, ends[1:], strict=True):
        line = first_line + (block.start_line or 0)
        stop = start + len(block.raw or "")
        if _is_whole(block) and not _REST_OF_ENTRY.match(text, stop, end):
            yield from _complete(block, line)
        else:
            stop = next((head.start() for head in _ANY_HEAD.finditer(text, start + 1, end)), end)
            yield from _recover(text[start:stop], line, problems, is_last=stop >= content_end)
        if text[stop:end].strip():
            yield from _read_passed_over(text, stop, end, line + text.count("\n", start, stop), problems)


def _normal_head(match: re.Match[str]) -> str:
    """Return the head of an entry in a form that the splitter knows: on one line, with a word that it understands.

    It takes `@commentary{` for a comment. A line such as `@home {x}` in an abstract begins no entry, so its `@` is
    hidden.
    """
    if not _is_head(match):
        return match.group().replace("@", _MASKED_AT_SIGN)
    indent, entry_type, gap, brace = match.groups()
    name = entry_type.lower()
    mark = "_" if name.startswith(COMMANDS) and name not in COMMANDS else ""
    return f"{indent}@{mark}{entry_type}{brace}{gap if chr(10) in gap else ''}"


def _is_head(match: re.Match[str]) -> bool:
    name = match.group(2).lower()
    return name in ENTRY_TYPES or name in NOT_PUBLICATIONS or _KEY.match(match.string, match.end()) is not None


def _read_passed_over(text: str, start: int, end: int, line: int, problems: list[Problem]) -> Iterator[_Raw]:
    """Read entries that the splitter passed over, such as `@in-book{`, and report what only looks like one."""
    first_line, counted = line, start
    for match in _BROKEN_HEAD.finditer(text, start, end):
        first_line, counted = first_line + text.count("\n", counted, match.start()), match.start()
        message = "looks like an entry, but has no “@” or no brace; left out"
        problems.append(Problem(first_line, match[1], message, lost=True))
    starts = [match.start() for match in _ANY_HEAD.finditer(text, start, end)]
    for begin, stop in pairwise([*starts, end]):
        line += text.count("\n", start, begin)
        start = begin
        yield from _recover(text[begin:stop].strip(), line, problems)


def _with_positions(text: str) -> "Iterator[tuple[int, Block]]":
    """Yield the blocks of the file, but those between entries, with their places."""
    import logging

    from bibtexparser.model import ImplicitComment
    from bibtexparser.splitter import Splitter

    # Its log messages become problems; without a handler here, logging prints them on stderr.
    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    position = 0
    for block in Splitter(text).split().blocks:
        if not isinstance(block, ImplicitComment):
            position = text.index(block.raw or "", position)
            yield position, block
            position += 1


def _is_whole(block: "Block") -> bool:
    from bibtexparser.model import Entry as SplitEntry
    from bibtexparser.model import ParsingFailedBlock

    block = _entry_of(block)
    if isinstance(block, SplitEntry):
        return not any("=" in field.value and _is_joined(field.value) for field in block.fields)
    return not isinstance(block, ParsingFailedBlock)


def _entry_of(block: "Block") -> "Block":
    """Return the entry in a block that the splitter rejected because a key or a field occurs twice."""
    return getattr(block, "ignore_error_block", None) or block


def _complete(block: "Block", line: int) -> Iterator[_Raw]:
    from bibtexparser import model

    block = _entry_of(block)
    if isinstance(block, model.Entry):
        fields = tuple([(field.key, field.value) for field in block.fields])
        if _MASKED_AT_SIGN in (block.raw or ""):
            fields = tuple([(name, value.replace(_MASKED_AT_SIGN, "@")) for name, value in fields])
        yield _Raw(block.entry_type.lstrip("_"), block.key, fields, line)
    elif isinstance(block, model.String):
        yield _Raw("string", "", ((block.key, str(block.value)),), line)
    elif isinstance(block, model.ExplicitComment):
        yield _Raw("comment", block.comment, (), line)


def _is_joined(value: str) -> bool:
    """Tell whether a value contains a second field, because a comma was missing."""
    match = _TERM.match(value)
    if match is None or match.group(3):
        return match is not None and "#" not in value
    end = _end(value, match.end(), _BRACES if match.group(1) else _QUOTES) + 1
    return end < len(value) and not value[end:].lstrip().startswith("#") and "=" in value[end:]


def _recover(raw: str, line: int, problems: list[Problem], *, is_last: bool = False) -> Iterator[_Raw]:
    recovered_entry: RecoveredEntry | None = recover(raw.replace(_MASKED_AT_SIGN, "@"))
    if recovered_entry is None or not (recovered_entry.fields or recovered_entry.type in NOT_PUBLICATIONS):
        name = recovered_entry.key if recovered_entry else raw[:QUOTED_LETTERS].split("\n", maxsplit=1)[0]
        problems.append(Problem(line, name, "cannot read this entry; left out", lost=True))
        return
    message = "; ".join(recovered_entry.problems) or "the entry is malformed"
    is_cut = is_last and raw.count("{") > raw.count("}") and not raw.rstrip().endswith("\n}")
    problems.append(Problem(line, recovered_entry.key, f"{message}; the rest was kept", is_cut=is_cut))
    yield _Raw(recovered_entry.type.lstrip("_"), recovered_entry.key, recovered_entry.fields, line)


def read_regular_entry(piece: str) -> tuple[str, str, tuple[tuple[str, str], ...]] | None:
    """Return type, key and fields of a text that is exactly one regular entry; else None."""
    if "\\{" in piece or "\\}" in piece:
        return None
    head = _ENTRY_HEAD.match(piece)
    end = piece.rfind("}") + 1
    tail = piece[end:]
    if head is None or "@" in tail or "{" in tail or '"' in tail:
        return None
    entry_type = head.group(1).lower()
    if entry_type.startswith(COMMANDS):
        return None
    # What stands between the fields comes with each field's name and value: nothing, if the entry is regular.
    *fields, closing = _FIELDS.split(piece[head.end() : end])
    if not fields or any(fields[::3]) or closing != "}":
        return None
    return entry_type, head.group(2), tuple(zip(fields[1::3], fields[2::3], strict=True))
