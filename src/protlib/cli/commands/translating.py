"""`translations`: records that are language versions of one work."""

from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.completion import completers
from protlib.cli.context import library_of, required_keys
from protlib.cli.options import JsonFormOption
from protlib.cli.output import put, put_cells, say
from protlib.cli.pager import NoPager, paged
from protlib.errors import InputRefusedError, NothingFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Library
    from protlib.record.decisions import Decisions
    from protlib.record.model import Publication
    from protlib.render.shapes import Shape

_PAIR: Final = 2
_SUGGEST: Final = "List records that may be versions of one work, a pair a line, and why."
Versions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[KEY]...",
        help="The versions of one work, to be linked; one key alone lists those of its work; - reads keys from standard input.",
        autocompletion=completers.keys,
        show_default=False,
    ),
]


def translations(
    context: typer.Context,
    keys: Versions = None,
    *,
    apart: Annotated[bool, typer.Option("--apart", help="Link them no longer.")] = False,
    suggest: Annotated[bool, typer.Option("--suggest", help=_SUGGEST)] = False,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """Link the language versions of a work, or list them: stats counts them once, and a report cites the one in its language."""
    if suggest and (apart or keys):
        raise UsageError("--suggest looks at the whole library; it takes no keys")
    with library_of(context) as library:
        named = [each.key for each in library.get_many(required_keys(keys))] if keys else []
        if suggest:
            rows, empty = _suggested(library), "no two records look like language versions of one work"
        elif len(named) >= _PAIR or apart:
            _link(library, named, apart=apart)
            if output == "json":
                put([_json(_listed(library, named))])
            return
        else:
            what = (
                f"no language version of {named[0]} is linked" if named else "no language versions are linked"
            )
            rows, empty = _listed(library, named), f"{what}; protlib translations KEY KEY links them"
    with paged(no_pager=no_pager):
        if output == "json":
            put([_json(rows)])
        else:
            put_cells(map(_cells, rows))
    if not rows:
        raise NothingFoundError(empty)


def _json(rows: list[dict[str, object]]) -> str:
    from protlib.render.scripts import json_text

    return json_text(rows)


def _cells(row: dict[str, object]) -> tuple[str, ...]:
    versions = row["versions"]
    told = (
        [f"{each['key']} ({each['language'] or '?'})" for each in versions]
        if isinstance(versions, list)
        else []
    )
    return (*told, *([str(row["reason"])] if "reason" in row else ()))


def _versions(publications: "Sequence[Publication]") -> list[dict[str, str]]:
    return [{"key": each.key, "language": each.language, "title": each.title} for each in publications]


def _listed(library: "Library", named: "Sequence[str]") -> list[dict[str, object]]:
    works = [work for work in library.decisions().works() if not named or not {*named}.isdisjoint(work)]
    return [{"versions": _versions(library.get_many(work))} for work in works]


def _suggested(library: "Library") -> list[dict[str, object]]:
    from protlib.record.works import suggested

    every = {each.key: each for each in library}
    found = suggested(every.values(), {*library.decisions().apart()})
    return [
        {"versions": _versions([every[pair.one], every[pair.other]]), "reason": pair.reason} for pair in found
    ]


def _link(library: "Library", keys: "Sequence[str]", *, apart: bool) -> None:
    """Link records with each other as versions of one work, or no longer; raises InputRefusedError where two are in one language."""
    if len(keys) < _PAIR:
        raise UsageError("--apart wants the keys of two publications or more")
    if not apart:
        _refuse_one_language(library.get_many(list(keys)))
    from protlib.record.decisions import translations as linked

    pairs = [linked(*pair) for pair in combinations(keys, 2)]

    def decide(decisions: "Decisions") -> "Decisions":
        return decisions.without(*pairs) if apart else decisions.with_(*pairs)

    before = library.decisions()
    label = f"translations {'--apart ' if apart else ''}{' '.join(keys)}"
    changed = library.decide(decide, label) != before
    told = "are linked no longer" if apart else "are language versions of one work"
    same = "were not linked" if apart else "were linked already"
    say(f"{', '.join(keys)} {told if changed else same}")


def _refuse_one_language(publications: "Sequence[Publication]") -> None:
    for one, other in combinations(publications, 2):
        if one.language and one.language == other.language:
            raise InputRefusedError(f"{one.key} and {other.key} are both in the language {one.language}")


def shape() -> "Shape":
    """Return the shape of what is printed as JSON."""
    from protlib.render.shapes import closed, listed, text

    version = {
        "key": text("of the publication"),
        "language": text('its BCP 47 tag, "" where it is not known'),
        "title": text("with its markup"),
    }
    told = {
        "versions": listed("the language versions of a work", closed("", version)),
        "reason": text("with --suggest: why they may be of one work"),
    }
    return listed("works", closed("", told, optional=("reason",)))
