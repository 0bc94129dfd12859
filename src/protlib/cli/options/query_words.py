"""The words of a query as a shell hands them over: a minus looks like an option, and quotation marks are gone.

“-region:Africa” is no option `-r` with the value “egion:Africa”, and in `protlib search labour region:"West Africa"`
the last argument is “region:West Africa”.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import STANDARD
from protlib.errors import UsageError

if TYPE_CHECKING:
    from typer import _click

_PARAMETERS: Final = {"words", "regions"}
"""The parameters of each command that takes a query."""
_PLACES: Final = {"region", "regions", "country", "countries"}
_LEAST_LIKENESS: Final = 0.8  # the least similarity, of 1, to the name of a field
# Such as "(", and " OR ": a person has typed a whole query in one argument.
_QUERY_SIGN: Final = re.compile(r'[":()]|\s(?:-|OR\s|NOT\s|AND\s)')


def options_with_value(parameters: "Sequence[_click.Parameter]") -> set[str]:
    """Return the options of a command behind which a value stands."""
    return {name for parameter in parameters if not getattr(parameter, "is_flag", True) for name in parameter.opts}


def spell_out_options(arguments: Sequence[str], parameters: "Sequence[_click.Parameter]") -> list[str]:
    """Return the arguments of a command as its query means them: NOT for a minus, quotation marks around a value.

    The values of options stay as they are, and so does what stands behind `--`.
    """
    if not {parameter.name for parameter in parameters} >= _PARAMETERS:
        return [*arguments]
    with_value = options_with_value(parameters)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    pairs = [*pairwise(["", *arguments[:end]])]
    words = [
        position
        for position, (previous, argument) in enumerate(pairs)
        if previous not in with_value and _is_word(argument)
    ]
    return [
        part
        for position, (_, argument) in enumerate(pairs)
        for part in (_spell_out_word(argument, are_several=len(words) > 1) if position in words else [argument])
    ] + [*arguments[end:]]


def refuse_output_name(words: Sequence[str] | None, output: str, suffixes: Collection[str]) -> None:
    """Raise UsageError where the last word names a file to write, and no option does.

    Such a word may be found, as "json" is: then records went to the terminal, and no file was written.
    """
    name = words[-1] if words and output == STANDARD else ""
    if ":" not in name and PurePath(name).suffix.lower() in {*suffixes}:
        raise UsageError(f"“{name}” names a file")  # the advice on mistakes says how to write it


def _is_word(argument: str) -> bool:
    return argument[:1] != "-" or (":" in argument and argument[:2] != "--")


def _spell_out_word(argument: str, *, are_several: bool) -> list[str]:
    from protlib.index.parts import translate_field
    from protlib.search.query import FIELDS, is_field
    from protlib.text import fold, most_similar

    negation = ["NOT"] if argument[:1] == "-" else []
    name, _, value = argument.removeprefix("-").partition(":")
    is_name = is_field(name) or bool(translate_field(fold(name)))
    if not value or not (is_name or (negation and most_similar(name, FIELDS, least=_LEAST_LIKENESS))):
        return [argument]
    if " " in value and not _QUERY_SIGN.search(value) and (are_several or _is_place(name, value)):
        value = f'"{value}"'
    return [*negation, f"{name}:{value}"]


def _is_place(name: str, value: str) -> bool:
    """Tell whether a value of several words names one place, or is written like one that a slip has changed."""
    if name.casefold() not in _PLACES:
        return False
    from protlib.record import places

    is_name = all(word[:1].isupper() for word in value.split()) and not places.resolve_all(value.partition(" ")[0])
    return is_name or bool(places.resolve_all(value))
