"""Options of other programs, so that a message names the option that does the same here."""

from collections.abc import Collection, Sequence
from typing import Final

from protlib.text import nearest

_ALIKE: Final = 0.75
"""How like an option has to be to a mistyped one: "--since" is no more like "--missing" than chance has it."""
_OTHER_SPELLINGS: Final = {
    "--rules": ("--explain", "--rule"),
    "--keyword": ("--tag", "--topic"),
    "--keywords": ("--tag", "--topic"),
    "--subject": ("--topic",),
    "--subjects": ("--topic",),
    "--since": ("--year",),
    "--after": ("--year",),
    "--before": ("--year",),
    "--until": ("--year",),
    "--date": ("--year",),
    "--place": ("--country", "--region"),
    "--location": ("--country", "--region"),
    "--organisation": ("--author",),
    "--organization": ("--author",),
    "--body": ("--author",),
    "--query": ("--where",),
    "--to": ("--format",),
    "--type": ("--format",),
    "-t": ("--format",),
    "--output-format": ("--format",),
    "--html": ("--format",),
    "--markdown": ("--format",),
    "--rtf": ("--format",),
    "--from": ("--format",),
    "--out": ("--output",),
    "--file": ("--output",),
    "--order": ("--sort",),
    "--order-by": ("--sort",),
    "--max": ("--limit",),
    "--count": ("--limit",),
    "--force": ("--yes",),
    "--steps": ("--to",),
    "--lang": ("--language", "--locale"),
    "--csl": ("--style",),
    "--group": ("--by", "--group-by"),
}


def likely(option_typed: str, options: Collection[str], near: Sequence[str] = ()) -> list[str]:
    """Return the options that an unknown option may stand for, the likeliest first.

    `near` has the options with almost the same spelling.
    """
    if options_meant := [option for option in _OTHER_SPELLINGS.get(option_typed, ()) if option in options]:
        return options_meant
    longer = sorted(option for option in options if option.startswith(option_typed) or option_typed.startswith(option))
    return [option for option in longer if option[:2] == "--"] or nearest(option_typed, sorted(near), least=_ALIKE)
