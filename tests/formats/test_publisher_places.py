"""A publisher that a file writes with its place: each format gives the two in fields of their own."""

import json

from harness.rows import every_row
from protlib import formats

_FILES = {
    "books.csv": "Title,Author,Year,Publisher\nSafe return,IOM,2019,Geneva: IOM\n",
    "books.ris": "TY  - RPRT\nTI  - Safe return\nPY  - 2019\nPB  - Geneva: IOM\nER  - \n",
    "books.bib": "@book{a, title = {Safe return}, year = 2019, publisher = {Geneva: IOM}}",
    "books.json": json.dumps([{"id": "a", "type": "book", "title": "Safe return", "publisher": "Geneva: IOM"}]),
    "books.enw": "%0 Book\n%T Safe return\n%D 2019\n%I Geneva: IOM\n",
}


@every_row("name", _FILES)
def test_a_publisher_with_its_place_is_two_fields(name: str) -> None:
    data = _FILES[name].encode()
    [publication] = formats.read(data, formats.detect(data, name)).publications
    assert (publication.publisher, publication.publisher_place) == ("IOM", "Geneva")


def test_protlibs_own_file_stays_as_it_is() -> None:
    data = b'{"title": "Safe return", "publisher": "Geneva: IOM"}\n'
    [publication] = formats.read(data, formats.detect(data, "books.jsonl")).publications
    assert (publication.publisher, publication.publisher_place) == ("Geneva: IOM", "")


@every_row(
    ("publisher", "place", "imprint"),
    [
        ("Geneva: [s.n.]", "", ("", "Geneva")),
        ("[s.n.]", "[S.l.]", ("", "")),
        ("[S.l.] : [s.n.]", "", ("", "")),
        ("[S.l.]: UNHCR", "", ("UNHCR", "")),
        ("Editorial X, S.L.", "Madrid", ("Editorial X, S.L.", "Madrid")),
    ],
)
def test_a_mark_that_nobody_knows_the_publisher_is_none(publisher: str, place: str, imprint: tuple[str, str]) -> None:
    data = f'Title,Year,Publisher,Place\nSafe return,2019,"{publisher}",{place}\n'.encode()
    [publication] = formats.read(data, formats.detect(data, "books.csv")).publications
    assert (publication.publisher, publication.publisher_place) == imprint
