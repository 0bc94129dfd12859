"""The values of a row that differ from those of its record: somebody may have corrected them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.duplicates.compared_identifiers import page_of_link
from protlib.library.note_paragraphs import without_paragraphs
from protlib.library.private_columns import renew_note
from protlib.record.decisions.three_way import EXTRA, FieldDifference
from protlib.record.fields.labels import inverted_name
from protlib.record.fields.spreadsheet import may_make
from protlib.record.identifiers.symbols import comparable_symbols
from protlib.record.model import NAME_LISTS, Name, Publication
from protlib.record.names.matcher import ComparedName, make_comparable, may_be_same_body
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.names.parted_publishers import part_publisher
from protlib.record.places.towns import is_one_place
from protlib.text import without_markup, words

_COMPARED_FIELDS: Final = (
    "title", "authors", "editors", "date", "publisher", "publisher_place", "container_title", "number", "volume",
    "issue", "page", "edition", "doi", "isbn", "issn", "url", "language",
)  # fmt: skip
"""Fields that say which publication it is; lists of tags and notes grow on both sides."""


def find_corrections(record: Publication, row: Publication) -> tuple[FieldDifference, ...]:
    """Return the fields whose values in a row and in its record differ; a shorter form of a value does not.

    Either may have a publisher and its place in one field.
    """
    if record.filled().items() >= row.filled().items():
        return ()
    mine, theirs = part_publisher(record).filled(), part_publisher(row).filled()
    return (*_differences(record.key, mine, theirs), *_differences_in_note(record, row))


def _differences_in_note(record: Publication, row: Publication) -> Iterator[FieldDifference]:
    """Yield the paragraphs of the private note of which a row has another value."""
    note, old_note = renew_note(record, row), record.private_note
    if note != old_note:
        paragraphs = without_paragraphs(old_note, note), without_paragraphs(note, old_note)
        yield FieldDifference(record.key, "private_note", "", None, *paragraphs)


def is_cut_list(field: str, new: Any, value: Any) -> bool:
    """Tell whether a new value is a list of names that ends in "et al.", and the present one has them all."""
    return field in NAME_LISTS and bool(new and value) and _is_cut(new, value)


def explain_others(field: str, new: Any, value: Any) -> str:
    """Return why other names stay where a new list ends in "et al.": it does not say who they are; "" elsewhere."""
    if field not in NAME_LISTS or not (new and value) or new[-1] != UNNAMED_OTHERS or value[-1] == UNNAMED_OTHERS:
        return ""
    return f"{field} stay: “{'; '.join(map(inverted_name, new[:-1]))} et al.” leaves names out"


def _differences(key: str, mine: Any, theirs: Any) -> Iterator[FieldDifference]:
    for name in _COMPARED_FIELDS:
        own_value, new_value = mine.get(name), theirs.get(name)
        if own_value and new_value and own_value != new_value and not _are_alike(name, own_value, new_value):
            yield FieldDifference(key, name, "", None, own_value, new_value)
    yield from _differences_in_extra(key, mine.get(EXTRA, {}), theirs.get(EXTRA, {}))


def _differences_in_extra(key: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[FieldDifference]:
    """Yield the own fields in which a row says neither the same nor less; names of other programs have a colon.

    Nobody typed what a spreadsheet makes of a value, such as "2.0" of "2".
    """
    for name in sorted(mine.keys() & theirs.keys()):
        own_value, new_value = mine[name], theirs[name]
        is_own = ":" not in name and isinstance(own_value, str) and isinstance(new_value, str)
        if is_own and not (
            _make_comparable(own_value).startswith(_make_comparable(new_value)) or may_make(new_value, own_value)
        ):
            yield FieldDifference(key, EXTRA, name, None, own_value, new_value)


def _are_alike(field: str, own_value: Any, new_value: Any) -> bool:
    """Tell whether two values say the same, or one says less: "2010" and "2010-05", a title and its main part."""
    if field in NAME_LISTS:
        is_cut = _is_cut(new_value, own_value) or _is_cut(own_value, new_value)
        return is_cut or _are_one_list(own_value, new_value) or _are_one_list(_without_others(own_value), new_value)
    if field == "url" and page_of_link(own_value) == page_of_link(new_value) != "":
        return True
    if field == "publisher_place" and is_one_place(own_value, new_value):
        return True
    if (
        field == "number"
        and (symbols := set(comparable_symbols(own_value)))
        and symbols & set(comparable_symbols(new_value))
    ):
        return True
    if field == "publisher" and _is_one_name(Name(literal=own_value), Name(literal=new_value)):
        return True
    first, second = sorted((_make_comparable(own_value), _make_comparable(new_value)), key=len)
    return second.startswith(first)


def _are_one_list(own_value: Sequence[Name], new_value: Sequence[Name]) -> bool:
    """Tell whether two lists have the same names, in any order: each name of one is a name of the other."""
    unmatched = [*new_value]
    for name in own_value:
        match = next((candidate for candidate in unmatched if _is_one_name(name, candidate)), None)
        if match is None:
            return False
        unmatched.remove(match)
    return not unmatched


def _without_others(names: Sequence[Name]) -> Sequence[Name]:
    """Return the names before "others", which BibTeX keeps beside the list."""
    return names[:-1] if names[-1] == UNNAMED_OTHERS else names


def _is_cut(names: Sequence[Name], full: Sequence[Name]) -> bool:
    """Tell whether a list ends in "et al.", and another one begins with its names and has more."""
    complete_names = names[:-1]
    ends_in_et_al = bool(complete_names) and names[-1] == UNNAMED_OTHERS != full[-1]
    return ends_in_et_al and len(full) > len(complete_names) and all(map(_is_one_name, complete_names, full))


def _is_one_name(first: Name, second: Name) -> bool:
    if first.literal and second.literal:
        return may_be_same_body(make_comparable(first), make_comparable(second))
    first_words, second_words = set(words(inverted_name(first))), set(words(inverted_name(second)))
    if first.literal or second.literal:
        return bool(first_words & second_words)
    return first_words == second_words or _is_one_person(make_comparable(first), make_comparable(second))


def _is_one_person(first: ComparedName, second: ComparedName) -> bool:
    """Tell whether one name says the other in a shorter form: a part of the family name, initials, no given name."""
    if not (set(first.words) <= set(second.words) or set(second.words) <= set(first.words)):
        return False
    pairs = zip(first.given_words, second.given_words, strict=False)
    if all(word.startswith(counterpart) or counterpart.startswith(word) for word, counterpart in pairs):
        return True
    return any(
        _initials(full.given_words) == "".join(short.given_words) for full, short in ((first, second), (second, first))
    )


def _initials(given_words: Sequence[str]) -> str:
    return "".join(word[0] for word in given_words)


def _make_comparable(text: str) -> str:
    return "".join(words(without_markup(text)))
