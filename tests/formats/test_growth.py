"""What takes more than its share of time: a file of nothing but one sign,
or of one record over and over, in each format.
"""

from typing import Final

import pytest

from mishaps import budget
from mishaps.fuzz_targets import samples
from protlib import formats

_FORMATS: Final = [entry.name for entry in formats.FORMATS if entry.reads]
_SIGNS: Final = (
    b"\n", b'"', b"'", b"{", b"}", b"[", b"]", b"(", b"<", b"<a>", b"<record>", b"<b:Source>", b"]]>", b"@", b"@a{", b"@a{b,", b"{a", b"a = {b},\n",
    b"\\", b"\\'{", b"&", b"&amp;", b"&a ", b"*a ", b"$", b"#", b"- ", b"? ", b"|\n", b"key: \n", b": ", b",", b"a,", b";", b" ", b"\t", b"  x\n",
    b"a\n\n", b"a", b"0", b"1-", b"a and ", b"TY  - BOOK\n", b"PMID- 1\n", b"TI  - a\n", b'{"a":', b'"a', b'"1":{', b"\xc3\xa9", b"\xff", b"\0",
)  # fmt: skip
_TITLES: Final = (
    b"a", b"a ", b"{", b"}", b"(", b"\\", b"&", b"$", b",", b"<i>", b"\\'{", b": ", b"- ", b"[", b"A. ", b"a, b; ", b"http://a ", b"10.1000/a ",
)  # fmt: skip
_MARK: Final = b"zqalpha"


def _files(name: str, size: int) -> dict[str, tuple[str, bytes]]:
    sample = samples(name)[0]
    texts = {f"{name}: {sign!r}": sign * (size // len(sign)) for sign in _SIGNS}
    if _MARK in sample:
        texts[f"{name}: its own"] = sample * (size // len(sample))
        titles = {sign: sample.replace(_MARK, _MARK + sign * (size // len(sign)), 1) for sign in _TITLES}
        texts |= {f"{name}: {sign!r} in a title": content for sign, content in titles.items()}
    return {case: (name, content) for case, content in texts.items()}


@pytest.mark.soak
@pytest.mark.parametrize("name", _FORMATS)
def test_half_a_megabyte_of_anything_is_read_in_seconds(name: str) -> None:
    assert budget.reads(_files(name, 500_000), seconds=15, megabytes=1000)


@pytest.mark.slow
def test_a_file_of_nothing_but_line_breaks_is_read_at_once() -> None:
    cases = {name: (name, b"\n" * 60_000) for name in _FORMATS}
    assert all(
        not result.titles and result.messages for result in budget.reads(cases, seconds=3, megabytes=500).values()
    )


@pytest.mark.slow
def test_a_typed_list_of_one_line_over_and_over_is_read_at_once() -> None:
    cases = {
        repr(sign): ("references", sign * (100_000 // len(sign)))
        for sign in (b"{", b"|\n", b"a = {b},\n", b"http://a/\n")
    }
    assert budget.reads(cases, seconds=5, megabytes=500)


@pytest.mark.slow
def test_rows_of_people_are_read_at_once() -> None:
    """Each name was read in five ways, so that a list of nine people in a table without headings took for ever."""
    people = ["Denil, Misha", "Shakibi-Roe, Ana", "Roe, Hans"] * 10
    row = f'K1,book,"{"; ".join(people[:9])}",Camps of the region{"," * 30}\n'
    cases = {"a table": ("csv", row.encode() * 9)}
    cases |= {sign: ("references", f"{sign.join(people)}. Camps. 2013.\n".encode()) for sign in ("; ", " / ")}
    results = budget.reads(cases, seconds=5, megabytes=500)
    assert "no column recognised" in str(results["a table"].messages)
    assert results["; "].titles == results[" / "].titles == ["Camps"]


_NAMESPACES: Final = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:bib="http://purl.org/net/biblio#"'
)
_BOOK: Final = '<bib:Book rdf:about="#item"><z:itemType>book</z:itemType><dc:title>Ports</dc:title></bib:Book>'
_COLLECTION: Final = (
    '<z:Collection rdf:about="#c{0}"><dc:title>{0}</dc:title><dcterms:hasPart rdf:resource="#c{1}"/>'
    '<dcterms:hasPart rdf:resource="#item"/></z:Collection>'
)


@pytest.mark.slow
def test_collections_of_zotero_in_each_other_are_read_at_once() -> None:
    collections = "".join(_COLLECTION.format(number, number + 1) for number in range(2000))
    content = f"<rdf:RDF {_NAMESPACES}>{_BOOK}{collections}</rdf:RDF>".encode()
    result = budget.reads({"deep": ("zotero-rdf", content)}, seconds=5, megabytes=500)
    assert result["deep"].titles == ["Ports"]
