"""Authors, editors, translators and people in other roles; to biblatex, the latter are editors with an `editortype`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from protlib.formats.bib import names
from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.fields import FURTHER_EDITORS, KEPT_PREFIX, ROLE_FIELDS, ROLES, target
from protlib.formats.bib.unread import UnreadFields
from protlib.record.model import FIELDS, NAME_FIELDS, Name, Publication
from protlib.record.names.parser import UNNAMED_OTHERS

_INCOMPLETE: Final = "others"
"""The name in `extra` for the fields whose list of names ends in "and others"."""
_TARGETS: Final = {
    "author": "authors", "editor": "editors", "translator": "translators", "bookauthor": "container-author",
}  # fmt: skip
_ODD_FIELDS: Final = frozenset((*(f"{field}type" for field in ("editor", *FURTHER_EDITORS)), *ROLE_FIELDS))
"""The fields of people in other roles, which few entries have: one look for all takes a twentieth of the time."""


def read_people_fields(unread: UnreadFields) -> None:
    """Read all fields with names; a part of a name that is not understood is a problem."""
    has_options = "options" in unread.remaining  # as few entries have
    useprefix = False if has_options and "useprefix=false" in unread.peek("options").replace(" ", "") else None
    incomplete_roles: list[str] = []
    for field, role in _roles(unread).items():
        if raw := unread.raw(field):
            name_list = names.read_names(raw, useprefix=useprefix)
            unread.problems += [f"“{part}” in a name was left out" for part in name_list.left_out]
            incomplete_roles += [field] if name_list.has_others else []
            people = _with_short(name_list.names, field, unread)
            is_field = target(role) in FIELDS
            unread.store_value(role, people if is_field else [person.to_dict() for person in people])
    unread.keep(_INCOMPLETE, " ".join(incomplete_roles))


def _roles(unread: UnreadFields) -> Mapping[str, str]:
    """Return the fields with names, and the role of each: an "editor" may be a director or a compiler."""
    if _ODD_FIELDS.isdisjoint(unread.remaining):
        return _TARGETS
    roles = dict(_TARGETS)
    for field in ("editor", *FURTHER_EDITORS):
        role = unread.peek(f"{field}type")
        if role in ROLES and role not in roles.values():
            roles[field] = role
            del unread.remaining[f"{field}type"]
    if not ROLE_FIELDS.keys().isdisjoint(unread.remaining):
        for field, role in ROLE_FIELDS.items():
            if field in unread.remaining and role not in roles.values():
                roles[field] = role
    return roles


def _with_short(people: tuple[Name, ...], field: str, unread: UnreadFields) -> tuple[Name, ...]:
    """Give organisations the short forms of `shortauthor`; where the two do not fit, the field is kept as it is."""
    if raw := unread.remaining.get(f"short{field}"):
        with_short = names.with_short(people, raw)
        if with_short is not None:
            del unread.remaining[f"short{field}"]
            return with_short
    return people


def write_people_fields(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the fields of authors, editors and translators."""
    publication = draft.publication
    incomplete_roles = _list_incomplete(draft)
    for field, people in (
        ("author", publication.authors),
        ("editor", publication.editors),
        ("translator", publication.translators),
    ):
        if people or incomplete_roles:
            name_list, has_others = _split_others(people, draft)
            has_others = has_others or field in incomplete_roles
            yield field, names.format_names(name_list, draft.encoder, has_others=has_others)
    yield "shortauthor", names.short(publication.authors, draft.encoder)
    yield "shorteditor", names.short(publication.editors, draft.encoder)
    if not draft.options.program.makes_items:
        return
    if any(name.particle for name in (*publication.authors, *publication.editors, *publication.translators)):
        # Without it, "van" is dropped where the family name stands alone, like a dropping particle.
        yield "options", "" if f"{KEPT_PREFIX}options" in publication.extra else "useprefix=true"


def write_roles(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the fields of people in other roles, as far as biblatex has fields for further editors."""
    incomplete_roles = _list_incomplete(draft)
    writers = _people(draft.value("container-author"))
    yield "bookauthor", names.format_names(writers, draft.encoder, has_others="bookauthor" in incomplete_roles)
    filled_roles = (role for role in ROLES if draft.value(role) is not None)
    for field, role in zip(FURTHER_EDITORS, filled_roles, strict=False):
        people = _people(draft.value(role))
        yield field, names.format_names(people, draft.encoder, has_others=field in incomplete_roles)
        yield f"{field}type", role


def _split_others(people: Sequence[Name], draft: EntryDraft) -> tuple[Sequence[Name], bool]:
    """Return the names without the "others" that stand behind them, and whether these are there."""
    has_others = len(people) > 1 and people[-1] == UNNAMED_OTHERS and not draft.options.program.takes_others_for_person
    return (people[:-1], True) if has_others else (people, False)


def _list_incomplete(draft: EntryDraft) -> list[str]:
    """Return the fields whose names end in "and others", which pandoc takes for a person."""
    is_reported = not draft.options.program.takes_others_for_person
    return _kept_fields(draft.publication) if is_reported and draft.publication.extra else []


def incomplete_variables(publication: Publication) -> list[str]:
    """Return CSL's variables for the lists of names that end in "and others"."""
    return [_TARGETS[field] if field == "bookauthor" else field for field in _kept_fields(publication)]


def _kept_fields(publication: Publication) -> list[str]:
    return str(publication.extra.get(f"{KEPT_PREFIX}{_INCOMPLETE}", "")).split()


def _people(value: object) -> list[Name]:
    """Return the names in a list; `extra` may hold other things, which are packed."""
    if isinstance(value, tuple):
        return [*value]
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return []
    return [Name(**{part: str(item[part]) for part in NAME_FIELDS if item.get(part)}) for item in value]
