"""Options that say how to cite: the same in every command that cites."""

from typing import Annotated, Literal

from protlib.cli.completion import completers
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.settings.configuration import fallback

CITING_PANEL = "Citation style"

LocaleOption = Annotated[
    str | None,
    option(
        "--locale LANGUAGE",
        f"The language of the words that the style adds, such as fr or es-ES. {fallback('language')}",
        completers.locales,
    ),
]
PictureLocaleOption = Annotated[
    str | None,
    option(
        "--locale LANGUAGE",
        "The language of a picture: en, fr, es or ar. Default: that of the configuration, else English.",
        completers.locales,
    ),
]
BodiesOption = Annotated[
    Literal["published", "report"] | None,
    option(
        "--bodies WHICH",
        "Name organisations as in the record (published), or by one name in the report's language (report). "
        f"{fallback('bodies')}",
    ),
]
NoAcronymsOption = Annotated[bool, flag("--no-acronyms", "Spell out organisations each time.")]


class CitingOptions(OptionGroup, panel=CITING_PANEL):
    """What commands that cite have in common; `cli.options.style` reads their values."""

    style: str | None = option(
        "--style STYLE",
        f"The style: apa, chicago, harvard, vancouver ... (see protlib styles) or a .csl file. {fallback('style')}",
        completers.styles,
    )
    locale: LocaleOption = None
    bodies: BodiesOption = None
    no_versions: bool = flag(
        "--no-versions",
        "With --locale: cite the record itself, not its version in that language (see protlib editions).",
    )
    no_acronyms: NoAcronymsOption = False
