"""Prints how many references are judged right by `verify`.

`python -m benchmarks.verification` runs it; `--show` prints the others. A list of 120, made of protlib's examples in
five styles that are typed here and not by its engine: forty that are in the library, forty of which one thing was
changed (a year, a title, an author), forty that are not there, among them other editions of what is.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.verification.manuscript import Manuscript
from protlib.citing.verification.report_review import FindingKind, review_report
from protlib.formats import jsonl
from protlib.record.fields import labels
from protlib.record.model import Name, Publication
from protlib.text import without_markup
from protlib.typed_references.entry import parse_entry
from protlib.typed_references.lists.list_at_end import TypedList

_EXAMPLES: Final = Path(__file__).parents[1] / "examples" / "publications.jsonl"
_EACH: Final = 40
_KINDS: Final = ("there", "changed", "not there")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_INVENTED: Final = (
    "Borders and bodies", "The price of a passage", "Hidden harvests", "What the shelters heard", "After the rescue",
    "Counting the uncounted", "A long way to court", "Letters from the checkpoint", "The silence of the supply chain", "Children who work at night",
)  # fmt: skip
_SUBTITLES: Final = ("a study", "evidence", "notes", "a review")


class Item(NamedTuple):
    """A typed reference, and which of the kinds it is."""

    text: str
    kind: str


class _Shelf:
    """A library that answers with all that it has."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._publications = publications

    def titled(self, title: str) -> Iterable[Publication]:
        return [publication for publication in self._publications if publication.title.casefold() == title.casefold()]

    def look_up(self, words: Sequence[str], doi: str) -> Iterable[Publication]:  # noqa: ARG002 - a shelf is asked so
        return self._publications

    def has_key(self, key: str) -> bool:
        return any(publication.key == key for publication in self._publications)

    def keys_like(self, key: str) -> Sequence[str]:  # noqa: ARG002 - as a library has it
        return ()


def items(library: Sequence[Publication]) -> Iterator[Item]:
    """Yield the references, forty of each kind, each in the style whose turn it is."""
    for place, publication in enumerate(library[:_EACH]):
        yield Item(_type_reference(publication, place), "there")
        yield Item(_type_reference(_change_record(publication, place), place), "changed")
    for place, publication in enumerate(_iterate_absent(library)):
        yield Item(_type_reference(publication, place), "not there")


def _change_record(publication: Publication, place: int) -> Publication:
    """Return a record of which one thing is wrong: the year, the author, or a word in the middle of the title."""
    year = publication.year or 2010
    if place % 3 == 0:
        return publication.changed(date=str(year - 3))
    if place % 3 == 1 and publication.authors:
        return publication.changed(authors=(Name(family="Nakamura", given="Kenji"), *publication.authors[1:]))
    words = without_markup(publication.title).split()
    middle = len(words) // 2
    return publication.changed(title=" ".join((*words[:middle], "agricultural", "machinery", *words[middle + 1 :])))


def _iterate_absent(library: Sequence[Publication]) -> Iterator[Publication]:
    """Yield forty records that are not there: other editions of works with a year in the title, and invented ones."""
    editions = [record for record in library if (match := _YEAR.search(record.title)) and int(match[0]) > 1990][
        : _EACH // 4
    ]
    for publication in editions:
        title = _YEAR.sub(lambda match: str(int(match[0]) + 3), publication.title)
        yield publication.changed(title=title, date=str((publication.year or 2010) + 3), doi="", number="", url="")
    for place in range(_EACH - len(editions)):
        publication, title = library[place], _INVENTED[place % len(_INVENTED)]
        message = f"{title}: {_SUBTITLES[place // len(_INVENTED)]} from the field"
        yield publication.changed(title=message, doi="", number="", url="")


def _type_reference(publication: Publication, place: int) -> str:
    """Return a reference as a person types it, in one of five styles; a volume and a page may look like years."""
    authors = [labels.inverted_name(name) for name in publication.authors or publication.editors] or [
        publication.publisher
    ]
    title, year = without_markup(publication.title), publication.year or "n.d."
    container = publication.container_title or publication.publisher or "Geneva"
    volume, first = 1832 + place, 1990 + place
    forms = (
        f"{', & '.join(authors)} ({year}). {title}. {container}.",
        f"{place + 1}. {', '.join(person.replace(',', '').replace('.', '') for person in authors)}. {title}. {container}. {year};{volume}({place + 1}):{first}.",
        f"{' and '.join(authors)}. “{title}.” {container} {volume} ({year}): {first}-{first + 9}.",
        f"{', '.join(authors)}, {title} ({container}, {year}).",
        f"{'; '.join(authors)}. {year}. {title}. {container}, vol. {volume}, pp. {first}–{first + 9}.",
    )
    return forms[place % len(forms)]


def judge(library: Sequence[Publication], item: Item) -> str:
    """Return the kind that `verify` takes a reference for."""
    document = Manuscript(TypedList((), (parse_entry(item.text, 1),)))
    kinds = {finding.kind for finding in review_report(document, _Shelf(library)).findings}
    return "not there" if FindingKind.UNKNOWN in kinds else "changed" if FindingKind.CHANGED in kinds else "there"


def library() -> list[Publication]:
    """Return the records of the examples that have a title and a year."""
    records = jsonl.loads(_EXAMPLES.read_bytes()).publications
    return [record for record in records if record.title and record.year]


def main() -> None:
    """Print a row for each kind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verification", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is judged wrong")
    options = parser.parse_args()
    records = library()
    judgements = [(item, judge(records, item)) for item in items(records)]
    print("| references | right | of |\n|---|--:|--:|")
    for kind in _KINDS:
        of_kind = [(item, kinds_said) for item, kinds_said in judgements if item.kind == kind]
        print(f"| {kind} | {sum(kinds_said == kind for _item, kinds_said in of_kind)} | {len(of_kind)} |")
    for item, kinds in judgements if options.show else ():
        if kinds != item.kind:
            print(f"{item.kind}, taken for {kinds}: {item.text}")


if __name__ == "__main__":
    main()
