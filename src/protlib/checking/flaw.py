"""The findings of rules, their severity, and the context of rules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from protlib.record.attached_file import AttachedFile, FileState, Whereabouts
from protlib.record.decisions import Decision, SilencedRule, make_distinct, translations
from protlib.record.model import NO_OBJECT, Publication
from protlib.record.web_sources import LONG_AGO

Facts = TypeVar("Facts")


class Severity(StrEnum):
    """How bad a finding is: certainly wrong, probably wrong, or doubtful."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Flaw(NamedTuple):
    """A finding in a field: the message and, where the mend is certain, the fields and their new values."""

    field: str
    message: str
    mended: Mapping[str, Any] = NO_OBJECT


class RecordFlaw(NamedTuple):
    """A flaw of a record, with its rule and the key of the record."""

    rule: str
    severity: Severity
    key: str
    field: str
    message: str
    mended: Mapping[str, Any] = NO_OBJECT

    @property
    def is_guess(self) -> bool:
        """Whether its mend changes no value, and confirms those that were guessed."""
        return self.mended.keys() == {"guessed"}


def assume_here(file: AttachedFile) -> Whereabouts:
    """Return that a file is at its path, where nobody looks at the disk."""
    return Whereabouts(FileState.HERE, file.path)


def assume_public(_publication: Publication) -> tuple[str, str]:
    """Return that no file of a record has a stricter cover, where nobody reads covers."""
    return "", ""


def assume_unopened(_publication: Publication, _level: str) -> bool:
    """Return that nobody has opened a record, where nobody knows its past."""
    return False


@dataclass(frozen=True, slots=True)
class Context:
    """The context of rules: the day, given names in the library, and whether its keys follow the pattern.

    Also the decisions about the library: which records are no duplicates, and which rules are silent. `older` is the
    age from which a web source was read long ago, or the day, as `web_sources.day_before` reads it. `whereabouts` tells
    what became of an attached file, `stricter_cover` which file of a record has a stricter cover, with its level, and
    `stays_open` whether somebody has opened a record in spite of a level.
    """

    today: str
    given_names: frozenset[str] = frozenset()
    has_patterned_keys: bool = False
    decided: frozenset[Decision] = frozenset()
    older: str = LONG_AGO
    whereabouts: Callable[[AttachedFile], Whereabouts] = assume_here
    stricter_cover: Callable[[Publication], tuple[str, str]] = assume_public
    stays_open: Callable[[Publication, str], bool] = assume_unopened

    @property
    def year(self) -> int:
        """The present year."""
        return int(self.today[:4])

    def is_silent(self, rule: str, key: str) -> bool:
        """Tell whether a rule is silenced for a record."""
        return not self.decided.isdisjoint((SilencedRule(rule), SilencedRule(rule, key)))

    def are_distinct(self, key: str, second_key: str) -> bool:
        """Tell whether a person decided that two records are no duplicates."""
        return not self.decided.isdisjoint((make_distinct(key, second_key), translations(key, second_key)))


def once_a_record(collect: Callable[[Publication], Facts]) -> Callable[[Publication], Facts]:
    """Return a function that works out facts of a record once: the rules look at one record after the other."""
    last: list[tuple[Publication, Facts]] = []

    def collect_facts(publication: Publication) -> Facts:
        if not last or last[0][0] is not publication:
            last[:] = [(publication, collect(publication))]
        return last[0][1]

    return collect_facts


RecordCheck = Callable[[Publication, Context], Iterable[Flaw]]
LibraryCheck = Callable[[Sequence[Publication], Context], Iterable[tuple[str, Flaw]]]
"""What looks at all records at once, and gives each flaw with the key of its record."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, severity, fields, purpose, example, mend ("" where people must do it), and function.

    A mend with a `question` is a person's decision: it is made only where the rule is named. A rule with `needs` finds
    nothing in a record in which all these fields are empty and which has none of these signs, and is not asked.

    It has one function: `check` for a record, `check_all` for all of them, which have only the `compared_fields`
    and their keys.
    """

    name: str
    severity: Severity
    fields: str
    looks_for: str
    example: str
    mend: str = ""
    question: str = ""
    needs: frozenset[str] = frozenset()
    compared_fields: frozenset[str] = frozenset()
    check: RecordCheck | None = field(default=None)
    check_all: LibraryCheck | None = field(default=None)
