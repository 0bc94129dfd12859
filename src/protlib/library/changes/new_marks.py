"""Marks such as "CONFIDENTIAL" that come to a record with its title, notes, abstract or tags: they close it."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Self

from protlib.frozen import NamedTuple
from protlib.library.changes.access_level import was_opened
from protlib.library.older_values import Older
from protlib.library.plan import Outcome, outcome_of_replacement
from protlib.record import access
from protlib.record.model import Publication
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.storage import Store

_LONGEST_QUOTE: Final = 60
"""Characters of a text that is told."""
_SAYS_NOTHING: Final = Publication()
_marked_fields: Final[Callable[[Publication], object]] = attrgetter(
    *("title", "note", "private_note", "addendum", "tags", "abstract", "genre", "status", "edition", "publisher"),
    *("collection_title", "collections", "extra"),
)


def find_new_mark(old: Publication, new: Publication) -> tuple[str, str]:
    """Return the strictest level that words in a record say now and did not say before, and the text; "" for none.

    A title that was marked before brings nothing new when it changes, and neither do notes, tags and other fields.
    """
    if old is new or _marked_fields(old) == _marked_fields(new):
        return "", ""
    from protlib.record.fields.access_marks import MarkedTexts, find_mark, marked_texts

    strictest = ("", "")
    values: Iterable[tuple[str, Any, Any]] = zip(MarkedTexts._fields, marked_texts(old), marked_texts(new), strict=True)
    for name, value_before, value in values:
        if value == value_before:
            continue
        texts_before, texts = (MarkedTexts()._replace(**{name: texts}) for texts in (value_before, value))
        mark = find_mark(texts)
        if mark[0] and access.rank(mark[0]) > max(access.rank(strictest[0]), access.rank(find_mark(texts_before)[0])):
            strictest = mark
    return strictest


class RecordClosure(NamedTuple):
    """A record that comes in, closed as a text in it says, and the level that it came with."""

    record: Publication
    text: str
    level_before: str

    def explain_in(self, outcome: Outcome) -> Outcome:
        """Return the outcome of the record; of a new one it says that it is closed."""
        if outcome.action != "added":
            return outcome
        note = _explain_closing(outcome.publication, self.text, self.level_before)
        return outcome.changed(notes=(*outcome.notes, note))


def close_marked(
    records: Sequence[Publication], judged_records: Sequence[Publication] = ()
) -> tuple[Sequence[Publication], dict[int, RecordClosure]]:
    """Return the records, closed where new marks close them, and these by their positions.

    `judged_records` has each record as it was when its marks were read, where that was done before.
    """
    closings: dict[int, RecordClosure] = {}
    for position, record in enumerate(records):
        level, text = find_new_mark(judged_records[position] if judged_records else _SAYS_NOTHING, record)
        if level and access.rank(level) > access.rank(record.access):
            closings[position] = RecordClosure(record.changed(access=level), text, record.access)
    if not closings:
        return records, closings
    closed = [closings[position].record if position in closings else record for position, record in enumerate(records)]
    return closed, closings


def list_opened(records: Sequence[Publication]) -> dict[int, str]:
    """Return the positions of records that are less closed than their words say, each with the level that these say."""
    levels = {position: find_new_mark(_SAYS_NOTHING, record)[0] for position, record in enumerate(records)}
    return {
        position: level
        for position, level in levels.items()
        if access.rank(level) > access.rank(records[position].access)
    }


class RecordReplacement(NamedTuple):
    """How records are replaced: the time, their older states, and whether a person says in the change who sees them."""

    now: str
    older: Older
    says_level: bool = False

    @classmethod
    def in_store(cls, store: "Store", now: str, *, says_level: bool = False) -> Self:
        """Return how records of a library are replaced."""
        from protlib.library.older_values import older_states_in

        return cls(now, older_states_in(store), says_level)

    def replace(self, old: Publication, new: Publication) -> Outcome:
        """Return the outcome of a record that another replaces; new marks close it, unless somebody opened it.

        Raises UsageError where that changes the key.
        """
        level, text = find_new_mark(old, new)
        is_said = self.says_level or old.access != new.access
        if is_said or access.rank(level) <= access.rank(new.access):
            return outcome_of_replacement(old, new, self.now)
        if was_opened(self.older(old), level):
            outcome = outcome_of_replacement(old, new, self.now)
            return outcome.changed(notes=(_explain_withheld(old, text, level),))
        outcome = outcome_of_replacement(old, new.changed(access=level), self.now)
        return outcome.changed(notes=(_explain_closing(outcome.publication, text, old.access),))


def _explain_closing(record: Publication, text: str, level_before: str) -> str:
    command = f"protlib set {quote(record.key)} access={access.level(level_before)}"
    return f"“{text[:_LONGEST_QUOTE]}” makes it {record.access}; exports leave it out. To open it: {command}"


def _explain_withheld(record: Publication, text: str, level: str) -> str:
    level_text = (
        f"it stays {access.level(record.access)}, because somebody opened it; “{text[:_LONGEST_QUOTE]}” says {level}"
    )
    return f"{level_text}. To close it: protlib set {quote(record.key)} access={level}"
