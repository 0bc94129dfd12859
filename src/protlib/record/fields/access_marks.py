"""Marks in the words of records, which say who may see them: "CONFIDENTIAL - not for circulation"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple, expression
from protlib.record.access import RESTRICTED, strictest_mark, strictest_of
from protlib.record.access_words import (
    is_strict,
    is_sure,
    level_before_term,
    level_beside,
    level_of_part,
    mark_words,
    may_close,
    plain_mark,
    split_line,
)

if TYPE_CHECKING:
    from protlib.record.model import Publication

_STROKES: Final = expression(r"[:|•·]\s|\s[–—-]+\s")
_BRACKETED_MARK: Final = expression(r"^[(\[]([^()\[\]]+)[)\]]|[(\[]([^()\[\]]+)[)\]]$")
_LONGEST_LABEL: Final = 200
"""Letters of a text that may be a label; a longer one is a text of its own."""
FEWEST_WORDS: Final = 3
"""Words of a phrase that no title is: "not for circulation"; one is "internal use"."""
_SENTENCE_ENDS: Final = expression(r"[.!|\n\])*]|\s[–—-]+\s")
"""Where a mark at the begin of an abstract stops; before a comma, "confidential" is a word of a sentence."""
_LONGEST_MARK: Final = 80
"""Letters at the begin of an abstract that are read for a mark."""

_tag_may_close: Final = lru_cache(maxsize=4096)(may_close)
"""`may_close` with a cache, because many records have the same tags."""


def find_mark_in(record: "Publication") -> tuple[str, str]:
    """Return the strictest level that the words of a record say, and the text that says it; "" for none."""
    if not record.extra and not _may_be_marked(record):  # as in nearly all records
        return "", ""
    return find_mark(marked_texts(record))


def _may_be_marked(record: "Publication") -> bool:
    """Tell whether a record may have a mark; its tags and labels recur, and its other texts are read as one."""
    labels = (record.genre, record.status, record.edition, record.publisher, record.collection_title)
    if any(map(_tag_may_close, record.tags)) or any(map(_level_of_label, repeat(""), (*labels, *record.collections))):
        return True
    return may_close("\n".join((record.title, record.abstract[:_LONGEST_MARK], *_notes_of(record))))


class MarkedTexts(NamedTuple):
    """The texts of a record that may say who may see it; a label stands below its heading, "" for a field."""

    title: str = ""
    notes: Sequence[str] = ()
    tags: Sequence[str] = ()
    abstract: str = ""
    labels: Sequence[tuple[str, str]] = ()


def marked_texts(record: "Publication") -> MarkedTexts:
    """Return the texts of a record that may be marks."""
    return MarkedTexts(record.title, _notes_of(record), record.tags, record.abstract, [*_labels_of(record)])


def _notes_of(record: "Publication") -> tuple[str, ...]:
    """Return what was noted on a record; a private note may be the entry of a list that it was read from."""
    return record.note, record.private_note, record.addendum


def _labels_of(record: "Publication") -> Iterator[tuple[str, str]]:
    """Yield the short texts of a record that may be marks, each below its heading: "rights", "Confidential"."""
    for text in (record.genre, record.status, record.edition, record.publisher, record.collection_title):
        if text:
            yield "", text
    for collection in record.collections:
        yield "", collection
    for name, value in record.extra.items():
        if isinstance(value, str):
            yield name.rpartition(":")[2], value


def find_mark(texts: MarkedTexts) -> tuple[str, str]:
    """Return the strictest level that one of these texts says, and that text; "" for none."""
    notes, tags = [*filter(may_close, texts.notes)], [*filter(_tag_may_close, texts.tags)]
    labels = [label for label in texts.labels if _level_of_label(*label)]
    title, abstract = texts.title, texts.abstract if may_close(texts.abstract[:_LONGEST_MARK]) else ""
    if not (notes or tags or labels or abstract or may_close(title)):  # as in nearly all records
        return "", ""
    marks = [(level_beside(part), title) for part in _marks_of_title(title)]
    marks += [(level_of_part(part), part.strip()) for part in _marks_of_abstract(abstract)] if abstract else []
    marks += [(level_of_part(part), part.strip()) for note in notes for part in _marks_of_note(note)]
    marks += [(level_beside(tag), tag) for tag in tags if is_sure(plain_mark(tag))]
    marks += [(_level_of_label(*label), label[1]) for label in labels]
    return strictest_mark(marks)


def _marks_of_abstract(abstract: str) -> Iterator[str]:
    """Yield the first sentence of an abstract, where it may be a mark: "Do not share. Women spoke of …"."""
    first = next(filter(plain_mark, _SENTENCE_ENDS.split(abstract[:_LONGEST_MARK])), "")
    yield from (part for part in [first] if " " in plain_mark(part) or is_sure(plain_mark(part)))


@lru_cache(maxsize=4096)
def _level_of_label(heading: str, text: str) -> str:
    """Return the strictest level that a short text says below its heading, or a part of it; "" for none.

    A lone word counts where it is one of marks alone, or below a heading such as "Classification"; below "Confidential"
    an answer counts.
    """
    if len(text) > _LONGEST_LABEL:
        return ""
    if heading:
        from protlib.record.fields import access_headings  # which the fields of a record never need

        if access_headings.names_level(heading) or access_headings.asks_whether_closed(heading):
            level = access_headings.level_in_cell(heading, text)
            return level if level in RESTRICTED else ""
    if not may_close(text):
        return ""
    parts = [part for part in (text, *split_line(text)) if _is_sure(plain_mark(part))]
    levels = (level_beside(part) or level_before_term(part) for part in parts)
    return strictest_of(levels)


def _is_sure(mark: str) -> bool:
    return is_sure(mark) or len(mark.split()) >= FEWEST_WORDS


def _marks_of_title(title: str) -> Iterator[str]:
    """Yield the parts of a title that may be marks: in brackets at an end, and before or behind a stroke."""
    if not may_close(title):
        return
    text = title.strip()
    yield from (part for match in _BRACKETED_MARK.finditer(text) for part in match.groups() if part)
    ends = _STROKES.split(_BRACKETED_MARK.sub("", text).strip())
    for part in dict.fromkeys((ends[0], ends[-1])):
        mark = plain_mark(part)
        is_shouted = part.isupper() and not title.isupper()
        if is_lone_mark(part) or is_shouted or len(mark.split()) >= FEWEST_WORDS or is_strict(mark):
            yield part


def is_lone_mark(part: str) -> bool:
    """Tell whether a part is one word that only marks have, perhaps beside words for documents."""
    bare = [word for word in plain_mark(part).split() if word not in mark_words("beside")]
    return len(bare) == 1 and is_sure(bare[0])


def _marks_of_note(note: str) -> Iterator[str]:
    """Yield the parts of a note that may be marks; a lone word such as "internal" is one only as the whole note."""
    yield note
    yield from (part for part in split_line(note) if " " in plain_mark(part) or is_sure(plain_mark(part)))
