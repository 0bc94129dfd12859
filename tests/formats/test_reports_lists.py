"""Lists of references as reports have them: house styles, addresses to the letter, and every doubt told."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib import formats
from protlib.formats import reference_lists
from protlib.record.model import Name, Publication


def read_record(text: str) -> Publication:
    [publication] = reference_lists.loads(text.encode()).publications
    return publication


def spelt(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def values(publication: Publication, fields: list[str]) -> dict[str, str]:
    return {
        field: "; ".join(map(spelt, getattr(publication, field)))
        if field in {"authors", "editors"}
        else getattr(publication, field)
        for field in fields
    }


@every_row(
    ("text", "expected"),
    [
        ("Hickle, K., E., & Hallett, S. (2016). Mitigating harm. Children & Society, 30(4), 302-313.", {"authors": "Hickle, K. E.; Hallett, S."}),
        ("US Department of Labor. Bureau of International Labor Affairs. (2018). List of goods. Washington, DC: Author.",
         {"authors": "US Department of Labor, Bureau of International Labor Affairs", "title": "List of goods", "publisher_place": "Washington, DC",
          "publisher": "US Department of Labor, Bureau of International Labor Affairs"}),
        ("U.S. Department of State. Bureau of Democracy, Human Rights, and Labor. Country Reports 2018: Chad. Washington, DC; 2019.",
         {"authors": "U.S. Department of State, Bureau of Democracy, Human Rights, and Labor", "title": "Country Reports 2018: Chad"}),
        ("Surtees, R.; Craggs, S. (2010). Beneath the surface. Geneva: IOM.", {"authors": "Surtees, R.; Craggs, S.", "title": "Beneath the surface"}),
        ("3. Ottisova, L.; Howard, L.M.; Oram, S. Prevalence and risk of violence: A review. Epidemiol. Psychiatr. Sci. 2016, 25, 317–341. [CrossRef] [PubMed]",
         {"authors": "Ottisova, L.; Howard, L.M.; Oram, S.", "title": "Prevalence and risk of violence: A review", "type": "article-journal",
          "container_title": "Epidemiol. Psychiatr. Sci.", "volume": "25", "page": "317-341", "private_note": ""}),
        ("7. World Health Organization. Human Trafficking; WHO: Geneva, Switzerland, 2012; Available online: https://who.example/77394 (accessed on 8 October 2020).",
         {"title": "Human Trafficking", "publisher": "WHO", "publisher_place": "Geneva, Switzerland", "date": "2012", "accessed": "2020-10-08"}),
        ("14. Kara, S. Supply and demand. In Modern Slavery: A Reader; Quirk, J., Ed.; Routledge: London, UK, 2011; pp. 66–71.",
         {"authors": "Kara, S.", "editors": "Quirk, J.", "container_title": "Modern Slavery: A Reader", "publisher": "Routledge", "page": "66-71"}),
        ("5. ILO, Hard to See: Survey guidelines, Geneva, 2012; available from http://ilo.example/---ed_norm/wcms_182096.pdf.",
         {"authors": "ILO", "title": "Hard to See: Survey guidelines", "publisher_place": "Geneva", "date": "2012", "url": "http://ilo.example/---ed_norm/wcms_182096.pdf"}),
        ("OIT, Estimation mondiale du travail forcé, Genève, 2012 ; disponible [en anglais] sur http://ilo.example/lang--fr/index.htm.",
         {"authors": "OIT", "title": "Estimation mondiale du travail forcé", "publisher_place": "Genève", "date": "2012", "private_note": ""}),
        ("OIT. Ganancias y pobreza , 2014; disponible en idioma inglés solamente en http://ilo.example/wcms_243422.pdf .",
         {"authors": "OIT", "title": "Ganancias y pobreza", "date": "2014", "url": "http://ilo.example/wcms_243422.pdf"}),
        ("Verité, Fair Hiring Toolkit; available from http://verite.example/toolkit.", {"authors": "Verité", "title": "Fair Hiring Toolkit"}),
        ("Anti-Slavery International (2014) Forced Criminal Activities [Online, accessed 12 May 2019] http://asi.example/forced_criminal.pdf",
         {"title": "Forced Criminal Activities", "accessed": "2019-05-12", "publisher": "", "private_note": ""}),
        ("UNICEF. Multiple Indicator Cluster Surveys, [online, accessed July 29, 2020]; available from http://mics.example/.",
         {"title": "Multiple Indicator Cluster Surveys", "accessed": "2020-07-29"}),
        ("Dottridge, Mike; Jordan, Ann (2012): Children and Trafficking, Issue Paper 5, American University Washington College of Law, Washington DC",
         {"authors": "Dottridge, Mike; Jordan, Ann", "title": "Children and Trafficking", "number": "5", "publisher": "American University Washington College of Law",
          "publisher_place": "Washington DC"}),
        ("Craig, G. and McQuade, A. (2007) Contemporary slavery in the UK: Overview, York: Joseph Rowntree Foundation.",
         {"title": "Contemporary slavery in the UK: Overview", "publisher": "Joseph Rowntree Foundation", "publisher_place": "York"}),
        ("7. Anne T. Gallagher and Paul Holmes, “Criminal justice response”, International Review, vol. 18, No. 3 (2008), pp. 318–343.",
         {"authors": "Gallagher, Anne T.; Holmes, Paul", "container_title": "International Review", "issue": "3"}),
        ("10. Mike Dottridge, Kids as Commodities? Child Trafficking and What to Do (Lausanne, Terre des Hommes, 2004), chap. 3.",
         {"authors": "Dottridge, Mike", "title": "Kids as Commodities? Child Trafficking and What to Do", "publisher": "Terre des Hommes", "publisher_place": "Lausanne"}),
        ("Vaz Cabral, G. (2011). « Les victimes », Cahiers de la sécurité, n° 17, p. 44-52.", {"container_title": "Cahiers de la sécurité", "issue": "17", "volume": ""}),
        ("Blanco, I. (2014). Trata. Anuario, 67, 173-201. Recuperado el 3 de mayo de 2019, de https://d.example/articulo?codigo=51", {"accessed": "2019-05-03"}),
        ("Stoklosa H, Baldwin SB. Health education: the facts. Lancet. 2017;390(10103):1641–2.", {"date": "2017", "page": "1641-2"}),
        ("Cockbain, E. (2018). A review. Journal of Criminology, 14, 319–360. https://link.example/article/10.1007/s11292-017-9321-3",
         {"url": "https://link.example/article/10.1007/s11292-017-9321-3", "doi": ""}),
        ("Bailey, Mark (2020). La traite : une revue. Paris : Karthala.", {"authors": "Bailey, Mark", "date": "2020"}),
        ("Mini Action Guide on Forced Labour. 2008; available from http://ituc.example/guide_EN.pdf.", {"authors": "", "title": "Mini Action Guide on Forced Labour", "date": "2008"}),
    ],
)  # fmt: skip
def test_reads_what_reports_have(text: str, expected: dict[str, str]) -> None:
    assert values(read_record(text), list(expected)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/asia/_orphans_.html?_r=0", "https://x.example/a_-_b.pdf", "https://x.example/a__b*c", "http://x.example/f?p=1000:1:0::NO:::",
        "https://x.example/Report%20final_web.pdf", "https://x.example/handle/10665/77394", "https://x.example/a(1).pdf",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{}", "Available at: {}", "Disponible en: {} [consultado el 4 de marzo de 2020]", "<{}>", "*{}*"]
)
def test_no_letter_of_an_address_is_changed(address: str, form: str) -> None:
    assert read_record(f"IOM (2019) A title. Geneva: IOM. {form.format(address)}.").url == address


def test_an_address_with_the_escapes_of_markdown_is_read_as_it_is_shown() -> None:
    assert (
        read_record("IOM (2019) *A title*. Geneva: IOM. https://x.example/a\\_b?\\_r=0").url
        == "https://x.example/a_b?_r=0"
    )


_PIECES: Final = st.lists(st.from_regex(r"[a-z][a-z0-9_%]{2,9}", fullmatch=True), min_size=3, max_size=8)


@given(pieces=_PIECES, place=st.integers(1, 6))
def test_an_address_that_a_line_broke_behind_a_stroke_is_whole_again(pieces: list[str], place: int) -> None:
    place = min(place, len(pieces) - 2)
    address = f"https://x.example/{'/'.join(pieces)}/file.pdf"
    before, behind = "/".join(pieces[:place]), "/".join(pieces[place:])
    text = (
        f"IOM (2019) A title that is long enough to stand on a line. Geneva: IOM. https://x.example/{before}/\n"
        f"{behind}/file.pdf (accessed 3 May 2020).\nUNICEF (2018) Another title of a report. New York: UNICEF.\n"
    )
    parsed = reference_lists.loads(text.encode())
    assert [publication.url for publication in parsed.publications] == [address, ""]
    assert parsed.problems == []


@every_row(
    ("before", "behind", "url", "is_told"),
    [
        ("https://x.example/human-", "trafficking-report.pdf", "https://x.example/human-trafficking-report.pdf", True),
        ("https://x.example/view?id=", "12&lang=en", "https://x.example/view?id=12&lang=en", False),
        ("https://", "x.example/report_1.pdf", "https://x.example/report_1.pdf", False),
        ("https://x.example/reports/", "Kalayaan%20Report_web.pdf", "https://x.example/reports/Kalayaan%20Report_web.pdf", False),
        ("https://x.example/report.pdf", "(accessed 3 May 2020).", "https://x.example/report.pdf", False),
        ("https://x.example/reports/", "Accessed 3 May 2020.", "https://x.example/reports/", False),
        ("https://x.example/reports/", "A/HRC/35/37.", "https://x.example/reports/", False),
    ],
)  # fmt: skip
def test_an_address_goes_on_only_where_it_was_broken(before: str, behind: str, url: str, is_told: bool) -> None:
    parsed = reference_lists.loads(f"IOM (2019) A title. Geneva: IOM. {before}\n{behind}".encode())
    assert parsed.publications[0].url == url
    assert ("a link was broken over two lines; check it" in [p.what for p in parsed.problems]) is is_told


def test_an_entry_below_an_address_is_one_of_its_own() -> None:
    text = (
        "IOM (2019) A title of a report that fills most of the line. Geneva: IOM. https://x.example/reports/\n"
        "IOM/UNHCR (2010) Another title of a report that fills the line. Geneva: IOM. https://x.example/b_c\n"
        "Smith-Jones, A. (2011) A third title of a report. London: Zed.\n"
    )
    assert [publication.date for publication in reference_lists.loads(text.encode()).publications] == [
        "2019",
        "2010",
        "2011",
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("IOM (2019) A title. Bundeslagebild 2018. Wiesbaden: BKA.", "the title may end at its first full stop"),
        ("IOM (2019) Trafficking and protection; a survey; a map. Geneva: IOM.", "the title may contain other fields"),
        ("Winrock International, Child Protection, Arlington, 2017.", "“Arlington” in the title may be the place of publication"),
        ("Ezeta, F. (2006), Trata de personas: aspectos, Macmillan, London.", "“Macmillan, London” may be a part of the title"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_told_and_the_entry_kept(text: str, doubt: str) -> None:
    parsed = reference_lists.loads(text.encode())
    assert [problem.what for problem in parsed.problems] == [doubt]
    assert parsed.publications[0].private_note == text


def test_a_list_that_says_no_years_is_told_by_its_addresses() -> None:
    text = (
        "Verité. Fair Hiring Toolkit; available from http://verite.example/toolkit.\n"
        "Good Jobs First. Violation Tracker. [Online, accessed May 16, 2017]; available from http://gjf.example/tracker.\n"
    )
    assert formats.detect(text.encode(), "-").name == "references"


def test_a_long_entry_with_a_quotation_is_read_at_once() -> None:
    text = f"{'International Organization for Migration and the Office of ' * 12}Others (2019) “A title”, 3."
    assert read_record(text).title
