"""Entries of another program's list that the list of `fill --take-over` does not have: no citation there is theirs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import document_name
from protlib.cli.output import MOST_NAMED, say, say_first
from protlib.text import clean, number_of, shorten, words

if TYPE_CHECKING:
    from protlib.formats.typed_references.entry import TypedEntry
    from protlib.record.model import Publication

_MOST_LETTERS_SHOWN: Final = 100  # letters of an entry in a message


def tell_dropped_entries(
    document: str, earlier_entries: Sequence[str], publications: "Sequence[Publication]", *, are_all_named: bool
) -> None:
    """Say which entries of a replaced list are none of the works that the new list has.

    The text cites such works in mere words, which no program knows, or somebody typed them into the list.
    """
    lines = [f"  “{text}”" for text in _find_dropped(earlier_entries, publications)]
    if not lines:
        return
    entries = number_of(len(lines), "entry of its list has", "entries of its list have")
    advice = "To keep one, import it, and type [@key] where the text cites it:"
    say(f"{document_name(document)}: {entries} no citation of a program; the new list lacks them. {advice}")
    if further_count := say_first(lines, None if are_all_named else MOST_NAMED):
        say(f"  and {further_count} more; --dry-run lists them all")


def _find_dropped(earlier_entries: Sequence[str], publications: "Sequence[Publication]") -> Iterator[str]:
    from protlib.citing.verification.agreement import agreement
    from protlib.formats.typed_references.lists.list_at_end import number_lines, parse_bare_list

    title_words = [(publication, frozenset(words(publication.title))) for publication in publications]
    for entry in parse_bare_list(number_lines("\n".join(earlier_entries)), are_paragraphs=True):
        if not any(agreement(entry, publication).is_meant() for publication in _sort_by_likeness(entry, title_words)):
            yield shorten(clean(entry.text), _MOST_LETTERS_SHOWN)


def _sort_by_likeness(
    entry: "TypedEntry", title_words: "Sequence[tuple[Publication, frozenset[str]]]"
) -> "Sequence[Publication]":
    """Return the publications, first those whose titles the entry has: to compare an entry with one takes long."""
    entry_words = frozenset(words(entry.text))
    ordered = sorted(title_words, key=lambda pair: len(pair[1] - entry_words) / (len(pair[1]) or 1))
    return [publication for publication, _ in ordered]
