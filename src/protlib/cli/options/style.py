"""What commands cite in: the style, the language and the names of bodies that options or the environment ask for."""

from typing import TYPE_CHECKING

from protlib.cli.options.citation import CitingOptions
from protlib.cli.settings.configuration import value_of
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.body_names import Bodies


def style_name(options: CitingOptions) -> str:
    """Return the style from the options, else from `PROTLIB_STYLE` or the configuration, else the usual one."""
    from protlib.citing.styles import DEFAULT

    return options.style or value_of("style") or DEFAULT


def locale_of(options: CitingOptions) -> str:
    """Return the tag of the language from the options of citing, else from the configuration."""
    return language_tag(options.locale)


def language_tag(name: str | None) -> str:
    """Return the tag of a language that --locale names, else of the configuration; raises UsageError if unknown."""
    if name is None:  # "" is what a report was filled in that says no language
        name = value_of("language")
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

    return Bodies(options.bodies or value_of("bodies") or Bodies.PUBLISHED)
