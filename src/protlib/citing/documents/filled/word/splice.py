"""Edits of a Word paragraph's text: runs replace some characters; all others stay in their runs."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.citing.documents.filled.offsets import Edit, characters
from protlib.citing.documents.filled.paragraphs import Paragraph, Piece, WordRun
from protlib.citing.documents.filled.word.protlib_field import ProtlibField

_KEEP: Final = b' xml:space="preserve"'
# Such as '<w:hyperlink r:id="rId5">' and "</w:r>": no comment, and no declaration.
_TAG: Final = re.compile(rb"<[/\w][^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_LINK_BEGIN: Final = re.compile(rb"<(?:\w+:)?hyperlink\b[^<>]*(?<!/)>")
_LINK_END: Final = re.compile(rb"</(?:\w+:)?hyperlink\s*>")


def replacement(data: bytes, paragraph: Paragraph, start: int, end: int, content: bytes = b"") -> Iterator[Edit]:
    """Yield the edits that put runs in place of the characters from `start` to before `end` of a paragraph.

    They stand where the first character stood. What is no text between these characters (a bookmark, the mark of a
    comment, a field) stays behind them.
    """
    for piece, first, last in paragraph.shares(start, end):
        if piece.own_mark or piece.run is None:
            continue
        if not piece.is_element:
            yield from _replace_in_text(data, piece, piece.run, first, last, content)
        elif piece.text.isspace() or piece.text == "-":  # an element that is one character
            yield from _replace_element(piece, piece.run, content)
        else:
            continue
        content = b""


def _replace_in_text(data: bytes, piece: Piece, run: WordRun, first: int, last: int, content: bytes) -> Iterator[Edit]:
    """Yield the edits that remove characters of a w:t; its run ends before the new runs, and begins again behind."""
    spans = characters(data[piece.content : piece.close])
    start, end = piece.content + spans[first][1], piece.content + spans[last - 1][2]
    is_first, is_last = first == 0, last == len(piece.text)
    if not content:
        yield from _remove_characters(piece, run, start, end, is_whole=is_first and is_last)
        return
    ending, beginning = _make_split_tags(run)
    run_end, run_start = (
        b"</" + run.prefix + b"t>" + ending,
        beginning + b"<" + run.prefix + b't xml:space="preserve">',
    )
    if is_first:
        has_before = piece.start > run.content
        start, run_end = (piece.start, ending) if has_before else _start_of_run(data, run)
    else:
        yield from _keep_spaces(piece)
    if is_last:
        has_behind = piece.end < run.close
        end, run_start = (piece.end, beginning) if has_behind else _end_of_run(data, run)
    yield Edit(start, end, run_end + content + run_start)


def _make_split_tags(run: WordRun) -> tuple[bytes, bytes]:
    """Return the tags that end a run and begin one like it; a link around it ends and begins as well."""
    return b"</" + run.prefix + b"r>" + _link_end(run), run.link + run.tag + run.properties


def _link_end(run: WordRun) -> bytes:
    return b"</" + run.prefix + b"hyperlink>" if run.link else b""


def _start_of_run(data: bytes, run: WordRun) -> tuple[int, bytes]:
    """Return the beginning of a run, and the tag that ends its link; a link that begins with it begins there."""
    is_first = run.link and data.endswith(run.link, 0, run.start)
    return (run.start - len(run.link), b"") if is_first else (run.start, _link_end(run))


def _end_of_run(data: bytes, run: WordRun) -> tuple[int, bytes]:
    """Return the end of a run, and the tag that begins its link again; a link that ends with it ends there."""
    is_last = run.link and data.startswith(_link_end(run), run.end)
    return (run.end + len(_link_end(run)), b"") if is_last else (run.end, run.link)


def replace_field(data: bytes, start: int, end: int, content: bytes) -> Edit:
    """Return the edit that replaces a field; where another element, such as a link, crosses it, the tag stays.

    LibreOffice writes such fields. A link that would be empty goes with its text.
    """
    ends, openings = _find_crossing_tags(data[start:end])
    while ends and ends[0].endswith(b"hyperlink>") and (tag := _link_before(data, start)):
        start, ends = tag.start(), ends[1:]
    while openings and (end_tag := _LINK_END.match(data, end)) and b"hyperlink" in openings[-1]:
        end, openings = end_tag.end(), openings[:-1]
    return Edit(start, end, b"".join([*ends, content, *openings]))


def replace_protlib_field(data: bytes, field: ProtlibField, content: bytes) -> Iterator[Edit]:
    """Yield the edits that replace a field of protlib; elements in it that belong to something else stay behind it."""
    ending, beginning = field.ends
    yield replace_field(data, field.start, field.end, ending + content + field.marker_bytes(data) + beginning)
    yield from (Edit(*tag) for tag in field.outer_tags)


def _link_before(data: bytes, start: int) -> re.Match[bytes] | None:
    """Return the tag that begins a link directly before a position."""
    return _LINK_BEGIN.fullmatch(data, data.rfind(b"<", 0, start), start)


def _find_crossing_tags(data: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the end tags without a beginning in a piece of XML, and the start tags without an end."""
    ends: list[bytes] = []
    openings: list[bytes] = []
    for tag in _TAG.findall(data):
        if tag.startswith(b"</"):
            if openings:
                openings.pop()
            else:
                ends.append(tag)
        elif not tag.endswith(b"/>"):
            openings.append(tag)
    return ends, openings


def _remove_characters(piece: Piece, run: WordRun, start: int, end: int, *, is_whole: bool) -> Iterator[Edit]:
    """Yield the edits that remove characters of a piece; a whole piece goes with its tags, or with its run."""
    if is_whole:
        is_alone = piece.start == run.content and piece.end == run.close
        yield Edit(run.start, run.end) if is_alone else Edit(piece.start, piece.end)
        return
    yield from _keep_spaces(piece)
    yield Edit(start, end)


def _keep_spaces(piece: Piece) -> Iterator[Edit]:
    """Yield the edits that keep spaces at the ends of a shortened w:t; Word drops them otherwise."""
    if not piece.is_kept:
        yield Edit(piece.content - 1, piece.content - 1, _KEEP)


def _replace_element(piece: Piece, run: WordRun, content: bytes) -> Iterator[Edit]:
    if content:
        ending, beginning = _make_split_tags(run)
        yield Edit(piece.start, piece.end, ending + content + beginning)
    else:
        yield Edit(piece.start, piece.end)
