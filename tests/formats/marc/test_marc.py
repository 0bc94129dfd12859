"""MARC 21 as XML and in its exchange files: what the United Nations Digital Library and catalogues write."""

import json
from typing import Any, Final

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import Parsed
from protlib.record.model import Name, Publication

_FOLDER: Final = DATA / "portals"


def read(data: bytes | str, path: str = "a.xml") -> Parsed:
    data = data.encode() if isinstance(data, str) else data
    return formats.read(data, formats.detect(data, path))


def field(tag: str, *parts: str, indicators: str = "  ") -> str:
    subfields = "".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in parts)
    return f'<datafield tag="{tag}" ind1="{indicators[0]}" ind2="{indicators[1]}">{subfields}</datafield>'


def read_record(*fields: str, leader: str = "", title: str = "A report on return") -> Publication:
    message = "".join(fields) + ("" if 'tag="245"' in "".join(fields) else field("245", f"a{title}"))
    [publication] = read(
        f'<record xmlns="http://www.loc.gov/MARC21/slim"><leader>{leader}</leader>{message}</record>'
    ).publications
    return publication


@pytest.mark.parametrize(("name", "lines"), [("undl.xml", [3, 22, 42]), ("catalogue.mrc", [1, 2])])
@pytest.mark.parametrize("is_named", [True, False])
def test_a_file_of_a_catalogue_is_read_in_full(name: str, lines: list[int], is_named: bool) -> None:
    path = _FOLDER / name
    parsed = read(path.read_bytes(), name if is_named else "standard input")
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.lines == lines
    assert [problem.lost for problem in parsed.problems] == [True]


@every_row(
    ("fields", "name", "expected"),
    [
        ([field("245", "aA title :", "bthe rest /", "cby X.")], "title", "A title: the rest"),
        ([field("245", "aA title.", "nPart 2,", "pThe second.")], "title", "A title. Part 2, The second"),
        ([field("245", "aA title", "nBd. 1", "pDas Erste")], "title", "A title. Bd. 1, Das Erste"),
        ([field("245", "aA title", "bthe rest", "nBd. 1")], "title", "A title: the rest. Bd. 1"),
        ([field("245", "a[Letter from X]")], "title", "Letter from X"),
        ([field("245", "aWhat then? :", "ba report")], "title", "What then?: a report"),
        ([field("110", "aUN.", "bSecretary-General")], "authors", (Name(literal="United Nations Secretary-General"),)),
        ([field("110", "aUN. ESCAP")], "authors", (Name(literal="ESCAP"),)),
        ([field("710", "aUN")], "authors", (Name(literal="United Nations"),)),
        ([field("710", "aFrance.", "bMinistère de l'intérieur")], "authors", (Name(literal="France. Ministère de l'intérieur"),)),
        ([field("100", "aLima, Ana,", "eeditor.")], "editors", (Name("Lima", "Ana"),)),
        ([field("700", "aLima, Ana", "4trl")], "translators", (Name("Lima", "Ana"),)),
        ([field("260", "a[S.l.] :", "b[s.n.],", "c[2010?]")], "date", "2010?"),
        ([field("260", "a[S.l.] :", "b[s.n.],", "c[2010?]")], "publisher", ""),
        ([field("260", "aNew York ;", "aGeneva :", "bUN,", "cc2010.")], "publisher", "United Nations"),
        ([field("260", "cc2010.")], "date", "2010"),
        ([field("269", "a2020-07")], "date", "2020-07"),
        ([field("191", "aS/RES/2388 (2017)")], "number", "S/RES/2388 (2017)"),
        ([field("191", "aS/RES/2388 (2017)")], "genre", "Resolution"),
        ([field("191", "aA/DEC/75/1")], "type", "report"),
        ([field("041", "aengfre")], "language", "en"),
        ([field("020", "a9290684666 (pbk.)")], "isbn", "9290684666"),
        ([field("024", "a10.1000/182", "2doi")], "doi", "10.1000/182"),
        ([field("490", "aSeries, ;", "vv. 3")], "collection_title", "Series"),
        ([field("773", "tNature", "gVol. 12, no. 3 (May 2010), p. 5-9", "x0028-0836")], "page", "5-9"),
        ([field("773", "tTesten", "gBd. 12 (2010), H. 3, S. 5-9")], "issue", "3"),
        ([field("773", "tTesten", "gvolume:12", "gyear:2010", "gnumber:3", "gpages:5-9")], "page", "5-9"),
        ([field("773", "tEnsayos", "gAño 12, n.º 3, pp. 5 - 9")], "page", "5-9"),
        ([field("773", "tОпыты", "gТ. 12, № 3, с. 5-9")], "volume", "12"),
        ([field("773", "tNature", "q96:4&lt;10-12")], "page", "10-12"),
        ([field("773", "tNature", "x0028-0836")], "type", "article-journal"),
        ([field("773", "gvolume:12"), field("773", "tTesten", "x0028-0836")], "container_title", "Testen"),
        ([field("773", "tTesten", "x0028-0836"), field("773", "gvolume:12", "gpages:5-9")], "page", "5-9"),
        ([field("773", "tTesten", "gpages:5-9"), field("773", "tHandbuch", "gpages:7-8")], "page", "5-9"),
        ([field("773", "tTesten"), field("773", "tHandbuch", "g7")], "extra", {"marc:773": "Handbuch 7"}),
        ([field("773", "q11", "w(DE-101)976481294")], "volume", ""),
        ([field("650", "aASYLUM")], "topics", ("Asylum",)),
        ([field("651", "aHORN OF AFRICA")], "regions", ("Horn of Africa",)),
        ([field("856", "uhttps://x.example/a")], "url", "https://x.example/a"),
        ([field("880", "6245-01", "aالاتجار بالأشخاص")], "extra", {"original-title": "الاتجار بالأشخاص"}),
        ([field("996", "aYes: 12", "bx")], "extra", {"marc:996": "Yes: 12 x"}),
    ],
)  # fmt: skip
def test_a_field_is_read(fields: list[str], name: str, expected: Any) -> None:
    assert getattr(read_record(*fields), name) == expected


@every_row(
    ("leader", "kind"),
    [
        ("00000nam a22", "book"),
        ("00000nas a22", "periodical"),
        ("00000nem a22", "map"),
        ("00000ngm a22", "motion_picture"),
        ("00000naa a22", "chapter"),
        ("", "document"),
    ],
)
def test_the_leader_tells_what_a_record_is(leader: str, kind: str) -> None:
    assert read_record(leader=leader).type == kind


@every_row(
    ("leader", "contents", "kind"),
    [
        ("00000nmm a22", ["bcop"], "software"),
        ("00000nmm a22", ["btxt"], "book"),
        ("00000nmm a22", ["aText", "btxt"], "book"),
        ("00000nms a22", ["atext"], "periodical"),
        ("00000nma a22", ["btxt"], "chapter"),
    ],
)
def test_an_electronic_book_is_no_software(leader: str, contents: list[str], kind: str) -> None:
    assert read_record(field("336", *contents), leader=leader).type == kind


def test_a_book_that_is_read_online_is_no_software() -> None:
    online = '<controlfield tag="007">cr uuu---uuuuu</controlfield>'
    isbn = field("020", "a9783642002304")
    assert read_record(online, isbn, leader="00000nmm a22").type == "book"
    assert read_record(online, leader="00000nmm a22").type == "software"
    assert read_record(isbn, leader="00000nmm a22").type == "software"


def test_a_volume_that_leads_to_its_set_is_no_chapter() -> None:
    assert read_record(field("773", "q11", "w(DE-101)976481294"), leader="00000pam a22").type == "book"


RECORD: Final = (
    f"<marc:record>{field('245', 'aA report')}</marc:record>".replace("<data", "<marc:data")
    .replace("</data", "</marc:data")
    .replace("<sub", "<marc:sub")
    .replace("</sub", "</marc:sub")
)


@pytest.mark.parametrize(
    "text",
    [
        "<OAI-PMH><ListRecords><record><header><identifier>a</identifier></header><metadata>{}</metadata></record></ListRecords></OAI-PMH>",
        "<zs:records><zs:record><zs:recordData>{}</zs:recordData></zs:record></zs:records>",
        "<collection>{}</collection>",
        "<collection>{0}{0}</collection>",
    ],
)
def test_records_are_read_in_whatever_they_came(text: str) -> None:
    space = 'xmlns:marc="http://www.loc.gov/MARC21/slim"'
    parsed = read(text.format(RECORD).replace(">", f" {space}>", 1))
    assert {publication.title for publication in parsed.publications} == {"A report"}
    assert parsed.problems == []


def in_exchange(title: bytes) -> bytes:
    """Return a record of MARC 21 whose leader says that it is in MARC-8."""
    data = b"10\x1fa" + title + b"\x1e"
    directory = f"245{len(data):04}00000".encode() + b"\x1e"
    begin = 24 + len(directory)
    return f"{begin + len(data) + 1:05}nam  22{begin:05} a 4500".encode() + directory + data + b"\x1d"


@every_row(("missing", "titles"), [(0, 2), (1, 2), (2, 2), (4, 1), (12, 1)])
def test_a_last_record_that_the_end_of_the_file_cuts_is_left_out(missing: int, titles: int) -> None:
    data = in_exchange(b"Return of migrants") + in_exchange(b"Camps of the north")
    parsed = read(data[: len(data) - missing], "a.mrc")
    assert len(parsed.publications) == titles
    whats = [problem.what for problem in parsed.problems]
    assert whats == ["record 2 is cut off or damaged; left out"] * (2 - titles)


@every_row(
    ("title", "text", "is_told"),
    [
        (b"R\xe2efugi\xe2es \xe3a No\xe8el", "Réfugiés â Noël", False),
        (b"Ni\xe4nos en Par\xe2a\xc7", "Niños en Paráß", False),
        (b"Mu\xf2hammad \xb0Abd \xa1\xe2od\xe2z", "Muḥammad ʻAbd Łódź", False),
        ("Réfugiés à Noël".encode(), "Réfugiés à Noël", False),
        (b"Plain", "Plain", False),
        ("Réfugiés à Noël".encode("latin-1"), "Réfugiés à Noël", True),
        ("España, niñas".encode("latin-1"), "España, niñas", True),
    ],
)
def test_letters_are_read_whatever_the_leader_says_of_them(title: bytes, text: str, is_told: bool) -> None:
    parsed = read(in_exchange(title), "a.mrc")
    assert [publication.title for publication in parsed.publications] == [text]
    assert bool(parsed.problems) == is_told


@every_row(
    ("charset", "titles"),
    [
        ("cp1251", ("Торговля людьми в России", "Дети мигрантов")),
        ("koi8-r", ("Торговля людьми в России", "Дети мигрантов")),
        ("cp866", ("Торговля людьми в России", "Дети мигрантов")),
        ("cp1256", ("الاتجار بالأشخاص في الأردن", "حقوق اللاجئين")),
        ("iso8859-2", ("Handel ludźmi, społeczeństwo i ściganie", "Powrót cudzoziemców do Łodzi z rodziną")),
        ("cp1254", ("İnsan ticareti ve göç üzerine bir araştırma", "Ayşe Yılmaz'ın")),
    ],
)
def test_records_in_a_code_page_are_read_by_the_letters_of_all(charset: str, titles: tuple[str, ...]) -> None:
    """A field alone says too little: publishers and towns were letters of Windows-1252."""
    parsed = read(b"".join(in_exchange(title.encode(charset)) for title in titles), "a.mrc")
    assert [publication.title for publication in parsed.publications] == [*titles]
    assert not parsed.problems


def test_letters_in_another_script_of_marc_8_get_a_problem() -> None:
    parsed = read(in_exchange(b"\x1b(Nabc\x1b(B"), "a.mrc")
    assert "MARC-8" in parsed.problems[0].what


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim"></collection>',
        '<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim"/>',
    ],
)
def test_a_list_of_results_that_is_empty_is_told_as_such(text: str) -> None:
    parsed = read(text)
    assert parsed.publications == []
    assert [problem.what for problem in parsed.problems] == ["no records in this file"]


@pytest.mark.parametrize(
    ("title", "is_told"),
    [(b"Les r\xc2efugi\xc2es", True), ("L'État et les réfugiés à Évry".encode("latin-1"), False), (b"Returns", False)],
)
def test_older_unimarc_in_another_encoding_gets_a_problem(title: bytes, is_told: bool) -> None:
    parsed = read(in_exchange(title).replace(b"245", b"200", 1), "a.mrc")
    assert ["ISO 5426" in problem.what for problem in parsed.problems] == [True] * is_told
