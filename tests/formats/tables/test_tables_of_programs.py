"""Tables that Zotero, EndNote, Scopus and Web of Science write, and one made by hand."""

import csv
from io import StringIO

import pytest

from harness.rows import every_row
from protlib.formats.tables import csv_table
from protlib.record.model import Name, Publication
from sample_files.table_texts import IOM, read


def test_a_table_of_zotero_is_read_in_full() -> None:
    parsed = read("zotero.csv")
    assert parsed.problems == []
    assert parsed.lines == [2, 5, 6]
    assert parsed.publications[:2] == [
        Publication(
            key="K7Q2M9PA",
            type="chapter",
            title="For Their Own Good? Addressing Exploitation",
            authors=(Name(family="Hennebry", given="Jenna"), Name(family="Liu", given="Grace")),
            editors=(Name(family="McAuliffe", given="Marie"), Name(family="Klein Solomon", given="Michele")),
            date="2017-11",
            container_title="Ideas to Inform International Cooperation",
            publisher="International Organization for Migration",
            publisher_place="Geneva",
            page="12-30",
            isbn="9789290687276",
            url="https://publications.iom.int/books/ideas",
            language="en",
            tags=("women", "migrant workers", "care"),
            abstract='One paragraph.\n\nAnother, with "quotes".',
            extra={
                "csv:Date Added": "2020-03-05 10:11:12",
                "title-short": "For Their Own Good?",
                "collection-editor": [{"family": "Gallagher", "given": "Anne"}],
            },
        ),
        Publication(
            key="B3D8WX5T",
            type="report",
            title="Caring for Trafficked Persons",
            authors=(Name(literal="International Organization for Migration"),),
            date="2009",
            collection_number="12",
            publisher="IOM",
            publisher_place="Geneva",
            genre="Handbook",
            language="en",
            private_note="Read twice",
            extra={"csv:Date Added": "2020-03-05 10:11:13", "number-of-pages": "232", "PMID": "123"},
        ),
    ]
    article = parsed.publications[2]
    assert (article.type, article.date, article.issn, article.volume) == (
        "article-journal",
        "2011-07",
        "0277-9536",
        "73",
    )


def test_a_tab_delimited_export_of_endnote_is_read_in_full() -> None:
    parsed = read("endnote.txt")
    assert parsed.problems == []
    assert parsed.publications == [
        Publication(
            type="article-journal",
            title='"We are here": voices of return',
            authors=(Name(family="Jobe", given="A."), Name(family="Smith", given="J.")),
            date="2010-07-15",
            container_title="Forced Migration Review",
            volume="12",
            issue="3",
            page="4-9",
            issn="0277-9536",
            tags=("return", "voices"),
            extra={"title-short": "Voices"},
        ),
        Publication(
            type="report",
            title="Caring",
            authors=(Name(literal="International Organization for Migration"),),
            date="2009",
            publisher="IOM",
            publisher_place="Geneva",
            number="12",
        ),
    ]


def test_a_table_of_scopus_is_read_in_full() -> None:
    parsed = read("scopus.csv")
    assert parsed.problems == []
    assert parsed.publications == [
        Publication(
            type="article-journal",
            title="Human trafficking and health",
            authors=(Name(family="Zimmerman", given="Cathy"), Name(family="Hossain", given="Mazeda")),
            date="2011",
            container_title="Social Science and Medicine",
            volume="73",
            issue="2",
            page="327-335",
            issn="0277-9536",
            doi="10.1016/j.socscimed.2011.05.028",
            url="https://www.scopus.com/inward/record.uri?eid=2-s2.0-7",
            language="en",
            tags=("health", "trafficking", "Humans", "Crime"),
            abstract="Abstract.",
            extra={
                "csv:Authors": "Zimmerman C.; Hossain M.",
                "csv:Author(s) ID": "7102345678; 8234567890",
                "number-of-pages": "9",
                "csv:Cited by": "412",
                "container-title-short": "Soc. Sci. Med.",
                "csv:Source": "Scopus",
                "csv:EID": "2-s2.0-7",
            },
        )
    ]


def test_a_hand_made_table_is_read_with_a_problem_for_what_does_not_fit() -> None:
    parsed = read("handmade.csv")
    assert parsed.lines == [4, 5, 8, 10]
    assert parsed.publications == [
        Publication(
            title='Caring for "Trafficked Persons"',
            authors=(IOM,),
            date="2009",
            countries=("Worldwide",),
            regions=("Worldwide",),
            extra={"csv:Who read it": "Ana"},
        ),
        Publication(
            title="Border Assessment",
            authors=(Name(family="Jobe", given="Alison"), Name(family="Zimmerman", given="Cathy")),
            date="2016",
            countries=("Kenya", "Somalia", "Uganda"),
            regions=("East Africa",),
        ),
        Publication(
            title="Guidance",
            status="no date",
            authors=(Name(literal="UNHCR"),),
            countries=("Democratic Republic of the Congo",),
        ),
        Publication(
            title="Toolkit",
            authors=(Name(literal="UNODC"),),
            date="2012",
            extra={"csv:Who read it": "Cai", "csv:column 8": "see note"},
        ),
    ]
    assert [(problem.line, problem.record, problem.what, problem.lost) for problem in parsed.problems] == [
        (8, "Guidance", "has fewer cells than the header; the others are taken as empty", False),
        (9, "", "is empty in all columns protlib knows; left out", True),
        (
            10,
            "Toolkit",
            "has more cells than the header; the extra cells are kept in the field “extra”",
            False,
        ),
    ]


@pytest.mark.parametrize(("delimiter", "number"), [(",", "AR"), ("\t", "AR"), (",", "Art. No."), (",", "Art..No.")])
def test_the_tags_of_web_of_science_may_be_headings(delimiter: str, number: str) -> None:
    table = [
        ["PT", "AU", "AF", "TI", "SO", "DT", "DE", "ID", "VL", "BP", "EP", number, "DI", "PY", "PD", "SN", "TC"],
        ["J", "Jobe, A", "Jobe, Alison", "Causes", "Migration", "Article", "trafficking; women", "RISK; AID", "3", "1",
         "9", "e12", "10.1000/1", "2020", "MAY", "0277-9536", "4"],
    ]  # fmt: skip
    buffer = StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(table)
    [publication] = csv_table.loads(buffer.getvalue()).publications
    assert publication.to_dict() == {
        "type": "article-journal", "title": "Causes", "authors": [{"family": "Jobe", "given": "Alison"}],
        "date": "2020-05", "container_title": "Migration", "tags": ["trafficking", "women", "RISK", "AID"], "volume": "3",
        "page": "1-9", "number": "e12", "doi": "10.1000/1", "issn": "0277-9536",
        "extra": {"csv:PT": "J", "csv:AU": "Jobe, A", "csv:TC": "4"},
    }  # fmt: skip


def test_a_table_of_web_of_science_tells_who_wrote_a_book_and_who_a_chapter_in_it() -> None:
    text = (
        "Publication Type,Authors,Book Authors,Book Group Authors,Author Full Names,Book Author Full Names,Group Authors,Article Title,"
        "Source Title,Publication Year\n"
        'S,"Jobe, A","Miller, C",IEEE,"Jobe, Alison","Miller, Carl",,A chapter,A handbook,2015\n'
        "B,,,World Health Organization,,,,A book,,2012\n"
        'J,"Jobe, A",,,"Jobe, Alison",,UNHCR,An article,A journal,2016\n'
    )
    chapter, book, article = csv_table.loads(text).publications
    assert chapter.authors == (Name("Jobe", "Alison"),)
    assert [who.get("family") or who["literal"] for who in chapter.extra["container-author"]] == [
        "IEEE",
        "Miller",
    ]
    assert book.authors == (Name(literal="World Health Organization"),)
    assert article.authors == (Name("Jobe", "Alison"), Name(literal="UNHCR"))


def test_a_table_of_openalex_has_titles_below_display_name() -> None:
    header = "id,authorships.author.display_name,display_name,primary_location.source.display_name,publication_year"
    row = "https://openalex.org/W1,Ana Ruiz|Awa Diallo,Return to Togo,Refuge,2012"
    [record] = csv_table.loads(f"{header}\n{row}\n").publications
    assert (record.title, record.container_title, record.date) == ("Return to Togo", "Refuge", "2012")
    assert [name.family for name in record.authors] == ["Ruiz", "Diallo"]
    assert record.key == ""


def test_a_table_of_publish_or_perish_has_journals_below_source() -> None:
    header = "Cites,Authors,Title,Year,Source,GSRank,Volume"
    [record] = csv_table.loads(
        f'{header}\n9,"C Zimmerman, M Hossain",Trafficking and health,2011,Refuge,1,73\n'
    ).publications
    assert (record.type, record.container_title) == ("article-journal", "Refuge")


@every_row(
    ("header", "row", "values"),
    [
        ("title,source,volume,issue,openalex_id,type", "On camps,Refuge,7,2,W1,article", ("article-journal", "Refuge", "")),
        ("Title,Source,Volume,CENTRAL ID", "On camps,BMC public health,7,CN-1", ("article-journal", "BMC public health", "")),
        ("title,source,volume", "On camps,PubMed; Scopus,7", ("document", "", "")),
        ("title,source,volume", "On camps,Anna,7", ("document", "", "")),
        ("title,source,volume,extra", "On camps,Anna,7,a: b", ("document", "", "")),
        ("title,source,volume,type", "On camps,Anna,7,article", ("article", "", "")),
        ("Title,Source,Volume", "On camps,A colleague in Amman,7", ("document", "", "")),
        ("key,title,source,volume,openalex_id", "roe2001camps,On camps,refs.ris,7,W1", ("document", "", "")),
        ("Title,Source,Volume,Lens ID", "On camps,Refuge,7,001-002", ("article-journal", "Refuge", "")),
        ("key,title,source,volume", "roe2001camps,On camps,refs.ris,7", ("document", "", "")),
        ("title,source", "On camps,Refuge", ("document", "", "")),
        ("Title,Source,Volume,State", "On camps,UNHCR,7,new", ("document", "", "")),
        ("Title,Publication Type,Source Title,Publisher,Source Country", "On camps,book chapter,Law of Camps,Brill,Netherlands", ("chapter", "Law of Camps", "Brill")),
        ("Title,Journal,PublicationType", "On camps,Refuge,Journal Article; Observational Study", ("article-journal", "Refuge", "")),
        ("Title,Source title,Document Type", "On camps,Refuge,Short survey", ("article-journal", "Refuge", "")),
        ("key,title,container_title,type", "roe2001camps,On camps,SocArXiv,article", ("article", "SocArXiv", "")),
        ("key,title,container_title,type,Shelf", "roe2001camps,On camps,SocArXiv,article,A 1", ("article", "SocArXiv", "")),
    ],
)  # fmt: skip
def test_the_journal_the_publisher_and_the_type_of_tables_of_databases(
    header: str, row: str, values: tuple[str, ...]
) -> None:
    [record] = csv_table.loads(f"{header}\n{row}\n").publications
    assert (record.type, record.container_title or "", record.publisher or "") == values


@every_row(
    ("header", "row", "url"),
    [
        ("Title,Link to download", "On camps,https://a.org/1", "https://a.org/1"),
        ("Title,Publisher URL,WorldCat URL", "On camps,https://a.org/1,https://b.org/2", "https://a.org/1"),
        ("Title,Download link,URL", "On camps,https://a.org/1.pdf,https://b.org/2", "https://b.org/2"),
        ("Title,Organisation URL", "On camps,https://www.unhcr.org/", ""),
        ("Title,Google Scholar link", "On camps,https://scholar.google.com/scholar?q=on+camps", ""),
        ("Title,Cover URL", "On camps,https://a.org/1.jpg", ""),
        ("Title,Screenshot", "On camps,https://a.org/1", ""),
    ],
)
def test_a_link_below_an_unknown_heading_is_that_of_the_work(header: str, row: str, url: str) -> None:
    [record] = csv_table.loads(f"{header}\n{row}\n").publications
    assert (record.url or "") == url


def test_two_whole_names_are_two_people_where_other_cells_have_more() -> None:
    rows = (
        "Jane Roe, Ana Soto, Hans Kim",
        "Micha Germann, Uwe Serdült",
        "Ministry of Labour, Social Affairs and Youth",
    )
    table = "Title,Authors\n" + "".join(f'Camps {number},"{row}"\n' for number, row in enumerate(rows))
    _, pair, ministry = csv_table.loads(table).publications
    assert [name.family for name in pair.authors] == ["Germann", "Serdült"]
    assert [name.literal for name in ministry.authors] == ["Ministry of Labour, Social Affairs and Youth"]
    lists = '"García Luna, Ana María"\nLaw,"Ruiz Roa, Ana María, Gil Paz, Luz Elena"\n'
    [spanish, _] = csv_table.loads(f"Title,Authors\nCamps,{lists}").publications
    assert [name.family for name in spanish.authors] == ["García Luna"]
    [inverted, *_] = csv_table.loads('Title,Authors\nCamps,"Garcia Lopez, Maria Jose"\nLaw,"Roe, Jane"\n').publications
    assert [name.family for name in inverted.authors] == ["Garcia Lopez"]


@every_row(
    ("heading", "source", "values"),
    [
        ("Citation", "Psychol Sci. 2016 Aug;25(4):317-41. doi: 10.1017/x. Epub 2016 Apr 12.", ("Psychol Sci", "2016-08", "25", "4", "317-41")),
        ("Citation", "PLoS Med. 2019 Nov 22;16(11):e1002974. eCollection 2019 Nov.", ("PLoS Med", "2019-11-22", "16", "11", "e1002974")),
        ("Citation", "Health Policy. 2020 Jan-Feb;5 Suppl 1:S2-5, 9.", ("Health Policy", "2020-01/2020-02", "5 Suppl 1", "", "S2-5, 9")),
        ("SOURCE", "Lancet (2009) 373:9 (1-9). Date of Publication: 1 Mar 2009", ("Lancet", "2009-03-01", "373", "9", "1-9")),
        ("Source", "BMJ Open (2015) 5:2 Article Number: e006. Date of Publication: 2015", ("BMJ Open", "2015", "5", "2", "")),
    ],
)  # fmt: skip
def test_the_source_of_an_article_in_one_cell_is_read(heading: str, source: str, values: tuple[str, ...]) -> None:
    parsed = csv_table.loads(f'Title,Authors,{heading}\nOn camps,"Kiss L, Howard LM.","{source}"\n')
    [record] = parsed.publications
    assert (record.container_title, record.date, record.volume, record.issue, record.page) == values
    assert (record.type, dict(record.extra)) == ("article-journal", {})


@pytest.mark.parametrize("source", ["IOM (2019)", "UNHCR. 2019. Report on camps.", "Geneva: IOM; 2017."])
def test_other_sources_beside_a_title_are_kept_as_they_are(source: str) -> None:
    [record] = csv_table.loads(f'Title,Authors,Citation\nOn camps,Kiss L,"{source}"\n').publications
    assert record.extra["csv:Citation"] == source


def test_a_book_among_articles_keeps_its_source() -> None:
    rows = [f"T{number},Kiss L,BMJ. 2020;{number}:1." for number in range(1, 6)]
    parsed = csv_table.loads(
        "\n".join(["Title,Authors,Citation", *rows, "B,Kiss L,In: Adam M. Seattle: UW; 1993-2025.", ""])
    )
    assert [record.volume for record in parsed.publications] == ["1", "2", "3", "4", "5", ""]
    assert parsed.publications[5].extra == {"csv:Citation": "In: Adam M. Seattle: UW; 1993-2025."}


def test_the_source_title_of_overton_is_who_issued() -> None:
    text = "Title,Source title,Source country,Authors\nOn aid,Overseas Development Institute,UK,\n"
    [record] = csv_table.loads(text).publications
    assert (record.type, record.publisher) == ("report", "Overseas Development Institute")
    [article] = csv_table.loads("Title,Source title,Authors\nOn aid,The Lancet,Kiss L\n").publications
    assert article.container_title == "The Lancet"
