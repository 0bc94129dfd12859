"""Options that say how to cite, the same in every command that cites, and what they ask for."""

from typing import TYPE_CHECKING, Annotated, Literal

from protlib.cli.completers import completers
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.settings.configuration import describe_fallback, setting_value
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.body_names import Bodies

CITING_PANEL = "Citation style"
LocaleOption = Annotated[
    str | None,
    option(
        "--locale LANGUAGE",
        f"The language of the words that the style adds, such as fr or es-ES. {describe_fallback('language')}",
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
        f"{describe_fallback('bodies')}",
    ),
]
NoAcronymsOption = Annotated[bool, flag("--no-acronyms", "Spell out organisations each time.")]


class CitingOptions(OptionGroup, panel=CITING_PANEL):
    """What commands that cite have in common; `cli.options.style` reads their values."""

    style: str | None = option(
        "--style STYLE",
        "The style: apa, chicago, harvard, vancouver ... (see protlib styles) or a .csl file. "
        f"{describe_fallback('style')}",
        completers.styles,
    )
    locale: LocaleOption = None
    bodies: BodiesOption = None
    no_versions: bool = flag(
        "--no-versions",
        "With --locale: cite the record itself, not its version in that language (see protlib editions).",
    )
    no_acronyms: NoAcronymsOption = False


def style_name(options: CitingOptions) -> str:
    """Return the style from the options, else from `PROTLIB_STYLE` or the configuration, else the usual one."""
    from protlib.citing.styles import DEFAULT

    return options.style or setting_value("style") or DEFAULT


def locale_of(options: CitingOptions) -> str:
    """Return the tag of the language from the options of citing, else from the configuration."""
    return language_tag(options.locale)


def language_tag(name: str | None) -> str:
    """Return the tag of a language that --locale names, else of the configuration; raises UsageError if unknown."""
    if name is None:  # "" is what a report was filled in that says no language
        name = setting_value("language")
    if not name:
        return ""
    from protlib.record import languages

    try:
        return languages.tag(name)
    except ValueError as error:
        raise UsageError(f"--locale {name}: {error}") from error


def bodies_of(options: CitingOptions) -> "Bodies":
    """Return the form of organisations' names from the options, else the variable or the configuration.

    Without any of these, the names are as published.
    """
    from protlib.citing.body_names import Bodies

    return Bodies(options.bodies or setting_value("bodies") or Bodies.PUBLISHED)
