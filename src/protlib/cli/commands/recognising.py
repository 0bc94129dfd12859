"""`symbols`: the documents of the United Nations, by their symbols."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.context import library_of, typed
from protlib.cli.options import JsonFormOption
from protlib.cli.output import put, put_cells
from protlib.cli.pager import NoPager, paged
from protlib.errors import NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protlib.record.symbols import Symbol
    from protlib.render.shapes import Shape


def symbols(
    context: typer.Context,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Symbols, or texts that have some: 'A/RES/64/293', 'General Assembly resolution 55/25'.",
            show_default=False,
        ),
    ] = None,
    *,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """Tell what symbols of United Nations documents say: organ, session or year, kind of document, link; without a text, those of the library."""
    given = None if texts is None else typed(texts)
    found = _in_library(context) if given is None else _in_texts(given)
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            put([json_text([_json(key, symbol) for key, symbol in found])])
        else:
            put_cells(_cells(key, symbol) for key, symbol in found)
    if not found:
        where = (
            "the library has no document symbol"
            if given is None
            else f"no document symbol in “{' '.join(given)}”"
        )
        raise NothingFoundError(where)


def _in_texts(texts: "Sequence[str]") -> "list[tuple[str, Symbol]]":
    from protlib.record.symbols import described, symbols_in

    found = dict.fromkeys(symbol for text in texts for symbol in symbols_in(text))
    return [("", described(symbol)) for symbol in found]


def _in_library(context: typer.Context) -> "list[tuple[str, Symbol]]":
    from protlib.record.symbols import described, own_symbols

    with library_of(context) as library:
        pairs = [(symbol, each.key) for each in library for symbol in own_symbols(each)]
    return [(key, described(symbol)) for symbol, key in sorted(pairs)]


def _told(symbol: "Symbol") -> "Iterator[str]":
    yield symbol.kind if not symbol.change else f"{symbol.kind}, {symbol.change}"
    if symbol.body:
        yield symbol.body
    if symbol.session:
        yield f"session {symbol.session}"
    if symbol.year:
        yield str(symbol.year)


def _cells(key: str, symbol: "Symbol") -> tuple[str, ...]:
    return (*filter(None, (key,)), symbol.text, "; ".join(_told(symbol)), symbol.link)


def _json(key: str, symbol: "Symbol") -> dict[str, Any]:
    told = {"symbol": symbol.text, "body": symbol.body, "session": symbol.session, "year": symbol.year}
    return {
        **({"key": key} if key else {}),
        **told,
        "kind": symbol.kind,
        "change": symbol.change,
        "link": symbol.link,
    }


def shape() -> "Shape":
    """Return the shape of what is printed as JSON."""
    from protlib.render.shapes import closed, listed, number, or_null, text

    told = {
        "key": text("of the publication, where the library was asked"),
        "symbol": text("as the United Nations write it"),
        "body": text('the organ that it is of, "" where that is not told'),
        "session": text('such as 64 or S-27, "" for none'),
        "year": or_null(number("of the document")),
        "kind": text("such as resolution"),
        "change": text('what it changes of another, such as addendum 1, "" for nothing'),
        "link": text("to the document"),
    }
    return listed("document symbols of the United Nations", closed("", told, optional=("key",)))
