"""RIS of programs and databases is read in full, with its slips, and goes out without loss."""

import json
import re
from typing import Any

import pytest
from hypothesis import given

from harness.rows import every_row
from protlib.formats import WriteOptions
from protlib.formats.common.charset import decode
from protlib.formats.parsed import ReadOptions
from protlib.formats.ris import ris_text
from protlib.record.model import Name, Publication
from sample_files.ris_records import FOLDER, tags
from sample_records.arbitrary import publications

FILES = sorted(path.stem for path in FOLDER.glob("*.ris"))


def record(*lines: str, kind: str = "RPRT") -> Publication:
    (publication,) = ris_text.loads("\n".join([f"TY  - {kind}", *lines, "ER  - "])).publications
    return publication


@every_row("name", FILES)
def test_what_programs_and_databases_write_is_read_in_full(name: str) -> None:
    parsed = ris_text.loads(decode((FOLDER / f"{name}.ris").read_bytes()))
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.problems == []


@every_row("name", FILES)
def test_what_others_wrote_is_the_same_when_it_is_read_written_and_read(name: str) -> None:
    records = ris_text.loads(decode((FOLDER / f"{name}.ris").read_bytes())).publications
    assert ris_text.loads(ris_text.dumps(records, WriteOptions(lossless=True))).publications == records


@pytest.mark.slow
@given(publications(*ris_text.HOLDS))
def test_every_field_survives(publication: Publication) -> None:
    text = ris_text.dumps([publication], WriteOptions(lossless=True))
    assert ris_text.loads(text).publications == [publication]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines())


PLAIN = "TY  - RPRT\nTI  - Caring\nAU  - Jobe, Alison\nPY  - 2009\nER  - \nTY  - BOOK\nTI  - Other\nER  - \n"


@every_row(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        "\ufeff" + PLAIN,
        PLAIN.replace("  - ", " - "),
        PLAIN.replace("  - ", "  -\t"),
        PLAIN.replace("  - ", "  -"),
        PLAIN.replace("  - ", "  – "),
        PLAIN.replace("\n", "\n\n"),
        PLAIN.replace("TY", "ty").replace("TI", "ti").replace("AU", "au").replace("PY", "py").replace("ER", "er"),
        PLAIN.removesuffix("ER  - \n"),
        PLAIN.replace("ER  - \nTY", "TY"),
        PLAIN.replace("ER  - ", "ER"),
        PLAIN.replace("ER  - ", "ER  - ,"),
        "Provider: x\nContent: text/plain\n\n" + PLAIN,
        PLAIN.replace("\n", "\n  "),
    ],
)
def test_lines_and_spaces_are_forgiven(text: str) -> None:
    first, second = ris_text.loads(text).publications
    assert (first.type, first.title, first.date) == ("report", "Caring", "2009")
    assert first.authors == (Name(family="Jobe", given="Alison"),)
    assert (second.type, second.title) == ("book", "Other")


@every_row(
    ("lines", "field", "expected"),
    [
        (["TI  - Caring for", "Trafficked Persons"], "title", "Caring for Trafficked Persons"),
        (["TI  - Caring for", "      Trafficked Persons"], "title", "Caring for Trafficked Persons"),
        (["TI  - Caring:", "TI  - a handbook"], "title", "Caring: a handbook"),
        (["TI  - Caring", "T1  - a handbook"], "title", "Caring: a handbook"),
        (["TI  - Caring", "T1  - Caring."], "title", "Caring"),
        (["TI  - Women &amp; men &#233;t&eacute;"], "title", "Women & men été"),
        (["TI  - AT&T; Inc"], "title", "AT&T; Inc"),
        (["TI  - A\u2028B"], "title", "A B"),
        (["TI  - <i>Caring</i> for H<sub>2</sub>O"], "title", "<i>Caring</i> for H<sub>2</sub>O"),
        (["ST  - Caring"], "title", "Caring"),
        (["AB  - short", "N2  - the longer one"], "abstract", "the longer one"),
        (["AB  - short", "N2  - the longer one"], "note", "short"),
        (["AB  - The same.", "N2  - The same."], "note", ""),
        (["AB  - One.", "", "Two."], "abstract", "One.\n\nTwo."),
        (["AB  - " + "word " * 14, "goes on"], "abstract", "word " * 14 + "goes on"),
        (["AB  - <p>One.</p><p>Two.</p>"], "abstract", "One.\n\nTwo."),
        (["N1  - a", "RN  - b", "RN  - c"], "private_note", "b\nc"),
        (["TI  - Same", "N1  - Same"], "note", ""),
        (["KW  - a", "KW  - b, c"], "tags", ("a", "b, c")),
        (["KW  - a; b", "c"], "tags", ("a", "b", "c")),
        (["KW  - a, b, c"], "tags", ("a", "b", "c")),
        (["KW  - a, b;"], "tags", ("a, b",)),
        (["ID  - iom2009caring"], "key", "iom2009caring"),
        (["ID  - 17"], "key", ""),
        (["DO  - https://doi.org/10.18356/ab"], "doi", "10.18356/ab"),
        (["M3  - doi: 10.18356/ab"], "doi", "10.18356/ab"),
        (["M3  - doi: 10.18356/ab"], "genre", ""),
        (["M3  - Working paper"], "genre", "Working paper"),
        (["UR  - https://doi.org/10.18356/ab"], "doi", "10.18356/ab"),
        (["L3  - 10.18356/ab"], "doi", "10.18356/ab"),
        (["UR  - http://a.org/x;y=1", "UR  - http://b.org"], "url", "http://a.org/x;y=1"),
        (["UR  - http://a.org/x", "http://b.org"], "url", "http://a.org/x"),
        (["L2  - http://a.org"], "url", "http://a.org"),
        (["L1  - http://a.org/x.pdf"], "url", "http://a.org/x.pdf"),
        (["UR  - see", "UR  - http://b.org"], "url", "http://b.org"),
        (["UR  - http://a.org/x; https://b.org"], "url", "http://a.org/x"),
        (["UR  - http://a.org/x;https://b.org"], "url", "http://a.org/x"),
        (["UR  - http://a.org/x,\n  http://b.org"], "url", "http://a.org/x"),
        (["SN  - 978-92-9068-727-6"], "isbn", "9789290687276"),
        (["SN  - WP/12", "SN  - 978-92-9068-727-6"], "number", "WP/12"),
        (["SN  - 2049-3630"], "issn", "2049-3630"),
        (["SN  - 2009-0144"], "number", "2009-0144"),
        (["LA  - French"], "language", "fr"),
        (["CY  - Geneva"], "publisher_place", "Geneva"),
        (["PP  - Geneva"], "publisher_place", "Geneva"),
        (["AD  - Geneva"], "publisher_place", "Geneva"),
        (["AD  - Geneva", "AD  - Rome"], "publisher_place", ""),
        (["T2  - Migration Research Series"], "collection_title", "Migration Research Series"),
    ],
)
def test_a_value_is_read_in_each_form(lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines), field) == expected


@every_row(
    ("lines", "date"),
    [
        (["PY  - 2009"], "2009"),
        (["PY  - 2009///"], "2009"),
        (["Y1  - 2009/07/01/"], "2009-07-01"),
        (["PY  - 2009/07//Summer"], "2009-07"),
        (["PY  - 2009///Summer"], "2009-22"),
        (["PY  - 2009", "DA  - 2009-07-01"], "2009-07-01"),
        (["PY  - 2009", "DA  - July 1"], "2009-07-01"),
        (["DA  - MAR", "PY  - 2015"], "2015-03"),
        (["PY  - 2009", "DA  - 2011/01/02"], "2009"),
        (["PY  - 2009", "Y1  - 17-20 Oct. 2009"], "2009"),
        (["Y1  - 1900/01/01", "DA  - 1950/01/01"], "1950-01-01"),
        (["PY  - 2013/04/18", "PY  - 2013/02/15/received"], "2013-04-18"),
        (["PY  - 1999", "DA  - 1999/08//undefined"], "1999-08"),
        (["PY  - 1999", "DA  - 1999/undefined//"], "1999"),
        (["PY  - 2009/00/00/"], "2009"),
        (["PY  - 0000", "DA  - 2009"], "2009"),
        (["PY  - ///"], ""),
        (["PY  - n.d."], ""),
    ],
)
def test_the_most_exact_date_that_agrees_with_the_year_is_read(lines: list[str], date: str) -> None:
    assert record(*lines).date == date


def test_a_date_that_does_not_agree_is_kept() -> None:
    assert record("PY  - 2009", "DA  - 2011/01/02").extra == {"ris:DA": "2011/01/02"}


def test_what_is_no_date_is_kept_and_written_back() -> None:
    publication = record("PY  - in press")
    assert (publication.date, publication.extra) == ("", {"date": "in press"})
    assert "PY  - in press" in tags(publication)


@every_row(
    ("lines", "page"),
    [
        (["SP  - 123", "EP  - 30"], "123-30"),
        (["SP  - 1-10"], "1-10"),
        (["SP  - 1-10", "EP  - 10"], "1-10"),
        (["SP  - 123", "EP  - 123-130"], "123-130"),
        (["SP  - 109057", "EP  - 109057"], "109057"),
        (["SP  - pp. 12–20"], "12-20"),
        (["SP  - e1001224"], "e1001224"),
        (["EP  - 7"], "7"),
    ],
)
def test_pages_are_read_in_each_form(lines: list[str], page: str) -> None:
    assert record(*lines, kind="JOUR").page == page


def test_an_end_that_is_in_no_range_of_pages_is_how_many_there_are() -> None:
    publication = record("SP  - 12-20", "EP  - 9", kind="JOUR")
    assert (publication.page, publication.extra) == ("12-20", {"number-of-pages": "9"})


def test_a_role_that_a_record_has_no_field_for_is_a_variable_of_csl() -> None:
    publication = record("TI  - x", "C2  - Liu, Gu", "A3  - Bello, Leon", kind="CHAP")
    assert publication.extra == {
        "container-author": [{"family": "Liu", "given": "Gu"}],
        "collection-editor": [{"family": "Bello", "given": "Leon"}],
    }


@pytest.mark.parametrize("kind", ["BOOK", "THES"])
def test_a_lone_number_is_how_many_pages_a_book_has(kind: str) -> None:
    assert record("SP  - 232 p.", kind=kind).extra["number-of-pages"] == "232"
    assert record("SP  - 1", "EP  - 232", kind=kind).page == "1-232"


@every_row(
    ("value", "name"),
    [
        ("Jobe, Alison", Name(family="Jobe", given="Alison")),
        ("Baldwin,S.A.", Name(family="Baldwin", given="S.A.")),
        ("van Dijk, Jan, Jr.", Name(family="Dijk", given="Jan", particle="van", suffix="Jr.")),
        ("Alison Jobe", Name(family="Jobe", given="Alison")),
        ("Save the Children", Name(literal="Save the Children")),
        (
            "International Organization for Migration (IOM)",
            Name(literal="International Organization for Migration", short="IOM"),
        ),
        ("Ministry of Justice, Sweden", Name(literal="Ministry of Justice, Sweden")),
        ("Polaris,", Name(literal="Polaris")),
        ("Polaris,, Washington", Name(literal="Polaris, Washington")),
    ],
)
def test_a_person_and_an_organisation_are_told_apart(value: str, name: Name) -> None:
    assert record(f"AU  - {value}").authors == (name,)


def test_the_tags_of_authors_keep_their_order() -> None:
    publication = record("A1  - Georgiev, D.", "AU  - Bello, L.; Carmi, A.", "A1  - Cohen, E.")
    assert [name.family for name in publication.authors] == ["Georgiev", "Bello", "Carmi", "Cohen"]


@every_row(
    ("kind", "lines", "field", "expected"),
    [
        ("BOOK", ["A2  - Liu, G."], "editors", (Name(family="Liu", given="G."),)),
        ("BOOK", ["A2  - Liu, G.", "T2  - Series"], "editors", ()),
        ("BOOK", ["A3  - Liu, G."], "editors", (Name(family="Liu", given="G."),)),
        ("BOOK", ["BT  - Caring"], "title", "Caring"),
        ("BOOK", ["T2  - Series"], "collection_title", "Series"),
        ("BOOK", ["M1  - 5"], "collection_number", "5"),
        ("EDBOOK", ["AU  - Liu, G."], "editors", (Name(family="Liu", given="G."),)),
        ("CHAP", ["BT  - Book"], "container_title", "Book"),
        ("CHAP", ["T2  - Book", "T3  - Series"], "collection_title", "Series"),
        ("CHAP", ["A2  - Liu, G."], "editors", (Name(family="Liu", given="G."),)),
        ("CHAP", ["A4  - Liu, G."], "translators", (Name(family="Liu", given="G."),)),
        ("JOUR", ["JF  - Journal", "JO  - J."], "container_title", "Journal"),
        ("JOUR", ["JA  - J."], "container_title", "J."),
        ("JOUR", ["T2  - Journal", "J2  - J."], "container_title", "Journal"),
        ("JOUR", ["M1  - 5"], "issue", "5"),
        ("JOUR", ["IS  - 4", "M1  - 5"], "issue", "4"),
        ("JOUR", ["SN  - 2049-3630"], "issn", "2049-3630"),
        ("JOUR", ["SN  - 978-92-9068-727-5"], "isbn", "978-92-9068-727-5"),
        ("BOOK", ["SN  - 2049-3631"], "issn", "2049-3631"),
        ("BOOK", ["SN  - see cover"], "isbn", "see cover"),
        ("BILL", ["A2  - Liu, G."], "authors", (Name(family="Liu", given="G."),)),
        ("HEAR", ["SN  - 9789290687276", "M1  - 109-4"], "number", "109-4"),
        ("HEAR", ["SN  - lost"], "isbn", "lost"),
        ("CONF", ["T2  - Proceedings"], "container_title", "Proceedings"),
        ("CONF", ["T2  - Conference", "C3  - Proceedings"], "event_title", "Conference"),
        ("CONF", ["CY  - Rome", "C1  - Geneva"], "publisher_place", "Geneva"),
        ("CONF", ["CY  - Rome", "C1  - Geneva"], "event_place", "Rome"),
        ("RPRT", ["M1  - 7"], "number", "7"),
        ("RPRT", ["NV  - 3"], "collection_number", "3"),
        ("PAT", ["IS  - 4,904,581"], "number", "4,904,581"),
        ("CASE", ["A2  - Reporter"], "container_title", "Reporter"),
        ("CASE", ["A2  - Reporter", "J2  - Rep."], "container_title", "Reporter"),
        ("SLIDE", ["T2  - Meeting"], "event_title", "Meeting"),
        ("THES", ["VL  - Ph.D."], "genre", "Ph.D."),
        ("THES", ["VL  - 2"], "volume", "2"),
    ],
)
def test_a_tag_means_what_it_does_for_the_type(kind: str, lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines, kind=kind), field) == expected


@every_row(
    ("kind", "csl"),
    [
        ("RPRT", "report"),
        ("GOVDOC", "report"),
        ("STAND", "report"),
        ("EBOOK", "book"),
        ("ECHAP", "chapter"),
        ("GEN", "document"),
    ],
)
def test_a_type_is_read(kind: str, csl: str) -> None:
    assert record("TI  - x", kind=kind).type == csl


def test_a_type_that_is_not_known_is_told_and_kept() -> None:
    parsed = ris_text.loads("TY  - OTHER\nTI  - Caring\nER  - ")
    assert [problem.record for problem in parsed.problems] == ["Caring"]
    assert ris_text.dumps(parsed.publications, WriteOptions(lossless=True)).startswith("TY  - OTHER\r\n")


def test_the_library_and_its_shelf_mark_are_read_as_citavi_writes_them() -> None:
    publication = record("TI  - x", "H1  - UB Mannheim", "H2  - QN 100", "H1  - UB Leipzig", "H2  - PL 4")
    assert publication.extra == {
        "source": "UB Mannheim",
        "call-number": "QN 100",
        "ris:H1": "UB Leipzig",
        "ris:H2": "PL 4",
    }
    assert ris_text.loads(ris_text.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_addresses_on_lines_of_their_own_stay_apart() -> None:
    assert record("TI  - x", "AD  - Oxford", "Geneva").extra == {"ris:AD": "Oxford\nGeneva"}


def test_unknown_tags_are_kept_and_written_back() -> None:
    publication = record("TI  - x", "C8  - a", "ZZ  - b", "ZZ  - c")
    assert publication.extra == {"ris:C8": "a", "ris:ZZ": ["b", "c"]}
    assert tags(publication)[1:] == ["C8  - a", "ZZ  - b", "ZZ  - c"]


@pytest.mark.parametrize("kind", ["THES", "JOUR", "WEB", "RPRT"])
def test_a_tag_without_a_value_is_none(kind: str) -> None:
    empty = [f"{tag}  -" for tag in ("AU", "PY", "VL", "ET", "M1", "ID", "SP", "SN", "UR", "KW", "AD", "M2")]
    assert record("TI  - x", *empty, kind=kind).title == "x"


@every_row(
    "line",
    [
        "authors: json {}",
        "authors: json [1]",
        "tags: json 5",
        "acronym: json 5",
        "extra: json []",
        "title: json [",
        "authors: x",
    ],
)
def test_a_line_that_is_not_what_protlib_writes_is_kept_as_any_other(line: str) -> None:
    assert record("TI  - x", f"M2  - {line}").extra == {"ris:M2": line}


def test_a_record_that_is_cut_in_two_by_a_type_is_one() -> None:
    (publication,) = ris_text.loads("TY  - BOOK\nTY  - RPRT\nTI  - a\nTY  - THES\nPB  - b\nER  - ").publications
    assert (publication.type, publication.title, publication.publisher) == ("thesis", "a", "b")


def test_a_missing_end_and_a_missing_type_get_problems() -> None:
    parsed = ris_text.loads("TY  - BOOK\nTI  - a\nTY  - BOOK\nTI  - b\nER  - \nTI  - c\nER  - \nUR  - x\n")
    assert [publication.title for publication in parsed.publications] == ["a", "b", "c"]
    assert parsed.lines == [1, 3, 6]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(3, False), (6, False)]


@pytest.mark.parametrize("text", ["", "@book{a,\n}", '[{"id": 1}]', "plain words"])
def test_a_text_that_is_no_ris_is_one_lost_problem(text: str) -> None:
    parsed = ris_text.loads(text)
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@every_row(
    ("head", "is_ris"),
    [
        ("TY  - RPRT\r\n", True),
        ("\ufeffTY  - RPRT\n", True),
        ("\n\nProvider: x\nTY  - JOUR\n", True),
        ("TY - JOUR\n", True),
        ("ty  - jour\r", True),
        ("PMID- 123\nTI  - x\n", False),
        ("PT J\nAU Smith\n", False),
        ("@book{a, title = {x}}", False),
        ("", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_ris: bool) -> None:
    assert ris_text.sniff(head) is is_ris


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    ris_text.loads(PLAIN * 150, ReadOptions(progress=lambda done, total: progress_steps.append((done, total))))
    assert progress_steps == [(200, 300)]


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["T2  - Conference on child labour, Patna", "CY  - Patna"], {"event_title", "event_place"}),
        (
            ["T2  - Proceedings of the Conference on child labour", "CY  - Patna"],
            {"container_title", "publisher_place"},
        ),
        (["T2  - Conference on child labour", "PB  - IOM", "CY  - Geneva"], {"container_title", "publisher_place"}),
        (["T2  - Child labour today", "CY  - Geneva"], {"container_title", "publisher_place"}),
    ],
)
def test_a_paper_is_of_a_meeting_where_nothing_tells_of_its_print(lines: list[str], fields: set[str]) -> None:
    [record] = ris_text.loads("\n".join(("TY  - CONF", "TI  - A paper", *lines, "ER  - "))).publications
    assert {"event_title", "event_place", "container_title", "publisher_place"} & record.filled().keys() == fields
