"""One name in the place of others: what that means for the names as records have them, and what is remembered of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protlib.errors import EmptyLibraryError, NothingFoundError, UsageError
from protlib.record import names, places
from protlib.record.decisions import Decisions, OneName
from protlib.record.labels import plain
from protlib.record.model import KINDS, NAME_LISTS, TEXT_LISTS, Kind, Name, Publication
from protlib.record.one_name import OneNames, key_of, key_of_name, unbraced
from protlib.selection import NameKind
from protlib.system.shell import quoted
from protlib.text import clean, fold, nearest, suggestion


class Asked(NamedTuple):
    """What is to be one name: those that are `written`, the one that is `meant`, as they are typed, and the fields.

    `kind` is what the names are, None where they may be organisations and people.
    """

    written: tuple[str, ...]
    meant: str
    fields: tuple[str, ...]
    kind: NameKind | None = None


class Standing:
    """The names that stand in some fields of publications, by what is the same for their spellings."""

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

    def name(self, asked: Asked, text: str) -> Name | None:
        """Return the commonest name of those that a typed one means, one with an acronym if there is any; None if none."""
        found = Counter[Name]()
        for key in {key_of_name(each) for each in _readings(asked, text)} & self.names.keys():
            found += self.names[key]
        return max(found, key=lambda name: (bool(name.short), found[name], plain(name)), default=None)

    def reading(self, asked: Asked, text: str) -> Name:
        """Return the name that a typed one is: of what it may be, that which stands in records, else the likeliest."""
        readings = _readings(asked, text)
        return next((each for each in readings if key_of_name(each) in self.names), readings[0])

    def in_text(self, field: str, text: str) -> bool:
        """Tell whether a typed name stands in a field that is no list of names."""
        return (field, key_of(field, text)) in self.texts

    def has(self, asked: Asked, text: str) -> bool:
        """Tell whether a typed name stands anywhere in the fields."""
        others = (field for field in asked.fields if field not in NAME_LISTS)
        is_text = any(self.in_text(field, text) for field in others)
        return is_text or self.name(asked, text) is not None

    def shown(self) -> Iterator[str]:
        """Yield the names as they are shown."""
        for same in self.names.values():
            yield from map(plain, same)
        for texts in self.texts.values():
            yield from texts


def decided(asked: Asked, publications: Sequence[Publication], remembered: OneNames) -> list[OneName]:
    """Return what is written as what from now on, for the names as publications have them.

    A name that is meant and is itself written as another stands for that one. Raises NothingFoundError where a name
    stands nowhere and nothing is remembered of it, UsageError where it would lead back to itself.
    """
    standing = Standing(publications, asked.fields)
    if not (publications or remembered):
        raise EmptyLibraryError
    _refuse_unknown(asked, standing, publications, remembered)
    _refuse_circle(asked, remembered)
    in_lists = tuple(field for field in asked.fields if field in NAME_LISTS)
    name = _meant_name(asked, standing)
    found: list[OneName] = []
    for text in asked.written:
        if in_lists:
            own = names.display(standing.reading(asked, text))
            found.append(OneName(in_lists, own, remembered.meant(in_lists[0], names.display(name))))
        found += (
            OneName((field,), clean(text), remembered.meant(field, _meant_text(asked, field)))
            for field in asked.fields
            if field not in NAME_LISTS and (asked.kind or not in_lists or name.literal or standing.in_text(field, text))
        )
    return _joined(found)


def _readings(asked: Asked, text: str) -> list[Name]:
    """Return the names that a typed text may be, the likeliest first."""
    if asked.kind is NameKind.PERSON:
        return [names.person(text)]
    if asked.kind is not None:
        return [names.organisation(text)]
    return [names.parse(text), names.organisation(text)]


def _meant_name(asked: Asked, standing: Standing) -> Name:
    """Return the person or organisation that is meant: as records have it, else of the kind of the names that are written."""
    likeliest, *others = _readings(asked, asked.meant)
    if not likeliest.short and (known := standing.name(asked, asked.meant)):
        return known
    if not (others and likeliest.guessed):
        return likeliest
    known_ones = [name for text in asked.written if (name := standing.name(asked, text))]
    if known_ones and not any(name.literal for name in known_ones):
        return names.person(asked.meant)
    return names.organisation(asked.meant)


def _meant_text(asked: Asked, field: str) -> str:
    text = unbraced(clean(asked.meant))
    return places.spell(text) if KINDS[field] is Kind.PLACES else text


def _joined(found: Sequence[OneName]) -> list[OneName]:
    """Return decisions in which those that differ by their fields alone, or by braces, are one."""
    fields: dict[tuple[str, str], list[str]] = {}
    forms: dict[tuple[str, str], tuple[str, str]] = {}
    for each in found:
        same = unbraced(each.written), unbraced(each.meant)
        forms.setdefault(same, (each.written, each.meant))
        fields.setdefault(same, []).extend(each.fields)
    return [OneName(tuple(fields[same]), *forms[same]) for same in fields]


def _refuse_unknown(
    asked: Asked, standing: Standing, publications: Iterable[Publication], remembered: OneNames
) -> None:
    for text in asked.written:
        if standing.has(asked, text) or any(remembered.meant(field, text) != text for field in asked.fields):
            continue
        near = _near(text, (*remembered.written(asked.fields), *standing.shown()))
        elsewhere = _elsewhere(text, publications)
        raise NothingFoundError(f"no publication has the name “{text}”{near or elsewhere}")


def _near(text: str, written: Iterable[str]) -> str:
    """Return as advice the names that are most like one, none as it was typed; braces, which are not shown, make no other."""
    known = {fold(name): name for name in map(unbraced, written)}
    return suggestion(known[name] for name in nearest(fold(text), known) if known[name] != text)


def _refuse_circle(asked: Asked, remembered: OneNames) -> None:
    for field in asked.fields:
        for text in asked.written:
            if remembered.leads_to(field, asked.meant, text):
                raise UsageError(
                    f"“{asked.meant}” is itself written as “{unbraced(remembered.meant(field, asked.meant))}”. "
                    f"To stop that: protlib names --forget {quoted(asked.meant)}"
                )


def _elsewhere(text: str, publications: Iterable[Publication]) -> str:
    """Return where else a name stands, as advice; "" where it is in no field whose names are listed."""
    for kind in (NameKind.TAG, NameKind.CATEGORY, NameKind.TOPIC, NameKind.CONTAINER, NameKind.PLACE):
        standing = Standing(publications, kind.fields)
        if any(key_of(field, text) == key for field, key in standing.texts):
            return f"; it is a {kind}: add --by {kind}"
    return ""


def remembering(decisions: Decisions, new: Sequence[OneName]) -> Decisions:
    """Return decisions with new ones, which take the place of what was remembered of the same names."""
    for each in new:
        for old in decisions.names():
            if same := [
                field
                for field in old.fields
                if field in each.fields and key_of(field, old.written) == key_of(field, each.written)
            ]:
                decisions = decisions.without(old)
                if rest := tuple(field for field in old.fields if field not in same):
                    decisions = decisions.with_(old._replace(fields=rest))
        decisions = decisions.with_(each)
    return decisions


def forgetting(decisions: Decisions, texts: Sequence[str]) -> Decisions:
    """Return decisions without what is remembered of some names; raises NothingFoundError where that is nothing."""
    for text in texts:
        gone = [
            each
            for each in decisions.names()
            if any(key_of(field, text) == key_of(field, each.written) for field in each.fields)
        ]
        if not gone:
            near = _near(text, (each.written for each in decisions.names()))
            raise NothingFoundError(f"“{text}” is not written as another name{near}")
        decisions = decisions.without(*gone)
    return decisions
