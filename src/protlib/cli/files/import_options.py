"""The options of `import` for taking in publications, and their meaning together."""

from collections.abc import Sequence
from pathlib import Path

from protlib.cli.assignment import split_tags
from protlib.cli.completers import completers
from protlib.cli.context import folders_named
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import flag, only_option, option
from protlib.cli.options.shared import DryRunOption, PreferOption
from protlib.cli.outcome_report import ReportOptions
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import UsageError
from protlib.selection import Match, OnDuplicate


class ImportOptions(ReportOptions):
    """How publications are taken in."""

    match: Match = option(
        "--match BY",
        "How to recognise it: by everything known of it (auto), by DOI, ISBN, document symbol or link (id), or by key.",
        shows_default=True,
        default="auto",
    )
    on_duplicate: OnDuplicate = option(
        "--on-duplicate HOW",
        "If it is there already: skip, update (fill empty fields), replace (take the new values), "
        "merge (fill, unite lists, ask) or add it again.",
        shows_default=True,
        default="skip",
    )
    prefer: PreferOption = None
    add_new: bool = flag("--add-new", "With --match key: also add table rows whose key is not in the library.")
    prune_tag: str | None = option(
        "--prune-tag TAG",
        "Tag what came from these files before and is no longer in them. It loses the tag when it comes back.",
        completers.tags,
    )
    yes: bool = flag("--yes", "Do not ask before replace or merge changes more than one.")
    dry_run: DryRunOption = False
    strict: bool = flag("--strict", "Import nothing if one record is bad.")
    files_from: list[Path] | None = option(
        "--files-from FOLDER",
        "Look here for the files that records name, such as Zotero's storage folder. Without it, protlib looks "
        "only in the folder of the imported file. Repeatable.",
    )
    no_files: bool = flag("--no-files", "Attach no files.")
    link: bool = flag("--link", "Leave the files where they are, and name only their paths.")
    recognises: bool = flag(
        "--ocr",
        "Recognise words in pictures on the covers of reports, with tesseract, where their text does not say enough.",
    )
    look_up: bool = flag("--look-up", "Ask Crossref and others for the DOI, ISBN or symbol of each report.")
    groups: list[str] | None = option(
        "--group NAME",
        "From Zotero: take this group's library in place of My Library, which is a NAME too. Repeatable.",
    )
    verbose: bool = flag("--verbose -v", "Report every record, problem and guess.")

    def refuse_misfits(self, files: Sequence[str], *sets: object) -> None:
        """Raise UsageError if options exclude each other.

        `sets` are values for all records, which would replace what is there.
        """
        if self.prefer and self.on_duplicate != "merge":
            raise UsageError("--prefer works only with --on-duplicate merge")
        if self.match != "auto" and self.on_duplicate == "add":
            raise UsageError(f"--match {self.match} and --on-duplicate add cannot be used together; choose one")
        if self.add_new and self.match != "key":
            raise UsageError("--add-new works only with --match key")
        if self.prune_tag is not None:
            self._refuse_unfit_prune(files)
        folders_named("--files-from", self.files_from or ())
        for name, value in (("--files-from", self.files_from), ("--link", self.link)):
            only_option({"--no-files": self.no_files, name: value})
        only_option({"--quiet": self.quiet, "--verbose": self.verbose})
        if self.is_drawn and any(sets):
            raise UsageError(
                f"--type, --set and --tag fill new records only; leave them out with --on-duplicate {self.on_duplicate}"
            )

    def _refuse_unfit_prune(self, files: Sequence[str]) -> None:
        if len(split_tags([self.prune_tag or ""])) != 1:
            raise UsageError("--prune-tag needs one tag")
        if self.on_duplicate == "add":
            raise UsageError("--prune-tag does not work with --on-duplicate add")
        if STANDARD in files:
            raise UsageError("--prune-tag needs a file name; it does not work with standard input")

    @property
    def is_of_whole(self) -> bool:
        """Whether a file counts as the truth; a half record must not replace a whole one."""
        return self.on_duplicate in {"replace", "merge"} or self.prune_tag is not None

    @property
    def keeps_unknown(self) -> bool:
        """Whether the values of columns that are no field go into `extra`; a table that came home has none to add."""
        return self.match == "auto" or self.on_duplicate == "update"

    @property
    def is_drawn(self) -> bool:
        """Whether the command may overwrite present values, so that it shows a diff."""
        return self.on_duplicate in {"replace", "merge"}

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there who can say which value counts."""
        return self.on_duplicate == "merge" and is_watched() and not (self.yes or self.dry_run)
