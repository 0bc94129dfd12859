"""RIS, the exchange format of EndNote, Zotero, databases and catalogues, whatever a program did to lines and spaces."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from protlib.formats.common.note_headings import move_notes
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather, take_many
from protlib.formats.ris.packed_lines import HOLDS
from protlib.formats.ris.record_layout import RisPlan, iterate_losses, make_tags
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.ris.tags import KNOWN_TAGS, Receiver, receiver
from protlib.formats.tagged_text import Tags, unify_line_ends
from protlib.frozen import NamedTuple
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]

# Such as "TY  - JOUR".
_TYPE: Final = re.compile(r"^[ \t\ufeff]*TY(?:  |[ \t])[-–—](?:\s|[A-Z])", re.IGNORECASE | re.MULTILINE)
# Such as "TI - Caring" and "ti  - Caring", but not "is - ", which may well begin a line of an abstract.
_LENIENT: Final = re.compile(
    r"[ \t\ufeff]*(?:([A-Z][A-Z0-9])[ \t]{1,3}[-–—](?:[ \t]+|$)|([A-Za-z][A-Za-z0-9])(?:  |\t)[-–—][ \t]*)(.*)"
)
# Nearly all lines have this form; a record with no others is read without a look at each line.
_REGULAR: Final = re.compile(r"^([A-Z][A-Z0-9])  -[ \t]*(.*)", re.MULTILINE)
_END: Final = b"\nER  -"
_BEGIN: Final = re.compile(rb"\nTY {1,2}-")
_LINE_END: Final = ord("\n")
_WRAPPED_WIDTHS: Final = range(60, 121)
# In these tags, the end of an unwrapped line ends a line of the text, and a blank line ends a paragraph.
_TEXTS: Final = frozenset({"AB", "AD", "N1", "N2", "RN"})
_LISTS: Final = frozenset({"KW", "L1", "L2", "L3", "L4", "LK", "UR"})
_NAMING: Final = frozenset({"TI", "T1", "CT", "BT", "ST", "AU", "A1", "A2", "ED"})
_SIGNS_OF_MENDELEY: Final = (
    "/Mendeley Desktop/", "\\Mendeley Desktop\\", "\nUR  - http://www.mendeley.com/",
    "\nUR  - https://www.mendeley.com/",
)  # fmt: skip
"""What only Mendeley writes, whose notes are the reader's own."""
# Such as "N1  - <p>" and "N1  - <ul>": the notes of Zotero are HTML, and the reader's own.
_NOTE_OF_ZOTERO: Final = re.compile(
    r"^N1  - <(?:p|div|h[1-6]|[uo]l|blockquote|pre|table|hr|strong|em|span|br)[\s/>]", re.MULTILINE
)
_LETTERS_OF_A_HEAD: Final = 8192  # the first record begins by then
_BYTES_OF_A_LETTER: Final = 4  # at most


class Record(NamedTuple):
    """A record: its first line, its RIS type ("" for none), and its other tags.

    `is_inside` means that the record before it has no end: its type may begin a new record, or repeat the same one.
    """

    line: int
    kind: str
    tags: Tags
    is_inside: bool = False


def ris_records(data: bytes, problems: list[Problem]) -> Iterator[Record]:
    """Yield the records of a RIS text in UTF-8 with Unix line ends, without anything before the first.

    A missing ER or TY joins the `problems`, and the record is read anyway; where others lack it, too, the last is not
    cut. Tags without a type, a title and an author
    are no record, but the end of the record before.
    """
    open_record: Record | None = None
    ends_are_missing = False
    for record in _split_records(data):
        is_whole = record.kind != "" and not record.is_inside
        names_a_work = is_whole or not _NAMING.isdisjoint([tag for tag, _ in record.tags])
        if open_record and not names_a_work and record.is_inside:
            open_record = open_record._replace(kind=record.kind, tags=open_record.tags + record.tags)
            continue
        if open_record:
            yield open_record
        if record.is_inside:
            ends_are_missing = True
            problems.append(Problem(record.line, "", "the record above has no ER line; a new record begins here"))
        if not record.kind and names_a_work:
            problems.append(Problem(record.line, "", "the record has no TY line; read as a document"))
        open_record = record if record.kind or names_a_work else None
    if open_record:
        if _is_cut(data):
            message = "the last record has no ER line; the file may be cut off"
            problems.append(Problem(open_record.line, "", message, is_cut=not ends_are_missing))
        yield open_record


def _is_cut(data: bytes) -> bool:
    """Tell whether a record begins after the last end; false where the program writes no ends at all.

    A lone record without an end is cut where its last line is.
    """
    end = data.rfind(b"\nER")
    if end < 0:
        return not data.endswith(b"\n") and len([*islice(_BEGIN.finditer(b"\n" + data), 2)]) < 2
    return _BEGIN.search(data, end) is not None


def _split_records(data: bytes) -> Iterator[Record]:
    """Yield the texts between the types and the ends of records."""
    head = data[: _BYTES_OF_A_LETTER * _LETTERS_OF_A_HEAD].decode("utf-8", "ignore")[:_LETTERS_OF_A_HEAD]
    is_usual = "\nTY - " not in f"\n{head}"
    for number, part in _split_at_ends(data):
        tags = _REGULAR.findall(part) if is_usual and part.startswith("TY") else ()
        if tags and len(tags) == part.count("\n") + 1 and "\nTY" not in part:
            yield Record(number, tags[0][1].strip(), tags[1:])
        else:
            yield from _irregular_parts(number, part, "  -" if is_usual else " - ")


def _split_at_ends(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the texts between regular ends of records, with the number of the first line that is not blank."""
    number, start = 1, 0
    while start < len(data):
        if data[start] == _LINE_END:
            number, start = number + 1, start + 1
            continue
        end = data.find(_END, start)
        if end < 0:
            end = len(data)
        yield number, data[start:end].decode("utf-8", "surrogatepass")
        next_start = data.find(b"\n", end + 1) + 1 or len(data)
        number += data.count(b"\n", start, next_start)
        start = next_start


def _irregular_parts(number: int, text: str, behind_tag: str) -> Iterator[Record]:
    """Yield the records of a text with continued lines, and with missing or irregular types and ends."""
    current: Record | None = None
    for line, tag, value in _entries(text, number, behind_tag):
        if tag == "TY":
            if current and current.tags:
                yield current
            is_inside = current is not None and bool(current.tags or current.is_inside)
            current = Record(line, value.strip(), [], is_inside)
        elif tag == "ER":
            if current:
                yield current
            current = None
        else:
            current = current or Record(line, "", [])
            current.tags.append((tag, value))
    if current:
        yield current


def _entries(text: str, first: int, behind_tag: str) -> Iterator[tuple[int, str, str]]:
    """Yield each tag with its line and its value, whose lines are joined."""
    start, tag = 0, ""
    value: list[str] = []
    for number, line in enumerate(text.split("\n"), first):
        if line[2:6] == "  - " and line[:2] in KNOWN_TAGS:  # RIS: a tag of two letters, and what stands behind it
            line_tag, first_value = line[:2], line[6:]
        else:
            line_tag, first_value = _split(line, behind_tag)
        if not line_tag:
            value.append(line)
            continue
        if tag:
            yield start, tag, value[0] if len(value) == 1 else _join_value(tag, value)
        start, tag, value = number, line_tag, [first_value]
    if tag:
        yield start, tag, _join_value(tag, value)


def _split(line: str, behind_tag: str) -> tuple[str, str]:
    """Return the tag and the rest of a line, "" as the tag of a line that continues the value before.

    An unknown tag must be in capitals, and the text `behind_tag` must have this file's form.
    """
    match = _LENIENT.match(line)
    if match is None:
        return ("ER", "") if line.strip() == "ER" else ("", "")
    tag = (match[1] or match[2]).upper()
    is_in_form = line.startswith(behind_tag, 2) and line[:2] == tag
    return (tag, match[3]) if tag in KNOWN_TAGS or is_in_form else ("", "")


def _join_value(tag: str, lines: list[str]) -> str:
    """Return the lines of a value as one text, with line breaks where they have a meaning."""
    if tag in _LISTS:
        return "\n".join(lines)
    if tag not in _TEXTS:
        return " ".join(lines)
    text, length = lines[0], len(lines[0]) + len("AB  - ")
    for line in lines[1:]:
        text += (" " if length in _WRAPPED_WIDTHS and line.strip() else "\n") + line.strip()
        length = len(line)
    return text


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains the type of a RIS record."""
    return bool(_TYPE.search(head.replace("\r", "\n")))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text in either dialect."""
    problems: list[Problem] = []
    text = unify_line_ends(text)  # in the place of the text that came: both take as much memory as the records
    is_of_reader = any(sign in text for sign in _SIGNS_OF_MENDELEY) or bool(_NOTE_OF_ZOTERO.search(text))
    total, data = text.count("TY  -"), text.encode("utf-8", "surrogatepass")
    del text  # of which one quotation mark beyond Latin-1 makes twice the bytes
    batches = take_many(ris_records(data, problems))
    raws = ((record.line, read_ris_record(record.kind, record.tags)) for batch in batches for record in batch)
    fault = "no records found; a RIS record begins with “TY  - ”"
    parsed = gather(raws, options, total, problems, fault=fault)
    move_notes(parsed, options, is_of_reader=is_of_reader)
    return parsed


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as RIS, with the line ends that the format's description requires."""
    receiving_program = receiver(options.program, lossless=options.lossless, names_files=options.names_files)
    return "\r\n".join(_record(_tags(publication, receiving_program, options)) for publication in publications)


def _tags(publication: Publication, receiving_program: Receiver, options: WriteOptions) -> Tags:
    plan = RisPlan(publication, receiving_program)
    options.tell(publication, lambda: iterate_losses(plan))
    return make_tags(plan)


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return the fields that a plain file cannot hold."""
    return iterate_losses(RisPlan(publication, receiver(options.program, lossless=False)))


def _record(tags: Tags) -> str:
    return "".join([f"{tag}  - {value}\r\n" for tag, value in [*tags, ("ER", "")]])
