"""Files that come with imported records: copied beside the library, in the write that takes the records in."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat
from pathlib import Path
from typing import Final, NamedTuple

from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import join_files, locate_exactly
from protlib.attachments.named_files import Arrival, ArrivalFolders
from protlib.library.changes.access_level import judge_access, with_access_of
from protlib.library.changes.covers import Covers, as_guess
from protlib.library.older_values import Older, no_older_states
from protlib.library.plan import Outcome, Plan
from protlib.record.attached_file import PRESENT, AttachedFile, FileState, file_texts, files_of
from protlib.record.file_references import missing_files, paths_without, with_missing_files
from protlib.record.model import Publication
from protlib.system.shell import quote
from protlib.text import list_first, make_legible

_MOST_NAMED: Final = 3  # files in a message


class FileArrivals(NamedTuple):
    """The folder of a library's files, and the files of each record in their order; a trial copies nothing.

    `missing` has the paths of files of each record that were not found: the record keeps them until they arrive. Where
    they `are_linked`, they stay where they are. A record becomes as closed as the `covers` of its files say. What a
    trial has read, with `checksum_of`, is not read again.
    """

    folder: FilesFolder
    files: Sequence[Sequence[Arrival]]
    covers: Covers
    checksum_of: Callable[[Path], str]
    missing: Sequence[Sequence[str]] = ()
    is_trial: bool = False
    are_linked: bool = False

    def attach(
        self, plan: Plan, outcomes: Sequence[Outcome], older: Older, now: str, opened_levels: Mapping[str, str]
    ) -> list[Outcome]:
        """Put the files of records into a plan that takes the records in, and return the outcomes with them.

        A record that is skipped gets none, unless the file is the publication itself. `older` returns earlier states of
        a record. `opened_levels` has, by key, the levels that new records would have if nobody had opened them. Raises
        InputRefusedError where a file cannot be read or copied.
        """

        def older_of_new(record: Publication) -> Sequence[Publication]:
            return [record.changed(access=opened_levels[record.key])] if record.key in opened_levels else []

        rows = [*zip(outcomes, self.files, self.missing or repeat(()), strict=False)]
        takers = [
            self._list_new(plan, outcome, files)
            for outcome, files, _missing in rows
            if self._takes_files(plan, outcome, files)
        ]
        self.covers.read_covers(path for paths in takers for path in paths)
        attached = [
            self._attach_to(plan, outcome, files, missing, older_of_new if outcome.action == "added" else older, now)
            if self._takes_files(plan, outcome, [*files, *missing])
            else outcome
            for outcome, files, missing in rows
        ]
        return [*_note_several(attached, self.files), *outcomes[len(self.files) :]]

    def find_copies(self) -> dict[int, int]:
        """Return the positions of reports that are files of one content, each with the position of the first one."""
        reports = [
            (position, file.path) for position, files in enumerate(self.files) for file in files if file.is_publication
        ]
        sizes = {path: _size_of(path) for _position, path in reports}
        counts = Counter(sizes.values())
        first_keys: dict[str, int] = {}
        positions = [
            (position, first_keys.setdefault(self.checksum_of(path), position))
            for position, path in reports
            if sizes[path] and counts[sizes[path]] > 1
        ]
        return {position: first for position, first in positions if position != first}

    def _takes_files(self, plan: Plan, outcome: Outcome, files: Sequence[Arrival | str]) -> bool:
        """Tell whether the record of an outcome gets its files, or the paths of those that are missing."""
        is_own = (
            any(isinstance(file, Arrival) and file.is_publication for file in files) and outcome.action != "refused"
        )
        is_taken = is_own or _key_of(outcome) in plan.added or outcome.action in {"updated", "unchanged", "merged"}
        return bool(files) and is_taken

    def _list_new(self, plan: Plan, outcome: Outcome, files: Sequence[Arrival]) -> list[Path]:
        """Return the files whose covers are read: those that are no publication, and that a record has not."""
        record = _planned_record(plan, outcome)
        return [file.path for file in files if not (file.is_publication or self._find_own_copy(record, file))]

    def _attach_to(
        self, plan: Plan, outcome: Outcome, files: Sequence[Arrival], missing: Sequence[str], older: Older, now: str
    ) -> Outcome:
        """Put files into the record of an outcome, as the plan has it now, and the paths of those that are missing.

        A record that has as many files as its row names has them from an earlier import.
        """
        key, old = _key_of(outcome), _planned_record(plan, outcome)
        level = self.covers.level_of(self._list_new(plan, outcome, files))
        arrived_files = [self._find_own_copy(old, file) or self._copy(file, old.key) for file in files]
        new = old.changed(files=file_texts(join_files(self.folder, files_of(old), arrived_files)))
        paths = paths_without(missing_files(old), (file.reference for file in files))
        new = with_missing_files(new, [*paths, *missing] if len(new.files) < len(files) + len(missing) else paths)
        if new == old:
            return outcome
        is_new = outcome.action == "added"
        teller, note = judge_access(old, as_guess(level), older)
        new = with_access_of(new, teller)
        if not is_new:
            names = (f"gets the file {make_legible(file.path.name)}" for file in files if file.is_publication)
            outcome = outcome.changed(notes=(*outcome.notes, *names, *filter(None, [note])))
        if key in plan.added:
            plan.added[key] = new
            return outcome.changed(publication=new) if is_new else outcome
        plan.changed[key] = new.changed(modified=now)
        return outcome.changed(
            action="updated", existing=key, publication=plan.changed[key], old_record=outcome.old_record or old
        )

    def _find_own_copy(self, record: Publication, file: Arrival) -> AttachedFile | None:
        """Return the file that a record has with the content of one that arrives: it stays, copied or linked."""
        if not record.files:
            return None
        checksum = self.checksum_of(file.path)
        copies = (copy for copy in files_of(record) if copy.sha256 == checksum)
        return next((copy for copy in copies if locate_exactly(self.folder, copy).state is FileState.HERE), None)

    def _copy(self, file: Arrival, key: str) -> AttachedFile:
        if self.are_linked:
            return self.folder.link(file.path, label=file.label, language=file.language)
        copy = self.folder.preview if self.is_trial else self.folder.copy
        return copy(file.path, key, label=file.label, language=file.language)


def _note_several(outcomes: Sequence[Outcome], files: Sequence[Sequence[Arrival]]) -> list[Outcome]:
    """Return outcomes of which the last for a record says that several reports have become its files."""
    positions_of_key: dict[str, dict[int, Path]] = {}
    for position, (outcome, arrivals) in enumerate(zip(outcomes, files, strict=False)):
        for file in arrivals:
            if file.is_publication and f"gets the file {make_legible(file.path.name)}" in outcome.notes:
                positions_of_key.setdefault(_key_of(outcome), {})[position] = file.path
    notes = [*outcomes]
    for paths in positions_of_key.values():
        if len(paths) > 1:
            last_position, last_path = [*paths.items()][-1]
            names = list_first([make_legible(path.name) for path in paths.values()], _MOST_NAMED)
            line = f"protlib import {quote(str(last_path))} --on-duplicate add"
            note = f"several reports are its files now: {names}; if one is another publication: {line}"
            notes[last_position] = notes[last_position].changed(notes=(*notes[last_position].notes, note))
    return notes


def _size_of(path: Path) -> int:
    """Return the size of a file, 0 for one that has gone; who copies it says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _key_of(outcome: Outcome) -> str:
    return outcome.existing or outcome.publication.key


def _planned_record(plan: Plan, outcome: Outcome) -> Publication:
    """Return the record of an outcome as the plan has it."""
    key = _key_of(outcome)
    return plan.added.get(key) or plan.changed.get(key) or outcome.publication


class TheirFiles(NamedTuple):
    """The folders of this library and of another one, whose files are copied; None copies none, nor does a trial.

    A record becomes as closed as the `covers` of its new files say, unless somebody has opened it in either library,
    whose states `older` returns.
    """

    mine: FilesFolder
    theirs: FilesFolder | None
    covers: Covers
    older: Older = no_older_states
    is_trial: bool = False

    def take(self, plan: Plan, arrivals: Mapping[str, AbstractSet[str]]) -> dict[str, str]:
        """Copy the files that a plan brings from another library: `arrivals` are those of records by key, as texts.

        Return by key the messages about records whose covers say who may see them. Only a document in the other
        library's folder is copied. A file without a checksum that is not there is left out: a record of somebody else
        must not pick files of this computer. Raises InputRefusedError where a file cannot be read or copied.
        """
        notes: dict[str, str] = {}
        takers = [
            (records, key, record)
            for records in (plan.added, plan.changed)
            for key, record in records.items()
            if not arrivals.get(key, frozenset()).isdisjoint(record.files)
        ]
        self.covers.read_covers(
            path for _records, key, record in takers for path in self._list_new(record, arrivals[key])
        )
        for records, key, record in takers:
            texts = arrivals[key]
            files = (self._take_file(file, record.key) if str(file) in texts else file for file in files_of(record))
            level = self.covers.level_of(self._list_new(record, texts))
            teller, note = judge_access(record, as_guess(level), self.older)
            own_files = join_files(self.mine, (), filter(None, files))  # one without a checksum may be there already
            records[key] = with_access_of(record.changed(files=file_texts(own_files)), teller)
            notes |= {key: note} if note else {}
        return notes

    def _list_new(self, record: Publication, texts: AbstractSet[str]) -> list[Path]:
        """Return the files that a record gets, in this library's folder or the other one's."""
        return [
            path
            for file in files_of(record)
            if str(file) in texts
            for path in (self._find_here(file) or self._find_source(file),)
            if path is not None
        ]

    def _find_here(self, file: AttachedFile) -> Path | None:
        location = locate_exactly(self.mine, file)
        return location.path if file.sha256 and location.state in PRESENT else None

    def _find_source(self, file: AttachedFile) -> Path | None:
        """Return the path of a file to copy, if it is a document in the other library's folder, else None."""
        if self.theirs is None:
            return None
        location = locate_exactly(self.theirs, file)
        is_there = location.state in PRESENT and ArrivalFolders(self.theirs.base).allows(location.path)
        return location.path if is_there else None

    def _take_file(self, file: AttachedFile, key: str) -> AttachedFile | None:
        """Return the file for this library: a copy of one in the other library's folder, which may be deleted later."""
        path = self._find_source(file)
        is_copied_there = path is not None and self.theirs is not None and self.theirs.contains(path)
        if path is None or (not is_copied_there and self._find_here(file)):
            return file if file.sha256 else None
        copy = self.mine.preview if self.is_trial else self.mine.copy
        return copy(path, key, label=file.label, language=file.language)
