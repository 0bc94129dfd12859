"""Options that say how to cite: the same in every command that cites."""

from typing import Annotated, Final, Literal

import typer

from protlib.cli.completion import completers
from protlib.cli.options import Options, flag
from protlib.cli.settings.configuration import fallback

_CITING_PANEL: Final = "Citation style"

CITING_OPTIONS: Final[Options] = {
    "style": (
        Annotated[
            str | None,
            typer.Option(
                "--style",
                metavar="STYLE",
                help=f"The style: apa, chicago, harvard, vancouver ... (see protlib styles) or a .csl file. {fallback('style')}",
                autocompletion=completers.styles,
                rich_help_panel=_CITING_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "locale": (
        Annotated[
            str | None,
            typer.Option(
                "--locale",
                metavar="LANGUAGE",
                help=f"The language of the words that the style adds, such as fr or es-ES. {fallback('language')}",
                rich_help_panel=_CITING_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "bodies": (
        Annotated[
            Literal["published", "report"] | None,
            typer.Option(
                "--bodies",
                metavar="WHICH",
                help=f"Name organisations as in the record (published), or by one name in the report's language (report). "
                f"{fallback('bodies')}",
                rich_help_panel=_CITING_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "no_versions": flag(
        "--no-versions",
        help_text="With --locale: cite the record itself, not its version in that language (see protlib editions).",
        panel=_CITING_PANEL,
    ),
    "no_acronyms": flag("--no-acronyms", help_text="Spell out organisations each time.", panel=_CITING_PANEL),
}
"""What commands that cite have in common; `cli.options.style` reads their values."""
