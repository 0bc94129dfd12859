"""The options of `search` for the searches that a library keeps."""

from protlib.cli.completion import completers
from protlib.cli.options.declaration import OptionGroup, flag, only_option, option
from protlib.errors import UsageError


class KeepingOptions(OptionGroup, panel="Saved searches"):
    """What becomes of the searches that a library keeps."""

    save: str | None = option(
        "--save NAME", "Save this search in the library under a name. @NAME then stands for what it finds."
    )
    rename: tuple[str, str] | None = option(
        "--rename OLD NEW", "Rename a saved search, also in the searches that use it.", completers.saved_searches
    )
    forget: list[str] | None = option("--forget NAME", "Delete a saved search. Repeatable.", completers.saved_searches)
    dry_run: bool = flag("--dry-run", "With --save, --rename or --forget: show what would happen, and write nothing.")
    quiet: bool = flag("--quiet -q", "With --save, --rename or --forget: print only what went wrong.")

    def task(self, *, is_list: bool) -> str:
        """Return the option that works on saved searches, "" if the command searches publications.

        Raises UsageError for two such options.
        """
        task = only_option({"--saved": is_list, "--rename": self.rename, "--forget": self.forget})
        return task and only_option({task: True, "--save": self.save is not None})

    def refuse_without_task(self) -> None:
        """Raise UsageError for an option about a change, if nothing changes."""
        if self.save is not None:
            return
        for name, is_there in (("--dry-run", self.dry_run), ("--quiet", self.quiet)):
            if is_there:
                raise UsageError(f"{name} needs --save, --rename or --forget")
