"""Records, or a whole library, put back as they were in an earlier version."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.library.documents import clean_documents
from protlib.library.past.changed_records import Pair, document_differences, find_changed_records
from protlib.library.past.past_versions import LibraryState, Past, past_of
from protlib.library.plan import Action, Outcome, Plan, Revised
from protlib.record import access
from protlib.record.decisions import Decisions, make_former
from protlib.record.keys import describe_unknown_key
from protlib.record.model import Publication
from protlib.storage import Document
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.view import View


def restore_records(
    library: "Library", state: LibraryState, keys: Sequence[str] | None, *, dry_run: bool
) -> list[Outcome]:
    """Restore records of an earlier state in one write, and return the outcomes; without keys, the whole library.

    A record stays as closed as it is now, and its outcome has a note.

    Raises NothingFoundError where a key had no record then.
    """
    outcomes: list[Outcome] = []
    library_past = past_of(library)

    def plan(view: "View") -> Plan:
        nonlocal outcomes
        restored = (
            _restore_all(view, state, library_past) if keys is None else _restore_some(view, state, keys, library_past)
        )
        first_plan, outcomes = restored
        return first_plan

    library.revise(plan, f"restore {state.version.number}", dry_run=dry_run)
    if not dry_run:
        give_back_file_names(library, outcomes)
    return outcomes


def try_undo(library: "Library", number: int | None) -> list[Outcome]:
    """Return what would become of records if the last change were undone, or all after the version with a number.

    Raises NothingFoundError where there is nothing to undo, LibraryUnusableError where the library is damaged.
    """
    library_past = past_of(library)
    is_gone = not os.path.lexists(library.path)  # an undo then puts back what it was last
    choose = library_past.present_version if is_gone else library_past.previous_version
    version = choose() if number is None else library_past.find_version(str(number))
    current = LibraryState(version, {}, Decisions()) if is_gone else library_past.state(library_past.present_version())
    pairs = find_changed_records(library_past.state(version), current)
    return [make_outcome(current, old_record) for old_record, current in pairs]


def give_back_file_names(library: "Library", outcomes: Sequence[Outcome]) -> None:
    """Give copies of files the names that the records of outcomes have for them."""
    now = {text for outcome in outcomes if outcome.action != "removed" for text in outcome.publication.files}
    if now:
        from protlib.library.changes.file_names import give_back_names
        from protlib.library.files.attachments import records_with_files

        old_texts = {text for outcome in outcomes if outcome.old_record for text in outcome.old_record.files}
        texts = (text for record in records_with_files(library) for text in record.files)
        give_back_names(library.path, old_texts, now, lambda: texts)


def outcomes_between(old: Sequence[Document], new: Sequence[Document]) -> list[Outcome]:
    """Return the outcomes of the records between two states of a library."""
    older, newer = ({document["key"]: document for document in clean_documents(part).documents} for part in (old, new))
    return [make_outcome(*pair) for pair in document_differences(older, newer)]


def _restore_all(view: "View", state: LibraryState, library_past: Past) -> Revised:
    documents = {key: record.to_dict() for key, record in view.records.get(view.records.keys()).items()}
    now = LibraryState(state.version, documents, view.decisions)
    if state.version.is_undone:
        pairs = find_changed_records(now, state)
    else:
        pairs = [(current, old) for old, current in find_changed_records(state, now)]
    new_decisions = state.decisions if state.decisions != view.decisions else None
    removed_keys = [old.key for current, old in pairs if old and not current and not state.version.is_undone]
    return _close(
        pairs,
        new_decisions,
        {**_last_states(library_past, removed_keys, state.version.number), **view.records.get(removed_keys)},
    )


def _last_states(library_past: Past, keys: Iterable[str], number: int) -> dict[str, Publication]:
    """Return removed records as they were last, by their keys in a version; unreadable versions are missing."""
    missing_keys, records = {*keys}, dict[str, Publication]()
    later = (version for version in library_past.versions if version.number > number and not version.is_undone)
    for version in later if missing_keys else ():
        with suppress(LibraryUnusableError):
            for document in library_past.state(version).documents.values():
                for key in missing_keys.intersection((document["key"], *document.get("aliases", ()))):
                    records[key] = Publication.from_dict(document)
        missing_keys -= records.keys()
        if not missing_keys:
            break
    return records


def _close(
    pairs: Iterable[Pair], decisions: Decisions | None, closers: Mapping[str, Publication | None] = MappingProxyType({})
) -> Revised:
    """Return the plan and the outcomes of pairs whose second records stay as closed as the first ones.

    A removed record stays as closed as its closer: what the record was last, or the record that it was merged into.
    """
    closed_pairs: list[Pair] = []
    outcomes: list[Outcome] = []
    for current, past_record in pairs:
        closer = current or (closers.get(past_record.key) if past_record else None)
        level = access.stricter(past_record.access, closer.access) if past_record and closer else ""
        restored = (
            past_record.changed(access=level) if past_record and closer and level != past_record.access else past_record
        )
        outcome = make_outcome(current, restored)
        if past_record and restored is not past_record:
            note = f"stays {access.level(level)}; it was {access.level(past_record.access)} in that version"
            command = f"protlib set {quote(past_record.key)} access={access.level(past_record.access)}"
            outcome = outcome.changed(notes=(f"{note}. To open it: {command}",))
        closed_pairs.append((current, restored))
        outcomes.append(outcome)
    return make_plan(closed_pairs, decisions), outcomes


def make_plan(pairs: Iterable[Pair], decisions: Decisions | None) -> Plan:
    """Return the plan that turns the first record of each pair into the second one."""
    plan = Plan(decisions=decisions)
    for current, past_record in pairs:
        if past_record is None:
            assert current is not None  # noqa: S101 - one of two is there
            plan.removed[current.key] = current
        elif current is None:
            plan.added[past_record.key] = past_record
        elif current != past_record:
            plan.changed[current.key] = past_record
    return plan


def make_outcome(current: Publication | None, past_record: Publication | None) -> Outcome:
    """Return the outcome of a record in whose place a past one comes; None stands for no record."""
    if past_record is None:
        assert current is not None  # noqa: S101 - one of two is there
        return Outcome("removed", current, existing=current.key)
    if current is None:
        return Outcome("restored", past_record)
    action: Action = "unchanged" if current == past_record else "updated"
    return Outcome(action, past_record, existing=current.key, old_record=current)


class _PastRecord(NamedTuple):
    """A past record, the same record now, and the record that it was merged into."""

    record: Publication
    present: Publication | None
    heir: Publication | None


def _free_names(past_records: Collection[_PastRecord], present_keys: Collection[str]) -> Iterator[Pair]:
    """Yield each heir that is not itself restored, without the names of the records that it took in."""
    inherited = [(record.heir, record.record) for record in past_records if record.heir]
    names = {name for _heir, publication in inherited for name in (publication.key, *publication.aliases)}
    heirs = {heir.key: heir for heir, _record in inherited if heir.key not in present_keys}
    for heir in heirs.values():
        yield heir, heir.changed(aliases=tuple(alias for alias in heir.aliases if alias not in names))


def _restore_some(view: "View", state: LibraryState, keys: Sequence[str], library_past: Past) -> Revised:
    past_records = {
        past_record.record.key: past_record for past_record in (_past_record(view, state, key) for key in keys)
    }.values()
    pairs: list[Pair] = [(past_record.present, _fit_past_record(view, past_record)) for past_record in past_records]
    pairs += _free_names(past_records, {current.key for current, _target in pairs if current is not None})
    new_decisions = _restore_decisions(view.decisions, past_records)
    closers = {
        past_record.record.key: past_record.heir or _last_state(library_past, past_record.record.key)
        for past_record in past_records
        if past_record.present is None
    }
    return _close(pairs, None if new_decisions == view.decisions else new_decisions, closers)


def _last_state(library_past: Past, key: str) -> Publication | None:
    """Return a removed record as it was last, None where no version that can be read has it."""
    with suppress(LibraryUnusableError):
        return next((change.old_record for change in library_past.changes(key) if change.old_record), None)
    return None


def _past_record(view: "View", state: LibraryState, key: str) -> _PastRecord:
    """Return the record that has or had a key; raises NothingFoundError where that state lacks it."""
    now = view.records.get([key]).get(key)
    names = (key, *((now.key, *now.aliases) if now else ()))
    name = next((key_then for name_now in names if (key_then := state.current_key(name_now))), None)
    if name is None:
        raise NothingFoundError(
            f"version {state.version.number} has no publication {describe_unknown_key(key, list(state.documents))}. "
            f"To see in which versions it changed: protlib history {quote(key)}"
        )
    record = Publication.from_dict(state.documents[name])
    current = view.records.get([name]).get(name) or (now if now and now.key not in state.documents else None)
    if current is not None and current.key != name and current.key in state.documents:
        return _PastRecord(record, None, current)
    return _PastRecord(record, current, None)


def _fit_past_record(view: "View", past_record: _PastRecord) -> Publication:
    """Return a past record with its present key as an alias, and without aliases that others have now."""
    publication, current, heir = past_record
    own_keys = {record.key for record in (current, heir) if record is not None}
    holders = view.records.get([*publication.aliases])
    aliases = [alias for alias in publication.aliases if alias not in holders or holders[alias].key in own_keys]
    if current is not None and current.key not in (publication.key, *aliases):
        aliases.append(current.key)
    return publication.changed(aliases=tuple(aliases))


def _restore_decisions(decisions: Decisions, past_records: Iterable[_PastRecord]) -> Decisions:
    """Return the decisions for records that have their former keys again, and are no longer merged."""
    keys: Mapping[str, str] = {
        past_record.present.key: past_record.record.key for past_record in past_records if past_record.present
    }
    parted = [
        make_former(key, old_record)
        for key, old_record in decisions.list_formers()
        for past_record in past_records
        if past_record.heir and key == past_record.heir.key and old_record.get("key") == past_record.record.key
    ]
    return decisions.without_decisions(*parted).rekey(keys)
