"""Which records of a library somebody has opened in spite of what their words or covers say."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.library.changes.access_level import was_opened
from protlib.library.older_values import older_states_in
from protlib.record import access
from protlib.record.decisions import SilencedRule
from protlib.record.fields.access_marks import find_mark_in
from protlib.record.model import Publication
from protlib.storage import Store

if TYPE_CHECKING:
    from protlib.library.library import Library

RULE: Final = "words-not-public"
"""The rule of `check` that finds records which say that they are not public, and that nobody has opened."""


class OpenedRecords:
    """A function that tells whether somebody has opened a record, though its words or covers ask for a level.

    It reads the kept versions. A write must not do that: so it is asked before, and remembers its answers.
    """

    def __init__(self, library: Path) -> None:
        self._older = older_states_in(Store(library))
        self._answers: dict[tuple[str, str, str], bool] = {}

    def __call__(self, record: Publication, level: str) -> bool:
        """Tell whether somebody has opened the record."""
        question = record.key, record.access, level
        if question not in self._answers:
            self._answers[question] = was_opened(self._older(record), level)
        return self._answers[question]


def find_opened(library: "Library", records: Iterable[Publication]) -> tuple[frozenset[str], list[str]]:
    """Return the keys of opened records, and the keys of records whose words ask for more than their access.

    A record of the second kind says "CONFIDENTIAL", for example, and has a lower level. Nobody has opened it, or
    silenced the rule of `check` that finds it.
    """
    marked_records = [
        (record, level)
        for record in records
        if (level := find_mark_in(record)[0]) and access.rank(level) > access.rank(record.access)
    ]
    decisions = library.decisions()
    if not marked_records:
        return frozenset(decisions.levels_of_opened()), []
    is_opened = OpenedRecords(library.path)
    unopened = [record.key for record, level in marked_records if not is_opened(record, level)]
    opened_keys = {record.key for record, _level in marked_records} - {*unopened}
    silent = {*decisions.list_silenced()}
    reported = [key for key in unopened if silent.isdisjoint((SilencedRule(RULE), SilencedRule(RULE, key)))]
    return frozenset(opened_keys.union(decisions.levels_of_opened())), reported
