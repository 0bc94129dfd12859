"""How far an entry agrees with a record: whether it is meant, and what differs."""

import pytest

from harness.rows import every_row
from protlib.citing.verification.agreement import agreement, choose_best
from protlib.record.model import Name, Publication
from protlib.typed_references.entry import parse_entry

REPORT = Publication(
    key="gpc2020guide",
    type="report",
    title=("An Introductory Guide to Anti-Trafficking Action: In Internal Displacement Contexts"),
    authors=(Name(literal=("Global Protection Cluster"), short="GPC"), Name(family="van Dijk", given="Jan")),
    date="2020-11",
)
CHAPTER = Publication(
    key="liu2017national",
    type="chapter",
    title="National Referral Mechanisms",
    container_title=("Ideas to Inform Cooperation on Migration"),
    authors=(Name(family="Liu", given="Guofu"),),
    date="2017",
)
BOOK = Publication(
    key="mcauliffe2017ideas",
    type="book",
    title="Ideas to Inform Cooperation on Migration",
    editors=(Name(family="McAuliffe", given="Marie"),),
    date="2017",
)
TREATY = Publication(
    key="un2000protocol",
    type="treaty",
    title=("Protocol to Prevent, Suppress and Punish Trafficking in Persons"),
    date="2000-11-15",
    authors=(Name(literal="United Nations", short="UN"),),
)


@pytest.mark.parametrize(
    "text",
    [
        "Global Protection Cluster, & van Dijk, J. (2020). *An introductory guide to anti-trafficking action: In internal displacement contexts*.",
        "GPC and van Dijk, J. (2020) An Introductory Guide to Anti-Trafficking Action. Geneva.",
        "1. Global Protection Cluster, van Dijk J. An introductory guide to anti-trafficking action: in internal displacement contexts. Geneva; 2020.",
        "Global Protection Cluster et al. An Introductory Guide to Anti-Traf-ficking Action. Geneva, 2020.",
    ],
)
def test_styles_make_no_difference(text: str) -> None:
    match = agreement(parse_entry(text), REPORT)
    assert match.is_meant()
    assert match.differences == ()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("GPC, & van Dijk, J. (2019). An introductory guide to anti-trafficking action.", ["year"]),
        ("GPC, & van Dijk, J. (2020). An introductory guide to counter-smuggling action in internal displacement contexts.", ["title"]),
        ("GPC. (2020). An introductory guide to anti-trafficking action.", ["author"]),
        ("GPC, & van Dijk, J. (n.d.). An introductory guide to anti-trafficking action.", ["year"]),
    ],
)  # fmt: skip
def test_tells_what_differs(text: str, fields: list[str]) -> None:
    match = agreement(parse_entry(text), REPORT)
    assert match.is_meant()
    assert [difference.field for difference in match.differences] == fields


def test_the_publishers_of_a_record_without_an_author_are_as_many_authors() -> None:
    record = REPORT.changed(authors=(), publisher="International Organization for Migration; Save the Children")
    title = "(2020). An introductory guide to anti-trafficking action: In internal displacement contexts."
    both = agreement(parse_entry(f"International Organization for Migration, & Save the Children. {title}"), record)
    one = agreement(parse_entry(f"International Organization for Migration. {title}"), record)
    assert both.differences == ()
    assert [difference.field for difference in one.differences] == ["author"]


def test_a_chapter_is_not_taken_for_its_book() -> None:
    text = (
        "Liu, G. (2017). National referral mechanisms. In M. McAuliffe (Ed.), *Ideas to inform cooperation on "
        "migration*. IOM."
    )
    match = choose_best(parse_entry(text), (BOOK, CHAPTER))
    assert match is not None
    assert (match.publication.key, match.differences) == ("liu2017national", ())


def test_a_treaty_may_begin_with_its_title() -> None:
    match = agreement(
        parse_entry("Protocol to Prevent, Suppress and Punish Trafficking in Persons, Nov. 15, 2000."), TREATY
    )
    assert match.is_meant()
    assert match.differences == ()


def test_there_may_be_no_record() -> None:
    assert choose_best(parse_entry("GPC. (2020). A guide."), ()) is None


@pytest.mark.parametrize("text", ["Smith, J. (2020). Another matter altogether.", "x", "GPC. (2020). Annual report."])
def test_what_is_not_alike_is_not_meant(text: str) -> None:
    assert not agreement(parse_entry(text), REPORT).is_meant()


TIP = [
    Publication(
        key=f"tip{year}",
        type="report",
        title=title,
        authors=(Name(literal="US Department of State"),),
        date=str(year),
    )
    for year, title in ((2008, "Trafficking in Persons Report"), (2009, "Trafficking in Persons Report"))
]
WMR = Publication(
    key="wmr2017",
    type="report",
    title="World Migration Report 2018",
    authors=(Name(literal="IOM"),),
    date="2017",
)


@every_row(
    ("text", "library", "is_meant"),
    [
        ("US Department of State. (2010). *Trafficking in Persons Report*.", TIP, False),
        ("US Department of State. (2009). *Trafficking in Persons Report*.", TIP, True),
        ("US Department of State. (2010). *Trafficking in Persons Report*.", TIP[:1], True),
        ("IOM. (2019). *World Migration Report 2020*.", [WMR], False),
        ("IOM. (2019). *World Migration Report*.", [WMR], False),
        ("IOM. (2015). *World Migration Report 2018*.", [WMR], True),
        ("IOM, World Migration Report 2018 (Geneva, 2017).", [WMR], True),
        ("IOM, IOM World Migration Report 2018 (Geneva, 2014).", [WMR], True),
        ("IOM, World Migration Report 2020 (Geneva, 2019).", [WMR], False),
    ],
)
def test_another_edition_of_a_series_is_not_the_one_that_is_there(
    text: str, library: list[Publication], is_meant: bool
) -> None:
    match = choose_best(parse_entry(text), library)
    assert match is not None
    assert match.is_meant() == is_meant


ARTICLE = Publication(
    key="smith2013study",
    type="article-journal",
    title=("A study of people who were trafficked"),
    container_title="J Intern Med",
    authors=(Name(family="Smith", given="Jo"),),
    date="2013",
    volume="1832",
    issue="12",
    page="2442",
)


@every_row(
    "text",
    [
        "Smith J. A study of people who were trafficked. J Intern Med. 2013;1832(12):2442.",
        "Smith J. A study of people who were trafficked. J Intern Med. 2013 Aug;1832(12):1990-2001.",
        "Smith J. A study of people who were trafficked. J Intern Med. 2013;1832:1990.",
        "Smith, J., A study of people who were trafficked. J Intern Med 1832 (2013): 1990-2001.",
        "Smith, J., “A study of people who were trafficked”, J Intern Med, vol. 1832, no. 1999 (2013), pp. 1990–2001.",
        "Smith, J. (2013). A study of people who were trafficked. J Intern Med, 1832(12), 1990–2001.",
    ],
)
def test_a_volume_or_a_page_is_no_year(text: str) -> None:
    assert parse_entry(text).years() == {"2013"}
    match = agreement(parse_entry(text), ARTICLE)
    assert (match.is_meant(), match.differences) == (True, ())


PAIR = Publication(
    key="zimmerman2003who",
    type="report",
    title=("WHO Ethical and Safety Recommendations for Interviewing Trafficked Women"),
    authors=(Name(family="Zimmerman", given="Cathy"), Name(family="Watts", given="Charlotte")),
    date="2003",
)


@pytest.mark.parametrize(
    "who",
    ["Zimmerman, Cathy, Watts, Charlotte,", "Zimmerman, Cathy, and Watts, Charlotte,", "Zimmerman, C., Watts, C.,"],
)  # fmt: skip
def test_several_inverted_names_in_a_row_are_all_read(who: str) -> None:
    match = agreement(parse_entry(f"{who} {PAIR.title} (WHO, 2003)."), PAIR)
    assert (match.is_meant(), match.differences) == (True, ())


def test_who_stands_before_the_title_of_the_record_is_named_there() -> None:
    report = PAIR.changed(authors=(*PAIR.authors[:1], Name(family="Khadria", given="Binod")))
    text = f"Zimmerman, Cathy, Khadria, Binod, {PAIR.title} (WHO, 2003)."
    assert agreement(parse_entry(text), report).differences == ()
    assert [difference.field for difference in agreement(parse_entry(text), PAIR).differences] == ["author"]


@pytest.mark.parametrize(
    ("title", "is_meant"),
    [
        ("World Migration agricultural machinery 2018", True),
        ("World Migration Report 2018", True),
        ("World Migration in words and figures", False),
        ("Agricultural machinery report 2018", False),
    ],
)
def test_a_run_of_words_that_was_exchanged_is_told_as_a_change(title: str, is_meant: bool) -> None:
    match = agreement(parse_entry(f"IOM. (2017). {title}. Geneva."), WMR)
    assert match.is_meant() == is_meant
    if is_meant:
        assert [difference.field for difference in match.differences] == ([] if title == WMR.title else ["title"])


def test_the_name_of_a_body_is_no_title_however_alike() -> None:
    standards = Publication(
        key="alliance2019minimum", type="report", title="Minimum Standards for Child Protection in Humanitarian Action",
        authors=(Name(literal="The Alliance for Child Protection in Humanitarian Action"),), date="2019",
    )  # fmt: skip
    text = "The Alliance for Child Protection in Humanitarian Action, After the rescue: evidence (Geneva, 2019)."
    assert not agreement(parse_entry(text), standards).is_meant()


def test_a_general_comment_in_the_form_of_united_nations_notes_is_the_same() -> None:
    title = "General comment No. 6 (2005): Treatment of Unaccompanied Children outside Their Country"
    comment = Publication(type="report", title=title, authors=(Name(literal="Committee on the Rights of the Child"),))
    name = "general comment No. 6 (2005) on treatment of unaccompanied children outside their country."
    text = f"Committee on the Rights of the Child, {name}"
    assert agreement(parse_entry(text), comment).differences == ()
    without_year = comment.changed(title=title.replace(" (2005)", ""))
    assert agreement(parse_entry(text), without_year).differences == ()


def test_a_title_stands_behind_all_names_of_its_record() -> None:
    people = (Name(family="Ressler", given="Everett M."), Name(literal="International Committee of the Red Cross"))
    guidance = Publication(type="report", title="Guidance on Best Interests Procedures", authors=people, date="2010")
    authors = "Ressler, Everett M., and International Committee of the Red Cross"
    text = f"{authors}, Guidance on Best Interests Procedures (Geneva, 2010)."
    assert agreement(parse_entry(text), guidance).differences == ()


@pytest.mark.parametrize("text", ["R v K [2007] UKHL 28.", "R v K [2007] UKHL 28, [12]."])
def test_a_short_name_of_a_case_is_enough(text: str) -> None:
    case = Publication(key="a", type="legal_case", title="R v K", date="2007")
    assert agreement(parse_entry(text), case).is_meant()
    assert not agreement(parse_entry(text), case.changed(title="R v B")).is_meant()
    assert not agreement(parse_entry(text), case.changed(type="report")).is_meant()


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("Security Council resolution 2331 (2016).", True),
        ("Resolución 2331 (2016) del Consejo de Seguridad.", True),
        ("Security Council resolution 2388 (2017).", False),
        ("Report on Security Council resolution 2331 (2016).", False),
    ],
)
def test_a_resolution_is_known_by_its_name_alone_in_any_language(text: str, is_meant: bool) -> None:
    council = Name(literal="Consejo de Seguridad")
    resolution = Publication(
        title="Resolución 2331 (2016)", number="S/RES/2331 (2016)", authors=(council,), date="2016-12-20"
    )
    match = agreement(parse_entry(text), resolution)
    assert match.is_meant() == is_meant
    assert not (is_meant and match.differences)
