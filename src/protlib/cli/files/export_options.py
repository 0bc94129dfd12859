"""The options of `export` for each kind of file; those of its selection stand elsewhere."""

from typing import Literal, get_args

from protlib.cli.completers import completers
from protlib.cli.files.attached_copies import Files
from protlib.cli.files.exchange_files import ExchangeOptions
from protlib.cli.options.citation_options import (
    CITING_PANEL,
    BodiesOption,
    CitingOptions,
    LocaleOption,
    NoAcronymsOption,
)
from protlib.cli.options.declaration import OptionGroup, option
from protlib.cli.options.shared import ColumnNamesOption, choices_text

InterfaceLanguage = Literal["en", "fr", "es", "ar"]
"""The languages of the page."""


class TableOptions(OptionGroup, panel="Table (.xlsx, .csv, .tsv, .md)"):
    """Which columns a table has."""

    columns: ColumnNamesOption = None


class PageOptions(OptionGroup, panel="Web page (.html)"):
    """What a page begins with."""

    title: str | None = option("--title TEXT", "The heading of the page.")
    interface: InterfaceLanguage | None = option(
        "--interface LANGUAGE",
        f"The language that the page opens in: {choices_text(get_args(InterfaceLanguage))}. "
        "Default: that of your system. Readers can change it.",
    )


class ReferenceOptions(OptionGroup, panel=CITING_PANEL):
    """The style of references in tables and pages; a page can have several styles."""

    style: list[str] | None = option(
        "--style STYLE",
        "The style of references on a page or in the column reference: apa, chicago ... (see protlib styles). "
        "Default: $PROTLIB_STYLE or apa. Repeatable: readers of a page can choose.",
        completers.styles,
    )
    locale: LocaleOption = None
    bodies: BodiesOption = None
    no_acronyms: NoAcronymsOption = False


class ExportOptions(TableOptions, PageOptions, ExchangeOptions, ReferenceOptions):
    """The options of all kinds of files."""

    files: Files = option(
        "--files HOW",
        "What becomes of attached files: none leaves them out, linked names them where they are, "
        "copy copies them into a folder beside the file.",
        default=Files.NONE,
        shows_default=True,
    )

    def citing(self) -> CitingOptions:
        """Return how the column `reference` cites: in the first of the named styles."""
        return CitingOptions(
            style=next(iter(self.style or ()), None),
            locale=self.locale,
            bodies=self.bodies,
            no_acronyms=self.no_acronyms,
        )
