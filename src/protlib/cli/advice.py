"""What to say where what was typed is not there: what may have been meant, and where else to look."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from protlib.cli.output import say
from protlib.text import fold, nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protlib.library import Library
    from protlib.selection import Selection

_FREE: Final = {"tags": "tag", "categories": "category"}
"""The filters that take any text, and what their values are counted by; the others refuse what they do not know."""
_ASKING: Final = frozenset({"search", "list", "export", "stats", "browse"})
"""The commands that take a query."""
_LEAST: Final = 3  # letters: -fo may well be options that stand together


def unknown_place(name: str) -> str:
    """Return the message for an unknown place, with suggestions."""
    from protlib.record import places

    return f"no place “{name}”{suggestion(places.suggest(name))}"


def tell_unknown_places(names: "Iterable[str]", most: int | None = None) -> None:
    """Say which of these are places nobody knows, each once: a search by place will not find them by any other name."""
    from protlib.record import places

    unknown = [(name, count) for name, count in Counter(names).items() if places.resolve(name) is None]
    for name, count in unknown[:most]:
        often = f" (in {count} publications)" if count > 1 else ""
        say(f"kept as it is: {unknown_place(name)}{often}")
    if rest := len(unknown[most:]) if most else 0:
        say(f"{rest} more places that nobody knows; --verbose tells them all")


def nothing_found(library: "Library", selection: "Selection") -> str:
    """Return that nothing was found, and why that may be."""
    from protlib.selection import Selection

    if not library.select(Selection(limit=1)).total:
        return f"the library {library.path} is empty; protlib import FILE or protlib add begins it"
    unknown = "".join(_unknown_values(library, selection))
    words_alone = Selection(query=selection.query, exact=selection.exact, sort=selection.sort, limit=1)
    total = library.select(words_alone).total if selection.query and not unknown else 0
    return f"nothing found{unknown}{f'; {total} without the filters' if total else ''}"


def _unknown_values(library: "Library", selection: "Selection") -> "Iterator[str]":
    from protlib.selection import Selection

    for name, facet in _FREE.items():
        if values := getattr(selection, name):
            known = {fold(value) for value, _count in library.facets(Selection(), facet)}
            for value in values:
                if fold(value) not in known:
                    yield f"; no publication has the {facet} “{value}”{suggestion(nearest(fold(value), known))}"


def leaving_out(arguments: "Sequence[str]") -> str:
    """Return how a word is left out of a query where one, such as -kosovo, was read as options; "" where none was.

    One that lacks its second hyphen, such as -region, is told as what it is.
    """
    for argument in () if _ASKING.isdisjoint(arguments) else arguments:
        if argument[:1] == "-" and argument[1:].isalpha() and len(argument) > _LEAST:
            if f"-{argument}" in _long_options():
                return f"; the option is -{argument}"
            return f"; to leave a word out, put the query into quotation marks: 'trafficking {argument}'"
    return ""


def _long_options() -> set[str]:
    from protlib.cli.options import SELECTION

    options = (annotation.__metadata__[0] for annotation, _default in SELECTION.values())
    return {
        name for option in options for name in (option.default, *option.param_decls)
    }  # as Typer takes them


_SPELLED_OUT: Final = {
    ("convert", "-f"): "--from",
    ("convert", "-t"): "--to",
    ("tag", "-a"): "--add",
    ("tag", "-r"): "--remove",
    ("remove", "-y"): "--yes",
}
"""Letters that mean something else in other commands, and what stands for them where they would be expected."""


def spelled_out(arguments: "Sequence[str]") -> str:
    """Return the option that was meant where a letter was given that means another in other commands; "" where none was."""
    for (command, letter), option in _SPELLED_OUT.items():
        if command in arguments and letter in arguments:
            return f"; “{letter}” is {option} here"
    return ""
