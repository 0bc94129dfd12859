"""Verifying: thirty reports in six styles, with mistakes planted in them; and each kind of mistake by itself."""

from collections.abc import Iterable, Sequence
from functools import cache

import pytest

from harness.paths import EXAMPLES
from harness.rows import every_row
from protlib import formats
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.mentions import Mention, Mentions
from protlib.citing.verification import manuscript
from protlib.citing.verification.report_review import FindingKind, ReportFinding, ReportReview, review_report
from protlib.record.model import Name, Publication
from sample_files.documents import docx, odt, p, run
from sample_files.typed_reports import Planted, Report, report, usable


class Shelf:
    """A library that answers with all that it has: the hardest case, for nothing is left to the search."""

    def __init__(self, *publications: Publication) -> None:
        self.publications = publications

    def titled(self, title: str) -> Iterable[Publication]:
        return [publication for publication in self.publications if publication.title.casefold() == title.casefold()]

    def look_up(self, words: Sequence[str], doi: str) -> Iterable[Publication]:
        return self.publications

    def has_key(self, key: str) -> bool:
        return any(publication.key == key for publication in self.publications)

    def keys_like(self, key: str) -> Sequence[str]:
        return [publication.key for publication in self.publications if publication.key[:3] == key[:3]]


class LargeShelf(Shelf):
    """A library with many records: its search answers with those that have more than three words in the title."""

    def look_up(self, words: Sequence[str], doi: str) -> Iterable[Publication]:
        shared = [(record, [word for word in words if word in record.title.casefold()]) for record in self.publications]
        return [record for record, found in shared if len(found) > 3]


@cache
def library_records() -> tuple[Publication, ...]:
    data = (EXAMPLES / "publications.jsonl").read_bytes()
    return tuple(usable(formats.read(data, formats.format_named("jsonl")).publications))


def verified(text: str, *publications: Publication, name: str = "report.md") -> ReportReview:
    return review_report(manuscript.read_manuscript(text.encode(), name), Shelf(*publications))


def is_of(finding: ReportFinding, planted: Planted) -> bool:
    if finding.kind is not planted.kind:
        return False
    if planted.kind is FindingKind.CHANGED:
        return finding.key == planted.sign and [entry.field for entry in finding.differences] == [planted.field]
    return planted.sign in finding.subject


def judged(made: Report) -> tuple[int, int, int]:
    """Return how many of the planted mistakes were found, how many were not, and how many findings are none of them."""
    review = verified(made.text, *library_records())
    assert len(review.entries) == made.entries
    missed, hits, wrong = list(made.planted), 0, 0
    for finding in review.findings:
        planted = next((error for error in missed if is_of(finding, error)), None)
        if planted is None:
            wrong += 1
        else:
            missed.remove(planted)
            hits += 1
    return hits, len(missed), wrong


@pytest.mark.parametrize("reports", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_finds_the_mistakes_that_were_planted_and_hardly_anything_else(reports: int) -> None:
    counts = [judged(report(seed, library_records())) for seed in range(reports)]
    hits, missed, wrong = map(sum, zip(*counts, strict=True))
    assert hits / (hits + missed) >= 0.97
    assert hits / (hits + wrong) >= 0.97


class WithoutTitles(Shelf):
    """A library that finds nothing by a whole title."""

    def titled(self, title: str) -> Iterable[Publication]:
        return ()


@pytest.mark.parametrize("reports", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_a_record_found_by_its_title_is_the_one_that_all_words_find(reports: int) -> None:
    for seed in range(reports):
        manuscript_text = manuscript.read_manuscript(report(seed, library_records()).text.encode(), "report.md")
        assert review_report(manuscript_text, Shelf(*library_records())) == review_report(
            manuscript_text, WithoutTitles(*library_records())
        )


JOBE = Publication(
    key="jobe2010causes",
    type="report",
    title=("The Causes and Consequences of Re-trafficking: Evidence from a Database"),
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
    publisher="International Organization for Migration",
)
IOM = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons: Guidance for Health Providers",
    authors=(Name(literal="International Organization for Migration", short="IOM"),),
    date="2009",
    doi="10.1000/caring",
)
RAPPORTEUR = Publication(
    key="hrc2019report", type="report", title="Report of the Special Rapporteur on Trafficking in Persons",
    authors=(Name(literal="Human Rights Council"),), date="2019", number="A/HRC/41/46",
)  # fmt: skip
LIST = {
    "jobe": "Jobe, A. (2010). *The causes and consequences of re-trafficking: Evidence from a database*. IOM.",
    "iom": "International Organization for Migration. (2009). *Caring for trafficked persons: Guidance for health providers*.",
    "hrc": "Human Rights Council. (2019). *Report of the Special Rapporteur on trafficking in persons* (A/HRC/41/46).",
}
TEXT = "Known (IOM, 2009; Jobe, 2010), and Human Rights Council (2019) agrees."


def document(text: str = TEXT, **changed: str) -> str:
    entries = {**LIST, **changed}.values()
    return "\n\n".join((text, "# References", *filter(None, entries)))


def findings(text: str) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, finding.subject) for finding in verified(text, JOBE, IOM, RAPPORTEUR).findings]


def test_finds_nothing_where_all_is_well() -> None:
    review = verified(document(), JOBE, IOM, RAPPORTEUR)
    assert review.findings == ()
    assert review.citation_count == 3
    assert list(review.keys.values()) == ["jobe2010causes", "iom2009caring", "hrc2019report"]


@pytest.mark.parametrize("shelf", [Shelf, WithoutTitles])
def test_of_two_records_with_one_title_the_other_words_decide(shelf: type[Shelf]) -> None:
    later = JOBE.changed(key="jobe2012causes", date="2012")
    other_doi = IOM.changed(key="iom2009other", doi="10.1000/other")
    text = document(iom=f"{LIST['iom']} https://doi.org/10.1000/other", jobe=LIST["jobe"].replace("2010", "2012"))
    records = shelf(JOBE, later, IOM, other_doi, RAPPORTEUR)
    review = review_report(manuscript.read_manuscript(text.encode(), "report.md"), records)
    assert list(review.keys.values()) == ["jobe2012causes", "iom2009other", "hrc2019report"]


@every_row(
    ("text", "message", "near"),
    [
        (TEXT + " (Smith, 2011)", "Smith (2011)", ""),
        (TEXT.replace("Jobe, 2010", "Jobe, 2011"), "Jobe (2011)", "Jobe (2010)"),
        (TEXT.replace("Jobe, 2010", "Jobbe, 2010"), "Jobbe (2010)", "Jobe (2010)"),
        (TEXT.replace("Jobe, 2010", "Jobe, 2010a"), "Jobe (2010a)", "Jobe (2010)"),
        (TEXT.replace("Jobe, 2010", "Jobe & Smith, 2010"), "Jobe & Smith (2010)", "Jobe (2010)"),
    ],
)  # fmt: skip
def test_tells_of_a_citation_without_an_entry_once(text: str, message: str, near: str) -> None:
    [finding] = verified(document(text), JOBE, IOM, RAPPORTEUR).findings
    assert (finding.kind, finding.line, finding.subject, finding.near) == (FindingKind.UNLISTED, 1, message, near)


IN_NOTES = (
    "So.[^1] Or.[^2] And^[See Smith 2012, p. 3.] so.\n\n[^1]: IOM, 2009, p. 3; Jobe 2010.\n[^2]: HRC, 2018: 4.\n\n"
)


def test_notes_cite_without_brackets() -> None:
    review = verified(document(IN_NOTES), JOBE, IOM, RAPPORTEUR)
    assert [(finding.kind, finding.line, finding.subject) for finding in review.findings] == [
        (FindingKind.UNLISTED, 1, "Smith (2012)"),
        (FindingKind.UNLISTED, 4, "HRC (2018)"),
    ]
    assert review.citation_count == 4


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_notes_of_word_and_libreoffice_cite_without_brackets(suffix: str) -> None:
    text, note = "As we know.", "Smith 2012, p. 3; Jobe, 2010."
    if suffix == ".docx":
        notes = {"footnotes": f'<w:footnote w:id="2">{p(run(note))}</w:footnote>', "header1": p(run("IOM, 2009"))}
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        data = docx(p(run(text), mark), p(run("References")), p(run(LIST["jobe"])), notes=notes)
    else:
        body = f"<text:note-body><text:p>{note}</text:p></text:note-body>"
        within = f"<text:note text:note-class='footnote'>{body}</text:note>"
        data = odt(f"{text}{within}", "References", LIST["jobe"])
    review = review_report(manuscript.read_manuscript(data, f"a{suffix}"), Shelf(JOBE))
    assert [(finding.kind, finding.subject) for finding in review.findings] == [(FindingKind.UNLISTED, "Smith (2012)")]


def test_tells_of_an_entry_that_is_cited_nowhere() -> None:
    assert findings(document("Known (IOM, 2009) and (Human Rights Council, 2019).")) == [
        (FindingKind.UNCITED, LIST["jobe"].replace("*", ""))
    ]


@pytest.mark.parametrize("lead", ["in the words of ", "prefix ", "van den Berg, 2009; "])
def test_words_may_lead_to_a_citation(lead: str) -> None:
    text = (
        f"Known ({lead}Jobe, 2010; Doe, 2011).\n\n# References\n\nDoe, B. (2011). Other.\n\nJobe, A. (2010). Causes.\n"
    )
    kinds = [finding.kind for finding in verified(text).findings if finding.kind is not FindingKind.UNKNOWN]
    assert kinds == ([FindingKind.UNLISTED] if "Berg" in lead else [])


def test_what_other_programs_cite_is_cited_and_counted_once() -> None:
    record = Publication(key="a", title="Causes", authors=(Name(family="Jobe", given="A."),), date="2010")
    cited = (Mention(0, Citation((CitedPublication("a"),))), Mention(0, Citation((CitedPublication("a"),))))
    typed_list = manuscript.read_manuscript(
        b"Known (Doe, 2011; vid. Jobe 10).\n\n# References\n\nDoe, B. (2011). Other.\n\nJobe, A. (2010). Causes.\n",
        "a.txt",
    ).typed_list
    mentions = Mentions(cited, records={"a": record}, field_count=2)
    review = review_report(manuscript.Manuscript(typed_list, mentions), Shelf())
    assert (review.citation_count, {finding.kind for finding in review.findings}) == (2, {FindingKind.UNKNOWN})


@pytest.mark.parametrize("key", ["jobe2010", "Jobe2010", "old2010"])
def test_what_is_cited_by_its_key_is_cited_whatever_the_style_shows(key: str) -> None:
    record = JOBE.changed(key="jobe2010", aliases=("old2010",))
    text = document("Known (IOM, 2009; Human Rights Council, 2019) and (1).")
    typed_list = manuscript.read_manuscript(text.encode(), "a.txt").typed_list
    by_key = Mentions((Mention(0, Citation((CitedPublication(key),))),), field_count=1)
    review = review_report(manuscript.Manuscript(typed_list, by_key), Shelf(record, IOM, RAPPORTEUR))
    uncited = [finding for finding in review.findings if finding.kind is FindingKind.UNCITED]
    assert (review.citation_count, uncited) == (2, [])


@pytest.mark.parametrize("mode", CitationMode)
def test_words_before_a_year_that_is_cited_without_its_author_are_no_author(mode: CitationMode) -> None:
    record = Publication(key="b", title="Other", authors=(Name(family="Doe", given="B."),), date="2011")
    text = "Data (2011) say it. So Jobe (2011) says.\n\n# References\n\nDoe, B. (2011). Other.\n"
    typed_list = manuscript.read_manuscript(text.encode(), "a.txt").typed_list
    by_key = Mentions((Mention(0, Citation((CitedPublication("b", mode),))),), field_count=1)
    review = review_report(manuscript.Manuscript(typed_list, by_key), Shelf(record))
    unlisted = [finding.subject for finding in review.findings if finding.kind is FindingKind.UNLISTED]
    assert unlisted == ["Data (2011)", "Jobe (2011)"][mode is CitationMode.WITHOUT_AUTHOR :]


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ("Jobe, Alison (2010). The causes and consequences of re-trafficking. Geneva: IOM.", [7]),
        ("Jobe, A. (2009). *The causes and consequences of re-trafficking: Evidence from a database*. IOM.", []),
        ("Jobe, A. (2010). *Returned*. IOM.", []),
    ],
)
def test_a_work_that_is_listed_twice(second: str, lines: list[int]) -> None:
    review = verified(f"Known (Jobe, 2010).\n\n# References\n\n{LIST['jobe']}\n\n{second}\n", JOBE)
    assert [finding.line for finding in review.findings if finding.kind is FindingKind.TWICE] == lines
    if lines:
        assert [(finding.near[:14], finding.key) for finding in review.findings] == [("Jobe, A. (2010", JOBE.key)]


@pytest.mark.parametrize("source", ["(General Assembly resolution 64/293)", "(A/RES/64/293)", "(resolution 64/292)"])
def test_a_symbol_names_the_body_that_an_entry_leaves_out(source: str) -> None:
    body = Name(literal="United Nations General Assembly")
    plan = Publication(key="a", type="report", title="Global Plan of Action", number="A/RES/64/293", authors=(body,))
    entry = f"“Global Plan of Action” {source}."
    findings = verified(f"As (Doe, 2011).\n\n# References\n\nDoe, B. (2011). Other.\n\n{entry}\n", plan).findings
    differing = [difference.field for finding in findings for difference in finding.differences]
    assert differing == (["author"] if "64/292" in source else [])


def test_knows_bodies_by_the_acronyms_of_the_library() -> None:
    body = RAPPORTEUR.changed(authors=(Name(literal="Human Rights Council", short="UNHRC"),))
    text = document(TEXT.replace("Human Rights Council", "UNHRC"))
    assert verified(text, JOBE, IOM, body).findings == ()


@every_row(
    ("changes", "field", "typed", "library"),
    [
        ({"jobe": LIST["jobe"].replace("2010", "2012")}, "year", "2012", "2010"),
        ({"jobe": LIST["jobe"].replace("causes", "roots")}, "title",
         "The roots and consequences of re-trafficking: Evidence from a database", JOBE.title),
        ({"jobe": LIST["jobe"].replace("Jobe, A.", "Jobe, A., & Petrov, I.")}, "author", "Jobe, A., & Petrov, I", "Jobe, Alison"),
        ({"hrc": LIST["hrc"].replace("A/HRC/41/46", "A/HRC/40/46")}, "symbol", "A/HRC/40/46", "A/HRC/41/46"),
        ({"hrc": LIST["hrc"].replace("A/HRC/41/46", "A/HRC/41/46/Add.1")}, "symbol", "A/HRC/41/46/Add.1", "A/HRC/41/46"),
        ({"hrc": LIST["hrc"].replace("A/HRC/41/46", "CEDAW/C/GC/38")}, "symbol", "CEDAW/C/GC/38", "A/HRC/41/46"),
        ({"iom": LIST["iom"] + " https://doi.org/10.1000/other"}, "doi", "10.1000/other", "10.1000/caring"),
    ],
)  # fmt: skip
def test_tells_what_an_entry_says_otherwise(changes: dict[str, str], field: str, typed: str, library: str) -> None:
    text = document(TEXT.replace("Jobe, 2010", "Jobe, 2012") if field == "year" else TEXT, **changes)
    [finding] = verified(text, JOBE, IOM, RAPPORTEUR).findings
    assert finding.kind is FindingKind.CHANGED
    assert [tuple(difference) for difference in finding.differences] == [(field, typed, library)]


def test_tells_of_a_reference_that_the_library_does_not_have_and_what_is_nearest() -> None:
    made_up = "Jobe, A. (2010). *The causes and costs of trafficking in evidence*. IOM."
    [finding] = verified(document(jobe=made_up), JOBE, IOM, RAPPORTEUR).findings
    assert (finding.kind, finding.line) == (FindingKind.UNKNOWN, 5)
    assert verified(document(jobe=made_up)).findings[0].near == ""


def test_a_subtitle_may_be_left_out() -> None:
    assert findings(document(jobe="Jobe, A. (2010). *The causes and consequences of re-trafficking*. IOM.")) == []


def test_a_number_means_the_entry_of_the_list_of_its_chapter() -> None:
    first_list = ["1. Smith, J. (2011). A study of law. UNHCR.", "2. Smith, J. (2012). A study of war. UNHCR."]
    second_list = ["1. Jobe, A. (2018). Causes of re-trafficking. IOM.", "2. Oram, S. (2012). Health. WHO."]
    chapters = ["One [1].", "## References", *first_list, "# Two", "More [2], [3].", "## References", *second_list]
    numbered_findings = [row for row in findings("\n\n".join(chapters)) if row[0] is not FindingKind.UNKNOWN]
    uncited = [(FindingKind.UNCITED, entry[3:]) for entry in (first_list[1], second_list[0])]
    assert numbered_findings == [uncited[0], (FindingKind.UNLISTED, "[3]"), uncited[1]]


def test_numbers_are_matched_with_a_numbered_list() -> None:
    text = "One [1], two [3] and three [4].\n\n# References\n\n" + "\n".join(
        f"[{number}] {entry}" for number, entry in enumerate(LIST.values(), 1)
    )
    assert findings(text) == [(FindingKind.UNLISTED, "[4]"), (FindingKind.UNCITED, LIST["iom"].replace("*", ""))]


def test_an_author_in_brackets_is_a_citation_among_numbers_too() -> None:
    entries = "1. Oram, S. (2012). Health. WHO.\n\n2. Jobe, A. (2010). Causes. IOM.\n"
    text = "So [1], so [2]. Doe (2013) says [2]; others do not (Smith, 2014). Some do (Jobe, 2010)."
    rows = findings(f"{text}\n\n# References\n\n{entries}")
    assert [row for row in rows if row[0] is not FindingKind.UNKNOWN] == [(FindingKind.UNLISTED, "Smith (2014)")]


def test_points_of_a_text_are_no_numbers_of_its_list() -> None:
    names = ("Jobe", "Oram", "Petrov", "Silva")
    entries = "\n\n".join(f"{number}. {name}, A. (2010). Title of {name}. IOM." for number, name in enumerate(names, 1))
    points = "They need (1) food and (2) water. Again (1) food and (2) water."
    for names_text in (
        "So (Jobe, 2010; Oram, 2010; Petrov, 2010).",
        "As Jobe (2010), Oram (2010) and Petrov (2010) say.",
    ):
        rows = findings(f"{points} {names_text}\n\n# References\n\n{entries}")
        assert [what[:10] for kind, what in rows if kind is FindingKind.UNCITED] == ["Silva, A. "]


def test_keys_are_looked_for_in_the_library() -> None:
    [finding] = verified("As [@iom2009caring; @iom2009carin] say.", JOBE, IOM).findings
    assert (finding.kind, finding.subject, finding.near) == (FindingKind.NO_KEY, "iom2009carin", "iom2009caring")


def test_keys_of_latex_are_matched_with_its_own_list() -> None:
    text = (
        "\\cite{a} \\cite{x}\n\\begin{thebibliography}{9}\n"
        "\\bibitem{a} Jobe, A. (2010). \\emph{The causes and consequences of re-trafficking}. IOM.\n"
        "\\bibitem[IOM(2008)]{b} International Organization for Migration (2008). \\newblock Caring for "
        "trafficked persons:"
        " Guidance for health providers.\n\\end{thebibliography}\n"
    )
    review = verified(text, JOBE, IOM, name="report.tex")
    assert [(finding.kind, finding.line) for finding in review.findings] == [
        (FindingKind.UNLISTED, 1), (FindingKind.UNCITED, 4), (FindingKind.CHANGED, 4),
    ]  # fmt: skip
    assert review.findings[-1].differences[0].field == "year"


@pytest.mark.slow
def test_a_long_report_takes_a_moment() -> None:
    text = document(" ".join(f"Known (Author{number}, {1990 + number % 30})." for number in range(2000)))
    entries = "\n\n".join(
        f"Author{number}, A. ({1990 + number % 30}). A title of some length {number}. IOM." for number in range(300)
    )
    assert len(verified(f"{text}\n\n{entries}").findings) >= 1700


@pytest.mark.parametrize(
    "entry",
    [
        "Trafficking among pupils: a study in Syria [Internet]. New York: United Nations Population Fund; 2023.",
        "Trafficking among pupils: a study in Syria (2023). New York: United Nations Population Fund.",
        "Trafficking among pupils: a study in Syria. United Nations Population Fund, 2023.",
        "Collective Zindadu, Trafficking among pupils: a study in Syria. New York: United Nations Population Fund, 2023.",
    ],
)
def test_an_entry_that_begins_with_its_title_is_found(entry: str) -> None:
    fund = "United Nations Population Fund"
    record = Publication(
        key="a",
        title="Trafficking Among Pupils: A Study in Syria",
        date="2023",
        publisher=fund,
        publisher_place="New York",
    )
    review = review_report(
        manuscript.read_manuscript(f"# References\n\n{entry}\n".encode(), "report.md"), LargeShelf(record)
    )
    assert [*review.keys.values()] == ["a"]
    assert review.findings == ()
