"""From the bytes of a file to its records, in whatever format it is."""

from collections.abc import Sequence
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.registry import Format
from protlib.record.model import Publication
from protlib.record.titles import is_named, says_something

_LEAST_OF_ROW: Final = 2
"""How much a row of a table says that is a record without a title: a lone cell is a total, or a remark below the table."""


def read(data: bytes, entry: Format, options: ReadOptions | None = None) -> Parsed:
    """Return the records of a file's bytes, and what was wrong with them.

    A record that says nothing is lost, as is a file in which there is no record; those without a title are told in one line.
    """
    options = options or ReadOptions()
    parsed = _loaded(data, entry, options)
    if options.own and entry.latex:
        parsed.publications[:] = [_with_own(publication, options.own) for publication in parsed.publications]
    parsed = _without_empty(parsed, options)
    if not parsed.publications and not any(problem.lost for problem in parsed.problems):
        parsed.problems.append(Problem(1, "", "no records in this file", lost=True))
    return parsed


def _without_empty(parsed: Parsed, options: ReadOptions) -> Parsed:
    """Return what was read without the records that say nothing; of those that have no title the number is told once."""
    nameless = [
        place
        for place, publication in enumerate(parsed.publications)
        if not (is_named(publication) or any(getattr(publication, name) for name in options.finders))
    ]
    is_table = bool(parsed.columns)
    empty = [place for place in nameless if not _is_kept(parsed.publications[place], is_row=is_table)]
    untitled = [place for place in nameless if place not in set(empty)]
    if untitled:
        parsed.problems.insert(0, _untitled_problem(parsed, untitled))
    return _without(parsed, empty, "has no title and almost no other data; left out") if empty else parsed


def _is_kept(publication: Publication, *, is_row: bool) -> bool:
    """Tell whether a record without a title says enough; a row that has a key is one that somebody has cited."""
    return says_something(publication, least=_LEAST_OF_ROW if is_row and not publication.key else 1)


def _untitled_problem(parsed: Parsed, untitled: Sequence[int]) -> Problem:
    """Return what tells of the records that were kept without a title, in one line however many there are."""
    if len(untitled) == 1:
        return Problem(parsed.lines[untitled[0]], parsed.publications[untitled[0]].key, "has no title; kept")
    what = f"{len(untitled)} records have no title; kept. To list them: protlib check --rule title-missing"
    return Problem(0, "", what)


def _loaded(data: bytes, entry: Format, options: ReadOptions) -> Parsed:
    if entry.binary:
        return entry.binary_reader().loads(data, options)
    from protlib.formats.common.charset import decode

    return entry.reader().loads(decode(data), options)


def without_cut(parsed: Parsed) -> Parsed:
    """Return what was read without the record in the middle of which the file ends, if any, which is told as lost."""
    lines = {problem.line for problem in parsed.problems if problem.is_cut}
    places = [place for place, line in enumerate(parsed.lines) if line in lines]
    return _without(parsed, places, "the file ends in the middle of this record; left out") if places else parsed


def _without(parsed: Parsed, places: Sequence[int], what: str) -> Parsed:
    """Return what was read without the records in these places, each of which is told as lost."""
    problems = [Problem(parsed.lines[place], parsed.publications[place].key, what, lost=True) for place in places]
    lost_places = frozenset(places)
    kept_places = [place for place in range(len(parsed.publications)) if place not in lost_places]
    return Parsed(
        [parsed.publications[place] for place in kept_places],
        [parsed.lines[place] for place in kept_places],
        sorted([*parsed.problems, *problems], key=lambda problem: problem.line),
        [parsed.columns[place] for place in kept_places] if parsed.columns else [],
        parsed.fields,
        parsed.unknown,
    )


def _with_own(publication: Publication, own: Sequence[str]) -> Publication:
    """Return a record with what an entry has in fields that are called as those of the library's own in these."""
    from protlib.formats.bib.fields import KEPT_PREFIX
    from protlib.formats.bib.latex.decoder import decode

    extra = dict(publication.extra)
    for name in own:
        if f"{KEPT_PREFIX}{name}" in extra and name not in extra:
            extra[name] = decode(str(extra.pop(f"{KEPT_PREFIX}{name}"))).strip()
    return publication.changed(extra=extra)
