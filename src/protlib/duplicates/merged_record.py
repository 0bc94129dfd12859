"""Merges records of the same publication: the first keeps its key, and the fullest values stay."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, reduce
from itertools import chain
from typing import Any, Final

from protlib.duplicates.compared_titles import bare_title
from protlib.record import access, dates
from protlib.record.attached_file import unite
from protlib.record.decisions.guesses import carry_marks
from protlib.record.decisions.screening_marks import add_marks
from protlib.record.file_references import missing_files, with_missing_files
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, NAME_LISTS, TEXT_LISTS, FieldKind, Publication
from protlib.record.names.parted_publishers import part_publisher
from protlib.record.raw_record import ANNOTATIONS, NOTE_FIELDS, unite_annotations
from protlib.text import fold

_FULLER: Final = frozenset({FieldKind.LINE, FieldKind.PARAGRAPHS})
"""Kinds whose longer text says more; of other kinds, such as a link, the first value counts."""
_SEVERAL: Final = frozenset({FieldKind.ISBN, FieldKind.ISSN})
"""Fields for the users' own notes: none of them is left out."""
_PARAGRAPH: Final = "\n\n"


def fill_gaps(old: Publication, new: Publication) -> Publication:
    """Return the old record with the additions of the new one; the same object if there are none."""
    added = find_additions(old, new)
    return carry_marks(old.changed(**added), [old, new]) if added else old


def find_additions(old: Publication, new: Publication) -> dict[str, Any]:
    """Return by field what a new record adds to an old one: it fills fields and unites lists, and overwrites nothing.

    A list of names is filled only if it is empty, because the order of authors matters. The type "document" counts as
    empty. The stricter of two access levels counts. A note with more than all paragraphs of the old one takes its
    place. Else the old one gets the verdicts that a program for reviews left in the note of the new record alone.
    """
    added: dict[str, Any] = {}
    for name, offer in new.filled().items():
        present = getattr(old, name)
        if present != offer and name not in BOOKKEEPING and (value := _fill_value(name, present, offer)) != present:
            added[name] = value
    if "publisher_place" in added and part_publisher(old) is not old:
        del added["publisher_place"]  # the publisher's field has it
    status = added.pop("status", old.status)
    if (dated_status := _status_with_date(added.get("date", old.date), status)) != old.status:
        added["status"] = dated_status
    return added


def _unite_extra(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what stands in `extra` of several records: the first value counts, and of notes on pages all do."""
    united = {name: value for extra in reversed(values) for name, value in extra.items()}
    for name in united.keys() & {*ANNOTATIONS}:
        united[name] = unite_annotations([extra[name] for extra in values if name in extra])
    return united


def _status_with_date(date: str, status: str) -> str:
    """Return the status of a record with this date: one that says that there is no date is dropped."""
    return "" if date and status and dates.is_undated(status) else status


def _fill_value(name: str, old: Any, new: Any) -> Any:
    """Return the value of a field after another value has filled it."""
    if name in TEXT_LISTS:
        return _unite(name, old, new)
    if name == "extra":
        return _unite_extra([old, new])
    if KINDS[name] is FieldKind.ACCESS:
        return access.stricter(old, new)
    if name in NOTE_FIELDS and old:
        if {*new.split(_PARAGRAPH)} > {*old.split(_PARAGRAPH)}:
            return new
        return add_marks(old, new) if name == "note" else old
    return old if old and not (name == "type" and old == "document") else new


def merge_records(publications: Sequence[Publication]) -> Publication:
    """Merge several records of the same publication into the first.

    The first keeps its key; the keys and aliases of the others become its aliases. Each field takes the fullest value:
    the longest text or date, the longest list of names, the first of other values. Notes are put under each other.
    """
    if any(record.publisher_place for record in publications):
        publications = [*map(part_publisher, publications)]
    first = publications[0]
    fields: dict[str, Any] = {
        name: _choose_fullest(name, [value for record in publications if (value := getattr(record, name))])
        for name in FIELDS
        if name not in BOOKKEEPING
    }
    fields["status"] = _status_with_date(fields["date"], fields["status"])
    old_keys = (key for record in publications for key in (record.key, *record.aliases))
    fields["aliases"] = tuple(dict.fromkeys(key for key in old_keys if key and key != first.key))
    fields["created"] = min((record.created for record in publications if record.created), default="")
    merged = with_missing_files(first.changed(**fields), chain.from_iterable(map(missing_files, publications)))
    return carry_marks(merged, publications)


def _choose_fullest(name: str, values: Sequence[Any]) -> Any:
    """Return the fullest value of a field; `values` stand in the order of their records."""
    kind = KINDS[name]
    if not values:
        return getattr(Publication(), name)
    if name in NAME_LISTS:
        return max(
            values, key=lambda names: (len(names), sum(len(part) for name in names for part in name.to_dict().values()))
        )
    if name in TEXT_LISTS or kind is FieldKind.ACCESS:
        return reduce(partial(_unite, name) if name in TEXT_LISTS else access.stricter, values)
    if name == "extra":
        return _unite_extra(values)
    if name in NOTE_FIELDS:
        return _PARAGRAPH.join(dict.fromkeys(values))
    if kind in _SEVERAL:
        return " ".join(dict.fromkeys(number for value in values for number in value.split()))
    if kind is FieldKind.TYPE:
        return next((value for value in values if value != "document"), values[0])
    if kind is FieldKind.DATE:  # a longer date says more only if the year is the same
        return max((value for value in values if value[:4] == values[0][:4]), key=len)
    if kind not in _FULLER:
        return values[0]
    return max(values, key=_FULLNESS.get(name, _fullness))


def _fullness(text: str) -> tuple[bool, int]:
    """Rank texts by length, those in capitals last."""
    return not text.isupper(), len(text)


def _title_fullness(title: str) -> tuple[bool, int, int]:
    """Rank titles by length; notes of catalogues behind a title, such as "[33 refs]" or "(draft)", lower its rank."""
    return not title.isupper(), len(bare_title(title).rstrip(" .")), -len(title)


_FULLNESS: Final[Mapping[str, Callable[[str], tuple[Any, ...]]]] = {"title": _title_fullness}


def _unite(name: str, old: Sequence[str], new: Iterable[str]) -> tuple[str, ...]:
    """Return the items of two lists of a field, each once."""
    if KINDS[name] is FieldKind.FILES:
        return unite(old, new)
    folded = {fold(text) for text in old}
    return (*old, *(text for text in new if fold(text) not in folded))
