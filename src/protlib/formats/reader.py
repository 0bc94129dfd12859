"""From the bytes of a file to its records, in whatever format it is."""

from collections.abc import Sequence

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.registry import Format
from protlib.record.model import Publication
from protlib.record.titles import is_named


def read(data: bytes, entry: Format, options: ReadOptions | None = None) -> Parsed:
    """Return the records of a file's bytes, and what was wrong with them.

    A record that has neither a title nor what stands for one is lost, as is a file in which there is no record.
    """
    options = options or ReadOptions()
    parsed = _loaded(data, entry, options)
    if options.own and entry.latex:
        parsed.publications[:] = [_with_own(publication, options.own) for publication in parsed.publications]
    nameless = [
        place
        for place, publication in enumerate(parsed.publications)
        if not (is_named(publication) or any(getattr(publication, name) for name in options.finders))
    ]
    if nameless:
        parsed = _without(parsed, nameless, "has no title; left out")
    if not parsed.publications and not any(problem.lost for problem in parsed.problems):
        parsed.problems.append(Problem(1, "", "there is no record in it", lost=True))
    return parsed


def _loaded(data: bytes, entry: Format, options: ReadOptions) -> Parsed:
    if entry.binary:
        return entry.binary_reader().loads(data, options)
    from protlib.formats.charset import decode

    return entry.reader().loads(decode(data), options)


def without_cut(parsed: Parsed) -> Parsed:
    """Return what was read without the record in the middle of which the file ends, if any, which is told as lost."""
    lines = {problem.line for problem in parsed.problems if problem.is_cut}
    places = [place for place, line in enumerate(parsed.lines) if line in lines]
    return _without(parsed, places, "the file ends in the middle of it; left out") if places else parsed


def _without(parsed: Parsed, places: Sequence[int], what: str) -> Parsed:
    """Return what was read without the records in these places, each of which is told as lost."""
    problems = [
        Problem(parsed.lines[place], parsed.publications[place].key, what, lost=True) for place in places
    ]
    left = frozenset(places)
    kept = [place for place in range(len(parsed.publications)) if place not in left]
    return Parsed(
        [parsed.publications[place] for place in kept],
        [parsed.lines[place] for place in kept],
        sorted([*parsed.problems, *problems], key=lambda problem: problem.line),
        [parsed.columns[place] for place in kept] if parsed.columns else [],
        parsed.unknown,
    )


def _with_own(publication: Publication, own: Sequence[str]) -> Publication:
    """Return a record with what an entry has in fields that are called as those of the library's own in these."""
    from protlib.formats.bib.fields import KEPT
    from protlib.formats.bib.latex.decoder import decode

    extra = dict(publication.extra)
    for name in own:
        if f"{KEPT}{name}" in extra and name not in extra:
            extra[name] = decode(str(extra.pop(f"{KEPT}{name}"))).strip()
    return publication.changed(extra=extra)
