"""One name in the place of several: which names of the records change, and what the library remembers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protlib.errors import EmptyLibraryError, NothingFoundError, UsageError
from protlib.record import names, places
from protlib.record.decisions import Decisions, OneName
from protlib.record.decisions.one_name import OneNames, key_of, key_of_name, without_braces
from protlib.record.fields.labels import inverted_name
from protlib.record.fields.name_kinds import NameKind
from protlib.record.model import KINDS, NAME_LISTS, TEXT_LISTS, FieldKind, Name, Publication
from protlib.system.shell import quote
from protlib.text import clean, fold, most_similar, suggestion


class NameRequest(NamedTuple):
    """The names that become one: `old_names` and `new_name` as a person typed them, and the fields.

    `kind` is the kind of the names, None where they may be organisations and people.
    """

    old_names: tuple[str, ...]
    new_name: str
    fields: tuple[str, ...]
    kind: NameKind | None = None


class SpellingGroups:
    """The names in some fields of publications, grouped by spelling."""

    def __init__(self, publications: Iterable[Publication], fields: Sequence[str]) -> None:
        self.names: defaultdict[str, Counter[Name]] = defaultdict(Counter)
        self.texts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for publication in publications:
            for field in fields:
                value = publication.filled().get(field) or ()
                if field in NAME_LISTS:
                    for name in value:
                        self.names[key_of_name(name)][name] += 1
                else:
                    for text in value if field in TEXT_LISTS else (value,) if value else ():
                        self.texts[field, key_of(field, text)][text] += 1

    def find_name(self, request: NameRequest, text: str) -> Name | None:
        """Return the commonest name that a typed text stands for, preferably with an acronym; None if there is none."""
        counts = Counter[Name]()
        for key in {key_of_name(name) for name in _readings(request, text)} & self.names.keys():
            counts += self.names[key]
        return max(counts, key=lambda name: (bool(name.short), counts[name], inverted_name(name)), default=None)

    def choose_reading(self, request: NameRequest, text: str) -> Name:
        """Return the name that a typed text stands for: one that records have, else the likeliest."""
        readings = _readings(request, text)
        return next((name for name in readings if key_of_name(name) in self.names), readings[0])

    def is_in_text(self, field: str, text: str) -> bool:
        """Tell whether a typed name stands in a field that is no list of names."""
        return (field, key_of(field, text)) in self.texts

    def is_in_use(self, request: NameRequest, text: str) -> bool:
        """Tell whether a typed name stands anywhere in the fields."""
        text_fields = (field for field in request.fields if field not in NAME_LISTS)
        is_text = any(self.is_in_text(field, text) for field in text_fields)
        return is_text or self.find_name(request, text) is not None

    def display_names(self) -> Iterator[str]:
        """Yield the names as people see them."""
        for names_of_one in self.names.values():
            yield from map(inverted_name, names_of_one)
        for texts in self.texts.values():
            yield from texts


def decide_names(request: NameRequest, publications: Sequence[Publication], one_names: OneNames) -> list[OneName]:
    """Return the decisions that write the old names as the new one, for the names of these publications.

    Where the new name is itself written as another, that one counts. Raises NothingFoundError where no record and no
    decision has a name, UsageError where a name would lead back to itself.
    """
    spelling_groups = SpellingGroups(publications, request.fields)
    if not (publications or one_names):
        raise EmptyLibraryError
    _refuse_unknown(request, spelling_groups, publications, one_names)
    _refuse_circle(request, one_names)
    in_lists = tuple(field for field in request.fields if field in NAME_LISTS)
    name = _choose_name(request, spelling_groups)
    decisions: list[OneName] = []
    for text in request.old_names:
        if in_lists:
            written_name = names.display(spelling_groups.choose_reading(request, text))
            decisions.append(OneName(in_lists, written_name, one_names.final_name(in_lists[0], names.display(name))))
        decisions += (
            OneName((field,), clean(text), one_names.final_name(field, _choose_text(request, field)))
            for field in request.fields
            if field not in NAME_LISTS
            and (request.kind or not in_lists or name.literal or spelling_groups.is_in_text(field, text))
        )
    return _join_names(decisions)


def _readings(request: NameRequest, text: str) -> list[Name]:
    """Return the names that a typed text may be, the likeliest first."""
    if request.kind is NameKind.PERSON:
        return [names.person(text)]
    if request.kind is not None:
        return [names.organisation(text)]
    return [names.parse_name(text), names.organisation(text)]


def _choose_name(request: NameRequest, spelling_groups: SpellingGroups) -> Name:
    """Return the new name as records have it, else as a name of the kind of the old ones."""
    likeliest_name, *alternatives = _readings(request, request.new_name)
    if not likeliest_name.short and (name_in_records := spelling_groups.find_name(request, request.new_name)):
        return name_in_records
    if not (alternatives and likeliest_name.guessed):
        return likeliest_name
    current_names = [name for text in request.old_names if (name := spelling_groups.find_name(request, text))]
    if current_names and not any(name.literal for name in current_names):
        return names.person(request.new_name)
    return names.organisation(request.new_name)


def _choose_text(request: NameRequest, field: str) -> str:
    text = without_braces(clean(request.new_name))
    return places.spell(text) if KINDS[field] is FieldKind.PLACES else text


def _join_names(names: Sequence[OneName]) -> list[OneName]:
    """Return the decisions; those that differ only in their fields or in braces become one."""
    fields: dict[tuple[str, str], list[str]] = {}
    forms: dict[tuple[str, str], tuple[str, str]] = {}
    for name in names:
        two_names = without_braces(name.old_name), without_braces(name.new_name)
        forms.setdefault(two_names, (name.old_name, name.new_name))
        fields.setdefault(two_names, []).extend(name.fields)
    return [OneName(tuple(fields[two_names]), *forms[two_names]) for two_names in fields]


def _refuse_unknown(
    request: NameRequest, spelling_groups: SpellingGroups, publications: Iterable[Publication], one_names: OneNames
) -> None:
    for text in request.old_names:
        if spelling_groups.is_in_use(request, text) or any(
            one_names.final_name(field, text) != text for field in request.fields
        ):
            continue
        hint = _suggest_nearest(text, (*one_names.old_names(request.fields), *spelling_groups.display_names()))
        kind_advice = _suggest_kind(text, publications)
        raise NothingFoundError(f"no publication has the name “{text}”{hint or kind_advice}")


def _suggest_nearest(text: str, old_names: Iterable[str]) -> str:
    """Return advice with the names of this acronym, else those most like the typed one, without that one itself."""
    by_folded = {fold(name): name for name in map(without_braces, old_names)}
    of_acronym = [name for name in by_folded if by_folded[name].casefold().endswith(f" ({text.casefold()})")]
    nearest = of_acronym or most_similar(fold(text), by_folded)
    return suggestion(by_folded[name] for name in nearest if by_folded[name] != text)


def _refuse_circle(request: NameRequest, one_names: OneNames) -> None:
    for field in request.fields:
        for text in request.old_names:
            if one_names.leads_to(field, request.new_name, text):
                raise UsageError(
                    f"“{request.new_name}” is itself written as "
                    f"“{without_braces(one_names.final_name(field, request.new_name))}”. "
                    f"To stop that: protlib names --forget {quote(request.new_name)}"
                )


def _suggest_kind(text: str, publications: Iterable[Publication]) -> str:
    """Return advice where a name stands in fields of another kind, "" where it stands nowhere."""
    for kind in (NameKind.TAG, NameKind.CATEGORY, NameKind.TOPIC, NameKind.CONTAINER, NameKind.PLACE):
        spelling_groups = SpellingGroups(publications, kind.fields)
        if any(key_of(field, text) == key for field, key in spelling_groups.texts):
            return f"; it is a {kind}: add --by {kind}"
    return ""


def add_names(decisions: Decisions, new: Sequence[OneName]) -> Decisions:
    """Return decisions with new ones, in the place of earlier decisions about the same names."""
    for new_decision in new:
        for old in decisions.names():
            if shared_names := [
                field
                for field in old.fields
                if field in new_decision.fields and key_of(field, old.old_name) == key_of(field, new_decision.old_name)
            ]:
                further_fields = tuple(field for field in old.fields if field not in shared_names)
                narrower_decisions = [old._replace(fields=further_fields)] if further_fields else []
                decisions = decisions.replace_decisions([old], [*narrower_decisions, new_decision])
        decisions = decisions.with_decisions(new_decision)
    return decisions


def forget_names(decisions: Decisions, texts: Sequence[str]) -> Decisions:
    """Return decisions without those about some names; raises NothingFoundError where there are none."""
    for text in texts:
        forgotten = [
            one_name
            for one_name in decisions.names()
            if any(key_of(field, text) == key_of(field, one_name.old_name) for field in one_name.fields)
        ]
        if not forgotten:
            hint = _suggest_nearest(text, (one_name.old_name for one_name in decisions.names()))
            raise NothingFoundError(f"“{text}” is not written as another name{hint}")
        decisions = decisions.without_decisions(*forgotten)
    return decisions
