"""Records checked by rules: the findings, and the records with certain mends."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from protlib.checking import key_rules, name_rules, record_texts
from protlib.checking.flaw import Context, Flaw, RecordCheck, RecordFlaw, Rule, assume_here
from protlib.errors import UsageError
from protlib.record.attached_file import AttachedFile, Whereabouts
from protlib.record.decisions import Decision
from protlib.record.model import NAME_LISTS, NO_OBJECT, Publication
from protlib.record.web_sources import LONG_AGO, day_before
from protlib.text import words

_SIGNS: Final = {record_texts.SIGNS: record_texts.list_signs, name_rules.SIGNS: name_rules.list_signs}
"""The signs of a record that rules need beside its fields, and the functions that list them."""
_FEWEST_LETTERS: Final = 3  # of a given name: fewer may be initials, such as “JM”
CONTEXT_FIELDS: Final = ("key", *NAME_LISTS)
"""The fields that the context of a library is made of."""
_ROUNDS: Final = 3
"""So often a record is looked at again: what one mend brings to light, another mends."""


def make_context(
    publications: Iterable[Publication],
    today: str,
    decisions: Iterable[Decision] = (),
    *,
    older: str = LONG_AGO,
    whereabouts: Callable[[AttachedFile], Whereabouts] = assume_here,
) -> Context:
    """Return the context for the rules, for a library and a day in ISO 8601.

    `older` is the age from which a web source was read long ago, and `whereabouts` tells what became of an attached
    file. Raises UsageError where the age is not valid.
    """
    try:
        day = day_before(older, date.fromisoformat(today))
    except ValueError as error:
        raise UsageError(str(error)) from error
    keys: list[str] = []
    given_names: set[str] = set()
    for publication in publications:  # once: to read them again takes time
        keys.append(publication.key)
        given_names.update(_first_names(publication))
    have_usual_form = key_rules.follow_pattern(keys)
    first = frozenset(word for text in given_names for word in words(text)[:1] if len(word) >= _FEWEST_LETTERS)
    return Context(today, first, have_usual_form, frozenset(decisions), day, cache(whereabouts))


def run_rules(
    publications: Iterable[Publication],
    rules: Sequence[Rule],
    context: Context,
    *,
    examined: Iterable[Publication] = (),
) -> list[RecordFlaw]:
    """Return the findings of the rules in the publications, the worst rules first, in the order of their table.

    `examined` are the records that these are compared with, if they are more than those that are asked for. Both are
    gone through once.
    """
    positions = {rule.name: position for position, rule in enumerate(sorted(rules, key=_severity_order))}
    findings = [
        RecordFlaw(rule.name, rule.severity, key, flaw.field, flaw.message, flaw.mended if rule.mend else NO_OBJECT)
        for rule, key, flaw in _find_flaws(rules, publications, examined, context)
        if not context.is_silent(rule.name, key)
    ]
    return sorted(findings, key=lambda finding: positions[finding.rule])


def _severity_order(rule: Rule) -> int:
    return list(type(rule.severity)).index(rule.severity)


def _find_flaws(
    rules: Sequence[Rule], publications: Iterable[Publication], examined: Iterable[Publication], context: Context
) -> Iterator[tuple[Rule, str, Flaw]]:
    """Yield the flaws, record by record: results that several rules need are worked out once."""
    fitting_rules = _FittingRules(rules)
    of_all = [(rule, rule.check_all) for rule in rules if rule.check_all is not None]
    compared = comparison_fields(rules)
    selected: list[Publication] = []
    for publication in publications:
        filled_fields = (
            *publication.filled(),
            *(sign for list_signs in fitting_rules.signs for sign in list_signs(publication)),
        )
        for rule, find in fitting_rules[filled_fields]:
            for flaw in find(publication, context):
                yield rule, publication.key, flaw
        if of_all:
            selected.append(_with_fields(publication, compared))
    everything = [_with_fields(publication, compared) for publication in examined] if of_all else []
    selected_keys = {publication.key for publication in selected} if everything else frozenset()
    for rule, check_all in of_all:
        flaws = check_all(everything or selected, context)
        yield from ((rule, key, flaw) for key, flaw in flaws if not everything or key in selected_keys)


def comparison_fields(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the fields of all records that rules compare."""
    return frozenset(("key", *(name for rule in rules for name in rule.compared_fields)))


def _with_fields(publication: Publication, names: frozenset[str]) -> Publication:
    """Return what a record has in these fields; a whole library of that is in memory."""
    return Publication.of_clean({name: value for name, value in publication.filled().items() if name in names})


class _FittingRules(dict[tuple[str, ...], list[tuple[Rule, RecordCheck]]]):
    """The rules for single records by filled fields and signs: there are few combinations, and most have few rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._checks = [(rule, rule.check) for rule in rules if rule.check is not None]
        self.signs = [list_signs for signs, list_signs in _SIGNS.items() if any(rule.needs & signs for rule in rules)]
        """The functions for the signs that these rules need."""

    def __missing__(self, filled_fields: tuple[str, ...]) -> list[tuple[Rule, RecordCheck]]:
        checks = [pair for pair in self._checks if not pair[0].needs or not pair[0].needs.isdisjoint(filled_fields)]
        self[filled_fields] = checks
        return checks


def mend_record(publication: Publication, rules: Iterable[Rule], context: Context) -> Publication:
    """Return the record with all certain mends."""
    checks = [
        rule.check
        for rule in rules
        if rule.mend and rule.check is not None and not context.is_silent(rule.name, publication.key)
    ]
    for _ in range(_ROUNDS):
        unmended = publication
        for find in checks:
            for flaw in list(find(publication, context)):
                publication = publication.changed(**flaw.mended)
        if publication == unmended:
            break
    return publication


def _first_names(publication: Publication) -> Iterator[str]:
    """Yield the first given names of the people of a record; not their initials."""
    for field in NAME_LISTS:
        for name in getattr(publication, field):
            if not (name.literal or name.guessed) and "." not in name.given:
                yield name.given.partition(" ")[0]
