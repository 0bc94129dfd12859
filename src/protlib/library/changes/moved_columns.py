"""Columns of a table that somebody sorted or moved by themselves, so that their cells stand beside other keys."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from protlib.duplicates.compared_titles import Title
from protlib.duplicates.fingerprints import title_fingerprint
from protlib.errors import InputRefusedError
from protlib.library.changes.upsert import Upsert
from protlib.library.plan import Outcome
from protlib.library.view import Records
from protlib.record.model import KINDS, FieldKind, Publication

_FEWEST_VALUES: Final = 5
"""So many different values that other publications had tell a moved column; fewer may be corrections."""
_MOST_OTHERS: Final = 0.2  # the part of titles and other distinctive values that may be somebody's own
_LETTERS_OF_YEAR: Final = 4


def refuse_moved_columns(outcomes: Sequence[Outcome], records: Records, upsert: Upsert) -> None:
    """Raise InputRefusedError if the new values of a field are those that other changed records had there.

    So are titles of `records`, those of the library, that have no row, for not all rows may come back. A table that may
    add records was made by a program, and nobody sorted it.
    """
    if upsert.adds_new or upsert.is_sure:
        return
    pairs_by_field: dict[str, list[tuple[str, str]]] = {}
    for outcome in outcomes:
        for name, old, new in _changes(outcome):
            pairs_by_field.setdefault(name, []).append((old, new))
    for name, pairs in pairs_by_field.items():
        absent_titles = _titles_without_row(pairs, outcomes, records) if name == "title" else ()
        if moved_rows := _count_moved_rows(name, pairs, absent_titles):
            raise InputRefusedError(
                f"{name.replace('_', ' ')}: {moved_rows} rows have the values of other publications, as if the column"
                " was sorted without its keys; nothing was imported. To take them: --yes"
            )


def _changes(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that a row changed, own fields too, with their old and new values as texts."""
    if outcome.action != "updated" or outcome.old_record is None:
        return
    old_fields, new_fields = (
        {**record.filled(), **record.extra} for record in (outcome.old_record, outcome.publication)
    )
    for name in (old_fields.keys() | new_fields.keys()) - {"extra", "modified"}:
        old, new = _cell_text(name, old_fields.get(name, "")), _cell_text(name, new_fields.get(name, ""))
        if old != new:
            yield name, old, new


def _cell_text(name: str, value: Any) -> str:
    """Return a value as a text; of a date the year, which is all that many tables say."""
    is_date = KINDS.get(name) is FieldKind.DATE
    return str(value)[:_LETTERS_OF_YEAR] if is_date else str(value)


def _titles_without_row(
    pairs: Sequence[tuple[str, str]], outcomes: Iterable[Outcome], records: Records
) -> Sequence[str]:
    """Return those of the new titles that are titles of records without a row in the table."""
    if len(pairs) < _FEWEST_VALUES:
        return ()
    title_prints = {title_fingerprint(Title(Publication(title=new))) for _old, new in pairs}
    keys_of_rows = {outcome.existing for outcome in outcomes}
    return [record.title for record in records.candidates(title_prints) if record.key not in keys_of_rows]


def _count_moved_rows(name: str, pairs: Sequence[tuple[str, str]], absent_values: Iterable[str]) -> int:
    """Return how many new values other records had, if a column moved; 0 if it did not.

    What moves is gone from one row and new in another. So many titles tell a move even where some were edited as well.
    Years and words of a list do not: who corrects them chooses among the same few, so nothing else may have changed.
    `absent_values` are those of records that the table lacks.
    """
    old_values = Counter(old for old, _ in pairs)
    moved_values = (old_values + Counter(absent_values)) & Counter(new for _, new in pairs)
    texts = {text for text in moved_values if text}
    if len(texts) < _FEWEST_VALUES or _are_ranks(name, old_values):
        return 0
    exceptions = _MOST_OTHERS * len(pairs)
    wordings = {"".join(filter(str.isalpha, text)) for text in texts}
    are_distinctive = len(wordings) >= _FEWEST_VALUES and len(old_values) >= len(pairs) - exceptions
    return moved_values.total() if moved_values.total() >= len(pairs) - (exceptions if are_distinctive else 0) else 0


def _are_ranks(name: str, old_values: Counter[str]) -> bool:
    """Tell whether an own field numbers the records, each with another number; people give such numbers anew."""
    return name not in KINDS and all(text.isdecimal() and times == 1 for text, times in old_values.items())
