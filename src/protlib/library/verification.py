"""Whether all files of a library are whole, and the repair of what is broken."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import locate_exactly
from protlib.errors import LibraryUnusableError
from protlib.index import Index
from protlib.index.index_equality import find_index_faults
from protlib.library.current_index import MOST_ATTEMPTS
from protlib.library.documents import CleanDocuments, clean_documents
from protlib.library.files.attachments import find_unnamed
from protlib.library.library import Library
from protlib.record.attached_file import AttachedFile, FileState
from protlib.record.decisions import Decision, Decisions
from protlib.storage import PATIENCE, Store
from protlib.storage.faults import Fault
from protlib.storage.refusals import is_system_error
from protlib.system.file_identity import Stamp, stamp, utc_time
from protlib.system.progress import Progress, ignore_progress
from protlib.system.shell import command_line, quote
from protlib.text import comparable_key

_LABEL: Final = "info --repair"


class Verification:
    """A library and its index's `cache` folder, if it has one; `wait` limits how long a repair waits for a writer."""

    def __init__(
        self, library: Library, cache: Path | None, progress: Progress = ignore_progress, wait: float = PATIENCE
    ) -> None:
        self._library = library
        self._store = Store(library.path, patience=wait)
        self._cache = cache
        self._progress = progress

    def faults(self) -> list[Fault]:
        """Return the faults, all of one moment; raises LibraryUnusableError where something cannot be read."""
        for _ in range(MOST_ATTEMPTS):
            old_state = self._state()
            try:
                faults = list(self._faults())
            except LibraryUnusableError:
                if self._state() == old_state:
                    raise
                continue
            if self._state() == old_state:
                return faults
        raise LibraryUnusableError(f"{self._store.path}: other programs keep changing it; try again later")

    def _state(self) -> list[Stamp | None]:
        folder = self._store.versions.folder
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        return [stamp(path) for path in (self._store.path, *files)]

    def _faults(self) -> Iterator[Fault]:
        yield from self._store.find_faults()
        try:
            documents = clean_documents(self._store.documents())
            decisions = Decisions.from_documents(self._store.decisions())
        except LibraryUnusableError:  # why is among the faults of the file
            return
        yield from _record_faults(documents)
        yield from _decision_faults(documents, decisions)
        yield from _file_faults(self._store.path, documents)
        yield from _unnamed_files(self._library)
        if self._cache is not None and self._store.path.exists():
            for message, is_wrong in find_index_faults(
                self._store.path, self._cache, lambda: documents.documents, self._progress
            ):
                yield Fault("index", message, "protlib info --repair rebuilds it" if is_wrong else "", is_wrong)

    def mend(self, *, dry_run: bool) -> list[str]:
        """Repair what can be repaired for sure, and return what was done; with `dry_run`, what would be done."""
        faults = self.faults()
        messages = [*self._store.mend(_LABEL, dry_run=dry_run), *self._rewrite(dry_run=dry_run)]
        if self._cache is not None and any(fault.is_wrong and fault.part == "index" for fault in faults):
            messages.append("the next command that reads the library rebuilds the index")
            if not dry_run:
                Index.discard(self._store.path, self._cache)
        return messages

    def _rewrite(self, *, dry_run: bool) -> list[str]:
        """Write the file anew if that repairs faults, as a change that undo takes back; return the repaired faults.

        Raises LibraryUnusableError where the system cannot read it.
        """
        try:
            repairs = self._store.list_repairs()
            lost_decisions = _decisions_of_nobody(clean_documents(self._store.documents()), self._library.decisions())
        except LibraryUnusableError as error:
            if is_system_error(error):  # what cannot be read now may be whole
                raise
            return []
        if not dry_run and lost_decisions:
            self._library.decide(lambda decisions: decisions.without_decisions(*lost_decisions), _LABEL)
        elif not dry_run and repairs:
            with self._store.transaction(_LABEL) as transaction:
                transaction.read()
                transaction.commit(_LABEL, utc_time())
        return [*repairs, *(f"dropped {key}: its record no longer exists" for key in lost_decisions)]


def _record_faults(records: CleanDocuments) -> Iterator[Fault]:
    for repair in records.repairs:
        yield Fault("records", repair, "use protlib edit, or protlib check --fix")
    names = Counter(
        name
        for document in records.documents
        for name in {comparable_key(str(name)) for name in (document["key"], *document.get("aliases", ()))}
    )
    for name in (name for name, count in names.items() if count > 1):
        yield Fault("records", f"{name} is the key, or a former key, of {names[name]} records", "protlib rekey")


def _file_faults(library: Path, records: CleanDocuments) -> Iterator[Fault]:
    """Yield what is wrong with attached files, each of which is read."""
    folder = FilesFolder(library)
    for record in records.documents:
        locations = [locate_exactly(folder, AttachedFile.from_text(text)) for text in record.get("files", ())]
        present_paths = {location.path for location in locations if location.state is FileState.HERE}
        for location in locations:
            if location.state is FileState.CHANGED and location.path in present_paths:
                description = (
                    f"{record['key']}: two files were attached as {location.path}, and one of them is not here"
                )
                yield Fault(
                    "files", description, f"get it from who has it, and protlib attach {quote(record['key'])} FILE"
                )
            elif location.state is FileState.MISSING:
                yield Fault(
                    "files",
                    f"{record['key']}: no file {location.path}",
                    f"protlib attach {quote(record['key'])} FILE",
                )
            elif location.state is FileState.CHANGED:
                yield Fault(
                    "files",
                    f"{record['key']}: {location.path} is another file than the one that was attached",
                    f"to take it: {command_line(['protlib', 'attach', record['key'], str(location.path)])}",
                )
            elif location.state is FileState.POINTER:
                yield Fault("files", f"{record['key']}: {location.path} is only a pointer of Git LFS", "git lfs pull")
            elif location.state is FileState.MOVED:
                message = f"{record['key']}: a file is at {location.path} now"
                yield Fault("files", message, "protlib check --fix --rule file-moved", is_wrong=False)


def _unnamed_files(library: Library) -> Iterator[Fault]:
    """Yield copies of files that stay behind, such as after the undo of an attach that is not done again."""
    with suppress(LibraryUnusableError):  # of a version, which is a fault of its own
        for path in find_unnamed(library):
            description = f"no publication and no kept version names {path}"
            yield Fault("files", description, "to delete such copies: protlib attach --prune", is_wrong=False)


def _decision_faults(records: CleanDocuments, decisions: Decisions) -> Iterator[Fault]:
    for lost_decisions in _decisions_of_nobody(records, decisions):
        yield Fault("decisions", f"{lost_decisions}: its record no longer exists", "protlib info --repair drops it")
    for document in decisions.unknown:
        yield Fault("decisions", f"{dict(document)} is a decision this protlib does not know", is_wrong=False)


def _decisions_of_nobody(records: CleanDocuments, decisions: Decisions) -> list[Decision]:
    """Return the decisions about records that are gone, and about which no conflict is open."""
    contested_keys = {conflict.key for conflict in decisions.conflicts() if conflict.is_of_removed}
    return decisions.about_missing_records({document["key"] for document in records.documents} | contested_keys)
