"""From records to what stands in a document, all the way."""

import json

import pytest

from harness.paths import EXAMPLES
from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import Citation, Result, plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.notation import parse_citation
from protlib.record.model import Name, Publication

PUBLICATIONS = {
    publication.key: publication
    for line in (EXAMPLES / "publications.jsonl").read_text().splitlines()
    for publication in [Publication.from_dict(json.loads(line))]
}
KEYS = ("iom2009caring", "jobe2010causes", "iom2007handbook", "ohchr2002recommended")
pytestmark = needs_engine


def citation(text: str) -> Citation:
    match = parse_citation(text)
    assert match is not None
    return match


def result(style: str, *texts: str, locale: str = "", acronyms: bool = True) -> Result:
    publications = [PUBLICATIONS[key] for key in KEYS]
    return format_publications(
        publications, [citation(text) for text in texts], styles.style_named(style), locale, acronyms=acronyms
    )


DOCUMENT = (
    "[@iom2009caring, p. 3; see also @jobe2010causes]",
    "@iom2007handbook",
    "[@iom2007handbook]",
    "@ohchr2002recommended [p. 2]",
)
IOM, OHCHR = (
    "International Organization for Migration",
    "Office of the United Nations High Commissioner for Human Rights",
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", [f"({IOM} [IOM] et al., 2009, p. 3; see also Jobe, 2010)", "IOM (2007)", "(IOM, 2007)", f"{OHCHR} (OHCHR, 2002, p. 2)"]),
        ("chicago", [f"({IOM} [IOM] et al. 2009, 3; see also Jobe 2010)", "IOM (2007)", "(IOM 2007)", f"{OHCHR} (OHCHR 2002, 2)"]),
        ("ieee", ["[1, p. 3], see also [2]", f"{IOM} (IOM) [3]", "[3]", f"{OHCHR} (OHCHR) [4, p. 2]"]),
    ],
)  # fmt: skip
def test_a_document_has_each_organisation_spelt_out_once(style: str, expected: list[str]) -> None:
    output = result(style, *DOCUMENT)
    assert [plain_text(runs) for runs in output.citations] == expected
    assert output.warnings == ()


@pytest.mark.slow
def test_without_acronyms_names_are_spelt_out_each_time() -> None:
    output = result("apa", *DOCUMENT, acronyms=False)
    assert [plain_text(runs) for runs in output.citations[1:]] == [
        f"{IOM} (2007)",
        f"({IOM}, 2007)",
        f"{OHCHR} (2002, p. 2)",
    ]


@every_row(
    "style",
    [
        "apa",
        "chicago",
        "harvard",
        "vancouver",
        "mla",
        "ieee",
        "iso690",
        "fao",
        "elsevier",
        "chicago-notes-bibliography",
    ],
)
def test_no_list_has_acronyms_or_marks(style: str) -> None:
    output = result(style, *DOCUMENT)
    text = "\n".join(plain_text(reference.runs) for reference in output.bibliography)
    assert "[IOM]" not in text
    assert text.isprintable() or all(char.isprintable() or char in "\n\xa0\u202f" for char in text)
    assert {reference.key for reference in output.bibliography} == set(KEYS)


@pytest.mark.slow
def test_in_notes_names_are_spelt_out() -> None:
    output = result("chicago-notes-bibliography", "[@iom2007handbook, p. 4]", "@iom2007handbook")
    assert output.is_note
    assert plain_text(output.citations[0]) == (
        f"{IOM}, The IOM Handbook on Direct Assistance for Victims of Trafficking ({IOM}, 2007), 4."
    )
    assert [plain_text(runs) for runs in output.leads] == ["", IOM]


@pytest.mark.slow
def test_a_text_goes_on_from_who_made_a_work_where_its_note_names_nobody() -> None:
    report = Publication(
        key="k", type="report", title="On Return", date="2020", publisher="United Nations",
        number="Sales No. E.20.IV.3", authors=(Name(literal="Office of Drugs", short="OD"),),
    )  # fmt: skip
    nobody = report.changed(key="n", title="On Arrival", authors=())
    citations = [citation("@k"), citation("@n"), citation("[@k]")]
    output = format_publications([report, nobody], citations, styles.style_named("un"))
    assert [plain_text(runs) for runs in output.leads] == ["Office of Drugs", "On Arrival", ""]
    assert "Office of Drugs" not in plain_text(output.citations[0])


@pytest.mark.slow
def test_a_list_follows_the_rules_of_its_style() -> None:
    apa, vancouver = (
        {reference.key: plain_text(reference.runs) for reference in result(style).bibliography}
        for style in ("apa", "vancouver")
    )
    assert apa["iom2007handbook"] == (
        f"{IOM}. (2007). The IOM handbook on direct assistance for victims of trafficking."
    )
    assert vancouver["iom2007handbook"] == (
        f"{IOM}. The IOM handbook on direct assistance for victims of trafficking. Geneva: {IOM}; 2007."
    )


@pytest.mark.slow
def test_a_locale_has_its_own_words() -> None:
    output = result("apa", "[@iom2007handbook, chap. 3]", locale="fr-FR")
    assert "Chapitre 3" in plain_text(output.citations[0])


def test_a_work_may_be_cited_by_an_older_key_and_in_another_case() -> None:
    publication = Publication(
        key="new", aliases=("old",), title="T", type="book", authors=(Name(family="Doe"),), date="2001"
    )
    citations = [citation(f"[@{key}]") for key in ("old", "new", "NEW", "Old")]
    output = format_publications([publication], citations, styles.style_named("apa"))
    assert [plain_text(runs) for runs in output.citations] == ["(Doe, 2001)"] * 4
    assert output.warnings == ()


REPEATED = {
    "[@new; @old]": "(Doe, 2001)",
    "[@new, p. 3; @old]": "(Doe, 2001, p. 3)",
    "[@new; @old, p. 3]": "(Doe, 2001, p. 3)",
    "[see @new, p. 3; @old, p. 5; @other]": "(see Doe, 2001, p. 3; 2001, p. 5; Roe, 2002)",
    "@new [p. 3; @old]": "Doe (2001, p. 3)",
    "[@new; @other; @old]": "(Doe, 2001; Roe, 2002)",
}


@pytest.mark.slow
def test_two_keys_of_a_merged_record_in_one_citation_cite_it_once() -> None:
    doe = Publication(key="new", aliases=("old",), title="T", type="book", authors=(Name("Doe"),), date="2001")
    roe = doe.changed(key="other", aliases=(), authors=(Name("Roe"),), date="2002")
    output = format_publications([doe, roe], [*map(citation, REPEATED)], styles.style_named("apa"))
    assert dict(zip(REPEATED, map(plain_text, output.citations), strict=True)) == REPEATED


@pytest.mark.slow
def test_acronyms_leave_the_order_and_the_letters_of_a_list_alone() -> None:
    names = [
        Name(literal="Oxfam", short="OX"),
        Name(literal="Oxfam America"),
        Name(literal="Oxfam", short="OX"),
    ]
    publications = [
        Publication(key=str(number), title=title, type="book", authors=(name,), date="2001")
        for number, (name, title) in enumerate(zip(names, ("B", "C", "A"), strict=True))
    ]
    output = format_publications(publications, [], styles.style_named("apa"))
    assert [plain_text(reference.runs) for reference in output.bibliography] == [
        "Oxfam. (2001a). A.",
        "Oxfam. (2001b). B.",
        "Oxfam America. (2001). C.",
    ]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("nlm", "Dupont J. Le livre noir. 2nd ed. Smith A, translator. Paris: Seuil; 1999."),
        ("iso690", "DUPONT, Jean, 1999. Le livre noir. Traduit par Ann Smith. 2ᵉ éd. Paris\xa0: Seuil."),
        ("apa", "Dupont, J. (1999). Le livre noir (A. Smith, Trans.; 2nd ed.). Seuil."),
    ],
)
def test_translators_and_editions_are_as_the_manuals_have_them(style: str, expected: str) -> None:
    publication = Publication(
        key="k",
        type="book",
        title="Le livre noir",
        authors=(Name(family="Dupont", given="Jean"),),
        date="1999",
        translators=(Name(family="Smith", given="Ann"),),
        edition="2",
        publisher="Seuil",
        publisher_place="Paris",
        language="fr",
    )
    output = format_publications([publication], [], styles.style_named(style))
    assert plain_text(output.bibliography[0].runs) == expected


@pytest.mark.parametrize(
    ("accessed", "expected"),
    [("2026-11-24", "Retrieved November 24, 2026, from http://x.org"), ("", "T. (n.d.). http://x.org")],
)
def test_apa_says_retrieved_where_it_knows_when(accessed: str, expected: str) -> None:
    publication = Publication(key="k", type="report", title="T", url="http://x.org", accessed=accessed)
    output = format_publications([publication], [], styles.style_named("apa"))
    assert expected in plain_text(output.bibliography[0].runs)
    assert ("Retrieved" in plain_text(output.bibliography[0].runs)) is bool(accessed)


def test_a_date_that_could_not_be_read_is_printed_once() -> None:
    record = Publication(
        key="a", type="webpage", title="Roads", authors=(Name(literal="IOM"),), extra={"date": "Jan-18"}
    )
    [entry] = format_publications([record], [], styles.style_named("apa")).bibliography
    assert plain_text(entry.runs) == "IOM. (Jan-18). Roads."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@jobe2010causes [art. 4]", "Jobe (art. 4)"),
        ("[-@jobe2010causes, art. 4]", "(art. 4)"),
        ("@jobe2010causes [p. 4]", "Jobe (4)"),
    ],
)
def test_a_locator_that_stands_alone_has_no_comma_before_it(text: str, expected: str) -> None:
    assert plain_text(result("mla", text).citations[0]) == expected
