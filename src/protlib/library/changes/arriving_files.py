"""Files that come with imported records: copied beside the library, in the write that takes the records in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from protlib.attachments.arrivals import Arrival
from protlib.attachments.folder import FilesFolder
from protlib.attachments.places import locate, locate_exactly
from protlib.library.plan import Outcome, Plan
from protlib.record.attached_file import PRESENT, AttachedFile, files_of, texts_of
from protlib.record.model import Publication


class Arrivals(NamedTuple):
    """The folder of a library's files, and the files of each record in their order; a trial copies nothing."""

    folder: FilesFolder
    files: Sequence[Sequence[Arrival]]
    is_trial: bool = False

    def attach(self, plan: Plan, outcomes: Sequence[Outcome], now: str) -> list[Outcome]:
        """Put the files of records into a plan that takes the records in, and return the outcomes with them.

        A record that is skipped gets none. Raises InputRefusedError where a file cannot be read or copied.
        """
        return [*self._outcomes(plan, outcomes, now), *outcomes[len(self.files) :]]

    def _outcomes(self, plan: Plan, outcomes: Sequence[Outcome], now: str) -> Iterator[Outcome]:
        for outcome, files in zip(outcomes, self.files, strict=False):
            key = outcome.existing or outcome.publication.key
            is_taken = key in plan.added or outcome.action in {"updated", "unchanged", "merged"}
            yield self._attach_to(plan, key, outcome, files, now) if files and is_taken else outcome

    def _attach_to(self, plan: Plan, key: str, outcome: Outcome, files: Sequence[Arrival], now: str) -> Outcome:
        """Put files into the record of an outcome, as the plan has it now."""
        before = plan.added.get(key) or plan.changed.get(key) or outcome.publication
        after = _with_files(before, [self._copy(file, before.key) for file in files])
        if after.files == before.files:
            return outcome
        if key in plan.added:
            plan.added[key] = after
            return replace(outcome, publication=after) if outcome.action == "added" else outcome
        plan.changed[key] = after.changed(modified=now)
        return replace(
            outcome, action="updated", existing=key, publication=plan.changed[key], before=outcome.before or before
        )

    def _copy(self, file: Arrival, key: str) -> AttachedFile:
        copy = self.folder.preview if self.is_trial else self.folder.copy
        return copy(file.path, key, label=file.label, language=file.language)


def bring_files(plan: Plan, mine: FilesFolder, theirs: FilesFolder, *, is_trial: bool) -> None:
    """Copy files that records of a plan have from another library, and name the copies; a trial copies nothing.

    A file that is here already stays as it is, and so does one that is in neither place. Raises InputRefusedError where
    a file cannot be read or copied.
    """
    for records in (plan.added, plan.changed):
        for key, record in records.items():
            if record.files:
                files = [_bring(file, record.key, mine, theirs, is_trial=is_trial) for file in files_of(record)]
                records[key] = record.changed(files=texts_of(files))


def _bring(file: AttachedFile, key: str, mine: FilesFolder, theirs: FilesFolder, *, is_trial: bool) -> AttachedFile:
    if locate(mine, file).state in PRESENT:
        return file
    place = locate_exactly(theirs, file)
    if place.state not in PRESENT:
        return file
    copy = mine.preview if is_trial else mine.copy
    return copy(place.path, key, label=file.label, language=file.language)


def _with_files(record: Publication, files: Sequence[AttachedFile]) -> Publication:
    return record.changed(files=texts_of([*files_of(record), *files]))
