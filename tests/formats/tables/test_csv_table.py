import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arbitrary import publications
from paths import DATA
from protlib import formats
from protlib.errors import UsageError
from protlib.formats import ReadOptions, WriteOptions
from protlib.formats.parsed import Parsed
from protlib.formats.programs import PROGRAMS
from protlib.formats.tables import csv_table, tsv_table
from protlib.record.model import Name, Publication
from rows import every_row
from running import as_typed_here

FOLDER = DATA / "csv"
IOM = Name(literal="International Organization for Migration", short="IOM")


def read(name: str) -> Parsed:
    return csv_table.loads((FOLDER / name).read_text(encoding="utf-8"))


def load(text: str, **columns: str) -> list[dict[str, Any]]:
    parsed = csv_table.loads(text, ReadOptions(columns=columns))
    assert not parsed.problems
    return [publication.to_dict() for publication in parsed.publications]


def problems_of(text: str, **columns: str) -> list[tuple[int, str, str, bool]]:
    problems = csv_table.loads(text, ReadOptions(columns=columns)).problems
    return [(problem.line, problem.record, problem.what, problem.lost) for problem in problems]


def cells(*records: Publication) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(csv_table.dumps(records, WriteOptions(lossless=True)), newline="")))


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
            note="Read twice",
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


def test_a_hand_made_table_is_read_and_what_does_not_fit_is_told() -> None:
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


@pytest.mark.parametrize(
    "text",
    [
        "Title,Authors,Year\nA,Jobe,2009\n",
        "Title;Authors;Year\r\nA;Jobe;2009\r\n",
        "Title\tAuthors\tYear\rA\tJobe\t2009",
        "Title|Authors|Year\nA|Jobe|2009\n",
        "\n\nTITLE, authors , Publication_Year\n\n\nA, Jobe, 2009\n",
        '"Title";"Authors";"Year"\n"A";"Jobe";"2009"\n',
        "sep=|\nTitle|Authors|Year\nA|Jobe|2009\n",
        'Title;"Authors, all of them: first, second, third";Author;Year\nA;;Jobe;2009\n',
        "\x00Title,Author 1,Year\nA,Jobe,2009.0\n",
    ],
)
def test_separators_line_ends_and_headings_are_forgiven(text: str) -> None:
    assert load(text) == [{"type": "document", "title": "A", "authors": [{"family": "Jobe"}], "date": "2009"}]


@pytest.mark.parametrize(
    "heading", ["Who published it?", "Published by", "Publié par", "Quién publicó", "Wer hat es veröffentlicht"]
)
def test_who_published_a_work_is_its_author_where_nobody_else_is(heading: str) -> None:
    rows = 'A,,UNHCR; UNICEF,\nB,"Jobe, A.",UNHCR; UNICEF,\nC,,Routledge,Book\n'
    first, second, book = csv_table.loads(f"Title,Author,{heading},Type\n{rows}").publications
    assert ([author.literal for author in first.authors], first.publisher) == (["UNHCR", "UNICEF"], "")
    assert ([author.family for author in second.authors], second.publisher) == (["Jobe"], "UNHCR; UNICEF")
    assert (book.authors, book.publisher) == ((), "Routledge")


def test_a_lone_page_of_a_contribution_stays_a_page() -> None:
    table = "Title,Type,Journal,Pages\nA,Journal article,Forced Migration Review,p. 14\nB,Report,,p. 14\n"
    article, report = csv_table.loads(table).publications
    assert (article.page, article.extra) == ("14", {})
    assert (report.page, report.extra) == ("", {"number-of-pages": "14"})


@every_row(
    ("heading", "cell", "fields"),
    [
        ("Author", "Smith J., Jones K.", {"authors": [{"family": "Smith", "given": "J."}, {"family": "Jones", "given": "K."}]}),
        ("Agency", "IOM\nUNHCR", {"authors": [{"literal": "IOM"}, {"literal": "UNHCR"}]}),
        ("Institution", "LSHTM", {"type": "report", "publisher": "LSHTM"}),
        ("Country", "Nigeria; Ghana;", {"countries": ["Nigeria", "Ghana"]}),
        ("Country", "Niger - Mali", {"countries": ["Niger", "Mali"]}),
        ("Auteurs", "Dupont (Marie) et Diallo (A.)", {"authors": [
            {"family": "Dupont", "given": "Marie"}, {"family": "Diallo", "given": "A."},
        ]}),
        ("Verfasser", "Müller, Hans u. Berg, Anna", {"authors": [
            {"family": "Müller", "given": "Hans"}, {"family": "Berg", "given": "Anna"},
        ]}),
        ("Organisation", "UNODC, IOM", {"authors": [{"literal": "UNODC"}, {"literal": "IOM"}]}),
        ("Lead agency", "IOM & UNHCR", {"authors": [{"literal": "IOM"}, {"literal": "UNHCR"}]}),
        ("Author/Organisation", "Smith, John; IOM", {"authors": [{"family": "Smith", "given": "John"}, {"literal": "IOM"}]}),
        ("Organisation", "Ministry of Interior, Serbia", {"authors": [{"literal": "Ministry of Interior, Serbia"}]}),
        ("Where", "Kenya; Somalia", {"countries": ["Kenya", "Somalia"]}),
        ("Onde", "Moçambique", {"countries": ["Mozambique"]}),
        ("Où", "Sénégal", {"countries": ["Senegal"]}),
        ("Dónde", "Perú", {"countries": ["Peru"]}),
        ("Wo", "Kenia", {"countries": ["Kenya"]}),
        ("المكان", "ليبيا", {"countries": ["Libya"]}),
        ("Lugar", "México, Guatemala", {"countries": ["Mexico", "Guatemala"]}),
        ("Lieu", "Genève", {"publisher_place": "Genève"}),
        ("Published", "March 2019", {"date": "2019-03"}),
        ("Published", "Verso", {"type": "report", "publisher": "Verso"}),
        ("Month/Year", "May 2019", {"date": "2019-05"}),
        ("Confidentiality", "Internal use only", {"access": "internal"}),
        ("Niveau de confidentialité", "Confidentiel", {"access": "confidential"}),
        ("Vertraulichkeit", "Öffentlich", {}),
        ("Access level", "Low", {"access": "confidential", "extra": {"access": "Low"}}),
        ("Remarks (do not share)", "x", {"private_note": "x"}),
        ("Notes - not for donors", "x", {"private_note": "x"}),
        ("Comments - internal", "x", {"private_note": "x"}),
        ("Remarques (ne pas diffuser)", "x", {"private_note": "x"}),
        ("Notas (no compartir)", "x", {"private_note": "x"}),
        ("Observações (não partilhar)", "x", {"private_note": "x"}),
        ("Bemerkungen (nicht weitergeben)", "x", {"private_note": "x"}),
        ("Note (da non condividere)", "x", {"private_note": "x"}),
        ("ملاحظات (ليست للنشر)", "x", {"private_note": "x"}),
        ("Примечания (не для печати)", "x", {"private_note": "x"}),
        ("Notes (staff only)", "x", {"private_note": "x"}),
        ("Yr pub", "2019", {"date": "2019"}),
        ("Pub. place", "Dakar", {"publisher_place": "Dakar"}),
        ("Publ.", "Verso", {"type": "report", "publisher": "Verso"}),
        ("Keywords (separate with ;)", "water; girls", {"tags": ["water", "girls"]}),
        ("Mots-clés (séparés par ;)", "water; girls", {"tags": ["water", "girls"]}),
        ("Year (of data)", "2019", {"extra": {"csv:Year (of data)": "2019"}}),
        ("Full citation", "IOM (2019). T. Geneva.", {"extra": {"csv:Full citation": "IOM (2019). T. Geneva."}}),
        ("Comments from donor", "x", {"private_note": "x"}),
        ("Reviewer", "Ana", {"private_note": "Ana"}),
        ("Commentaires du bailleur", "x", {"private_note": "x"}),
        ("Number of comments", "3", {"extra": {"csv:Number of comments": "3"}}),
        ("Notes for donors", "x", {"extra": {"csv:Notes for donors": "x"}}),
        ("Author", "Oxfam (GB)", {"authors": [{"literal": "Oxfam", "short": "GB"}]}),
        ("Páginas", "120", {"extra": {"number-of-pages": "120"}}),
        ("Pages", "158 p.", {"extra": {"number-of-pages": "158"}}),
        ("Pages", "xii, 158 pages", {"extra": {"number-of-pages": "xii, 158"}}),
        ("Seiten", "pp. 40", {"extra": {"number-of-pages": "40"}}),
        ("Pages", "pp. 40-52", {"page": "40-52"}),
        ("Pages", "S12-S20", {"page": "S12-S20"}),
        ("No of pages", "158 p.", {"extra": {"number-of-pages": "158"}}),
        ("page", "pp. 40", {"page": "pp. 40"}),
        ("ISBN / DOI", "10.18356/abc", {"doi": "10.18356/abc"}),
        ("ISBN/DOI", "978-92-9068-466-4", {"type": "book", "isbn": "9789290684664"}),
        ("ISBN / DOI", "978-92-9068-466-4 / doi:10.18356/abc", {"type": "book", "isbn": "9789290684664", "doi": "10.18356/abc"}),
        ("DOI / ISBN", "ISBN 978-92-9068-466-4, DOI 10.18356/abc", {"type": "book", "isbn": "9789290684664", "doi": "10.18356/abc"}),
        ("DOI/Link", "https://iom.int/x", {"url": "https://iom.int/x"}),
        ("Link / DOI", "10.18356/abc", {"doi": "10.18356/abc"}),
        ("Tipo", "Libro", {"type": "book"}),
        ("Type de document", "Rapport", {"type": "report"}),
        ("Type de document", "Étude de cas", {"type": "report", "genre": "Étude de cas"}),
        ("Tipo", "Artículo de revista", {"type": "article-journal"}),
        ("نوع الوثيقة", "كتاب", {"type": "book"}),
        ("Art", "Masterarbeit", {"type": "thesis", "genre": "Masterarbeit"}),
        ("Entidad editora", "ACNUR", {"type": "report", "publisher": "ACNUR"}),
        ("Year pub.", "2020", {"date": "2020"}),
        ("Country", "Kenya / Somalia", {"countries": ["Kenya", "Somalia"]}),
        ("Country", "Korea, Republic of", {"countries": ["South Korea"]}),
        ("Country", "Kenya, the border", {"countries": ["Kenya, the border"]}),
        ("Keywords", r"a\;b; c", {"tags": ["a;b", "c"]}),
        ("Topic", "Trafficking, smuggling", {"topics": ["Trafficking, smuggling"]}),
        ("ISBN", "0277-9536", {"issn": "0277-9536"}),
        ("isbn", "0-306-40615-2, 978-0-306-40615-7", {"type": "book", "isbn": "0306406152 9780306406157"}),
        ("Tags", "cash|vouchers;", {"tags": ["cash|vouchers"]}),
        ("Tags", "food; cash|vouchers", {"tags": ["food", "cash|vouchers"]}),
        ("Author(s) Full Name", "Jobe, Alison||UNHCR", {"authors": [{"family": "Jobe", "given": "Alison"}, {"literal": "UNHCR"}]}),
        ("MeSH Terms", "Humans||Crime/prevention", {"tags": ["Humans", "Crime/prevention"]}),
        ("Location Identifier", "S1(21) [pii] 10.1016/j.cell.2021.05 [doi]", {"doi": "10.1016/j.cell.2021.05"}),
        ("Link", "https://doi.org/10.1000/1", {"doi": "10.1000/1", "url": "https://doi.org/10.1000/1"}),
        ("Reference Type", "Book Section", {"type": "chapter"}),
        ("Type", "Guidance note", {"type": "report", "genre": "Guidance note"}),
        ("type", "article", {"type": "article"}),
        ("Type", "Article", {"type": "article-journal"}),
        ("Thesis type", "PhD thesis", {"type": "thesis", "genre": "PhD thesis"}),
        ("Extra", "see also", {"note": "see also"}),
        ("Extra", '{"ris:C1": "x"}', {"extra": {"ris:C1": "x"}}),
        ("ris:C1", "x", {"extra": {"ris:C1": "x"}}),
        ("Original Date", "May 1900", {"extra": {"original-date": "1900-05"}}),
        ("Original Date", "long ago", {"extra": {"original-date": "long ago"}}),
        ("Extra", '{"cut', {"note": '{"cut'}),
        ("Series Editor", "Jobe, A.", {"extra": {"collection-editor": [{"family": "Jobe", "given": "A."}]}}),
        ("Topic/Theme", "Trafficking", {"topics": ["Trafficking"]}),
        ("Cited by", "44", {"extra": {"csv:Cited by": "44"}}),
        ("", "x", {"extra": {"csv:column 2": "x"}}),
        ("protlib", "x", {"extra": {"csv:protlib": "x"}}),
        ("abstract", "'=1+1", {"abstract": "=1+1"}),
        ("abstract", "'tis", {"abstract": "'tis"}),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_heading_asks(heading: str, cell: str, fields: dict[str, Any]) -> None:
    buffer = StringIO()
    csv.writer(buffer).writerows([["Title", heading], ["T", cell]])
    (publication,) = csv_table.loads(buffer.getvalue()).publications
    assert publication.to_dict() == {"type": "document", "title": "T"} | fields


@pytest.mark.parametrize(
    ("heading", "cells", "levels"),
    [
        ("Confidential?", ["Yes", "No", "x", "TRUE", ""], ["confidential", "", "confidential", "confidential", ""]),
        ("Confidentiel (oui/non)", ["oui", "non"], ["confidential", ""]),
        ("Confidencial", ["Sí", "No"], ["confidential", ""]),
        ("Vertraulich", ["Ja", "Nein"], ["confidential", ""]),
        ("سري", ["نعم", "لا"], ["confidential", ""]),
        ("Internal?", ["1", "0"], ["internal", ""]),
        ("Can be shared?", ["no", "yes"], ["confidential", ""]),
        ("Public", ["women", "yes"], ["", ""]),
        ("Classification", ["Confidential", "Unclassified", "Level 3"], ["confidential", "", "confidential"]),
        ("Classification", ["Internal", "International"], ["", ""]),
        ("Sensitivity", ["High", "medium"], ["confidential", "confidential"]),
        ("Distribution", ["Limited", "General"], ["internal", ""]),
        ("Diffusion", ["Restreinte", "Publique"], ["confidential", ""]),
        ("Status", ["Confidential", "Public", "Internal use only", ""], ["confidential", "", "internal", ""]),
        ("status", ["Confidential", "Public"], ["confidential", ""]),
        ("Document status", ["Restricted", "Public"], ["internal", ""]),
        ("Statut", ["Confidentiel", "Publique", "Document interne"], ["confidential", "", "internal"]),
        ("Estado", ["Reservado", "Público"], ["confidential", ""]),
        ("Situação", ["Sigiloso", "Pública"], ["confidential", ""]),
        ("الحالة", ["سري", "عام"], ["confidential", ""]),
        ("Status", ["Vertraulich", "Öffentlich", "Nur intern"], ["confidential", "", "internal"]),
        ("Status", ["Draft", "Confidential", "Final – internal"], ["", "confidential", "internal"]),
        ("Status", ["Draft", "Final", "Public", "Open", "Closed"], ["", "", "", "", ""]),
        ("Estado", ["Chiapas", "Oaxaca"], ["", ""]),
        ("TLP", ["RED", "TLP:AMBER", "green", "clear"], ["confidential", "confidential", "internal", ""]),
    ],
)
def test_cells_decide_whether_a_column_says_who_may_see(heading: str, cells: list[str], levels: list[str]) -> None:
    rows = "".join(f"Paper {number},{cell}\n" for number, cell in enumerate(cells))
    records = csv_table.loads(f"Title,{heading}\n{rows}").publications
    assert [record.access for record in records] == levels


def test_a_status_stays_what_it_is_where_not_all_cells_say_who_may_see() -> None:
    parsed = csv_table.loads("Title,Status\nA,Draft\nB,Confidential\nC,Final – confidential\n")
    assert [record.status for record in parsed.publications] == ["Draft", "Confidential", "Final – confidential"]
    assert parsed.remarks == ["Under “Status”, “Confidential” or another word marks 2 records as not public."]
    [record] = csv_table.loads("Title,Status\nA,Confidential\n", ReadOptions(columns={"Status": "status"})).publications
    assert (record.status, record.access) == ("Confidential", "")
    [_first, record] = csv_table.loads("Title,Statut\nA,Projet\nB,Confidentiel\n").publications
    assert (record.extra, record.access) == ({"csv:Statut": "Confidentiel"}, "confidential")


def test_words_about_access_that_say_no_level_close_the_record_and_are_kept() -> None:
    text = "Title,Access,Confidential,Confidentiality\nA,Embargoed until 2027,ask Sara,Level 3\nB,,no,\n"
    [record, open_record] = csv_table.loads(text).publications
    assert (record.access, record.private_note) == ("confidential", "ask Sara")
    assert record.extra == {"access": "Embargoed until 2027", "csv:Confidentiality": "Level 3"}
    assert (open_record.access, open_record.extra) == ("", {})


def test_words_above_a_table_close_all_its_records() -> None:
    parsed = csv_table.loads("List - STRICTLY CONFIDENTIAL,,\nTitle,Year,Access\nA,2010,\nB,2011,public\n")
    assert [record.access for record in parsed.publications] == ["confidential", "confidential"]
    assert parsed.remarks == ["The table says “List - STRICTLY CONFIDENTIAL”, so all its records are confidential."]


@pytest.mark.parametrize(
    "row",
    [
        "Total,14",
        ",Sum: 3",
        "Somme,5",
        "Gesamt,7",
        "المجموع,5",
        "Grand total,1 200",
        "N = 5,",
        "Total : 8 publications,",
        ",TOTAL",
        "Total,=SUM(B2:B2)",
        '"Somme","=SUBTOTAL(9,B2:B3)"',
    ],
)
def test_a_row_of_totals_is_no_record(row: str) -> None:
    parsed = csv_table.loads(f"Title,Pages\nTotal war,200\n{row}\n")
    assert [record.title for record in parsed.publications] == ["Total war"]
    assert (parsed.problems, len(parsed.remarks)) == ([], 1)
    assert parsed.remarks[0].endswith(" in line 3 adds up the table, and is left out.")


def test_a_total_without_a_number_is_no_record_where_all_others_say_more() -> None:
    parsed = csv_table.loads("Title,Pages\nTotal war,200\nSub-total,1\nTotal,\n")
    assert [record.title for record in parsed.publications] == ["Total war"]
    assert parsed.remarks == [
        "“Sub-total 1” in line 3, and 1 other row, add up the table, and are left out.",
    ]
    parsed = csv_table.loads("Title,Pages\nWar,\nTotal,\n")
    assert [record.title for record in parsed.publications] == ["War", "Total"]
    assert [record.title for record in csv_table.loads("Title,Pages\nTotal,\n").publications] == ["Total"]


def test_a_title_that_is_a_total_stays_with_its_year_or_author() -> None:
    parsed = csv_table.loads("Title,Year,Author\nTotal,2012,\nSum,,Ana Lima\n")
    assert [record.title for record in parsed.publications] == ["Total", "Sum"]


def test_of_two_columns_about_access_the_stricter_counts() -> None:
    text = "Title,Access,Confidentiality\nA,internal,Confidential\nB,confidential,Public\nC,Public,\n"
    assert [record.access for record in csv_table.loads(text).publications] == ["confidential", "confidential", ""]


@pytest.mark.parametrize(
    ("kind", "pages", "fields"),
    [
        ("Informe", "120", {"extra": {"number-of-pages": "120"}}),
        ("Informe", "12-30", {"page": "12-30"}),
        ("Capítulo", "120", {"page": "120"}),
    ],
)
def test_one_number_of_pages_is_the_length_of_a_whole_work(kind: str, pages: str, fields: dict[str, Any]) -> None:
    [publication] = csv_table.loads(f"Título,Tipo,Páginas\nT,{kind},{pages}\n").publications
    assert {"extra": {}, **publication.to_dict()} == {"extra": {}, "type": publication.type, "title": "T", **fields}


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


@pytest.mark.parametrize(
    ("headings", "values", "date"),
    [
        ("Date,Year", "JUL 15,2009", "2009-07-15"),
        ("Date,Year", "2009-07,2009", "2009-07"),
        ("Date,Year", ",2009", "2009"),
        ("Year,Month,Day", "2009,7,1", "2009-07-01"),
        ("Year,Month,Day", "2009,July,", "2009-07"),
        ("Published Year,Published Month", "2009,", "2009"),
        ("Year,Month", "2009,summer", "2009-22"),
    ],
)
def test_a_date_may_stand_in_several_columns(headings: str, values: str, date: str) -> None:
    assert load(f"Title,{headings}\nT,{values}\n") == [{"type": "document", "title": "T", "date": date}]


def test_what_is_not_understood_of_a_date_is_kept() -> None:
    assert load("Title,Year,Month,Day\nT,2009,13,first\n") == [
        {
            "type": "document",
            "title": "T",
            "date": "2009",
            "extra": {"csv:month": "13", "csv:day": "first"},
        }
    ]


def test_several_columns_of_one_field_are_united_and_nothing_of_them_is_lost() -> None:
    text = "Title,Short Title,Notes,Comments,Manual Tags,Automatic Tags,DOI,DOI,foo,foo\nT,S,n,m,a,b,10.1000/1,10.1000/2,x,y\n"
    assert load(text) == [
        {
            "type": "document",
            "title": "T",
            "doi": "10.1000/1",
            "tags": ["a", "b"],
            "note": "n\n\nm",
            "extra": {
                "title-short": "S",
                "csv:DOI (2)": "10.1000/2",
                "csv:foo": "x",
                "csv:foo (2)": "y",
            },
        }
    ]


def test_columns_can_be_named() -> None:
    text = "Title,Name of report,When\nx,A,2009\n"
    assert load(text, **{"name of REPORT": "title", "When": "Year"}) == [
        {"type": "document", "title": "A", "date": "2009", "extra": {"csv:Title": "x"}}
    ]


def test_a_heading_that_says_title_in_more_words_is_the_title() -> None:
    assert load("Report title (English),Year\nA,2009\n") == [{"type": "document", "title": "A", "date": "2009"}]


def test_a_table_without_a_title_is_told_what_to_do() -> None:
    what = "no title column recognised; if it is “Name”, add --map Name=title"
    assert problems_of("Year,Name\n2009,A\n") == [(1, "", what, True)]
    what = as_typed_here(
        "no title column recognised; if it is “What it is called”, add --map 'What it is called=title'"
    )
    table = "No.,What it is called,Year,Shelf\n1,Handbook for the field,2009,7\n2,Guidelines\n"
    assert problems_of(table) == [(1, "", what, True)]
    assert problems_of("Year\n2009\n") == [(1, "", "no title column recognised", True)]


def test_a_named_column_that_is_not_there_is_told() -> None:
    assert problems_of("Title\nA\n", Name="title") == [(1, "", "--map: no column “Name”", False)]


def test_a_column_named_for_a_field_that_is_not_there_is_a_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"--map: unknown field “colour”; “Name” may be one of key, type, "):
        csv_table.loads("Name\nA\n", ReadOptions(columns={"Name": "colour"}))


def test_a_table_without_a_known_column_is_one_problem_that_says_what_to_do() -> None:
    assert problems_of("\nName of it;Who\nA;B\nC;D\n") == [
        (
            2,
            "",
            as_typed_here("no column recognised in “Name of it”, “Who”. To name one: --map 'Name of it=title'"),
            True,
        )
    ]


@pytest.mark.parametrize("heading", ["Ce dont il parle\nici", "Ce dont il parle, avec tous les détails que nous avons"])
def test_a_suggested_heading_is_whole_and_on_one_line(heading: str) -> None:
    [(_, _, what, _)] = problems_of(f'"{heading}";Qui\nTraite des enfants;B\n')
    option = " ".join(heading.split()) + "=title"
    assert what.endswith(as_typed_here(f"--map '{option}'"))
    options = ReadOptions(columns={option.removesuffix("=title"): "title"})
    [record] = csv_table.loads(f'"{heading}";Qui\nTraite des enfants;B\n', options).publications
    assert record.title == "Traite des enfants"


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n"])
def test_an_empty_file_has_no_records_and_no_problem(text: str) -> None:
    assert csv_table.loads(text) == Parsed()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('"A,2009', '"A'),
        ('"He said "no" loudly",2009', 'He said "no" loudly'),
        ('"A "" b" c,2009', '"A "" b" c'),
    ],
)
def test_a_quotation_mark_gone_wrong_spoils_its_own_line_at_most(line: str, title: str) -> None:
    text = f'title,year\nX,2001\n{line}\nY,2010\n"Z\nz",2011\n'
    parsed = csv_table.loads(text)
    assert [(p.title, p.date) for p in parsed.publications] == [
        ("X", "2001"),
        (title, "2009"),
        ("Y", "2010"),
        ("Z z", "2011"),
    ]
    assert parsed.lines == [2, 3, 4, 5]
    what = "has an unmatched quotation mark; the line was read as it is"
    assert problems_of(text) == [(3, "", what, False)]


@pytest.mark.slow
def test_many_unclosed_quotation_marks_take_no_longer() -> None:
    assert len(csv_table.loads("title,year\n" + '"A,2009\n' * 3001).publications) > 1500
    assert len(csv_table.loads("title,year\n" + '"A,' * 100_000).publications) == 1


def test_progress_is_told_of_the_rows() -> None:
    progress_steps: list[tuple[int, int]] = []
    options = ReadOptions(progress=lambda done, total: progress_steps.append((done, total)))
    csv_table.loads("title\n" + "A\n" * 250, options)
    assert progress_steps == [(200, 250)]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("Title,Year\nA,2009\n", True),
        ("Publications\n\ntitle;authors\n", True),
        ("Key\tDOI\n", True),
        ("Title\nA\n", False),
        ("Dear all, please find enclosed\n", False),
        ("Volume, page\n", False),
        ("", False),
    ],
)
def test_tables_are_recognised(head: str, is_one: bool) -> None:
    assert csv_table.sniff(head) is is_one


def test_a_table_has_a_column_for_each_field_that_a_record_has() -> None:
    first = Publication(key="a", title="A", authors=(IOM, Name(family="Jobe", given="Alison")), date="2009-07")
    two = Publication(key="b", title="B", tags=("x, y",), abstract="One.\n\nTwo.", extra={"csv:Foo": "x", "ris:C1": 1})
    assert csv_table.dumps([first, two], WriteOptions(lossless=True)) == (
        "key,type,title,authors,date,year,tags,abstract,Foo,extra\r\n"
        'a,document,A,"International Organization for Migration (IOM); Jobe, Alison",2009-07,2009,,,,\r\n'
        'b,document,B,,,,"x, y;","One.\n\nTwo.",x,"{""ris:C1"":1}"\r\n'
    )  # fmt: skip


def test_a_table_of_one_column_has_no_separator() -> None:
    assert [record["title"] for record in load("title\nA, B\nC; D\n")] == ["A, B", "C; D"]


def test_a_table_with_tabs_has_tabs_whatever_its_cells_hold() -> None:
    records = [
        Publication(type="report", title='"We are here", they said; 1|2', tags=("a, b", "c")),
        Publication(type="report", title="=1+1", abstract="One.\n\nTwo."),
    ]
    text = tsv_table.dumps(records, WriteOptions(lossless=True))
    assert text.startswith("type\ttitle\ttags\tabstract\r\n")
    assert "\t'=1+1\t" in text
    assert tsv_table.loads(text).publications == records


def test_a_file_named_tsv_is_read_whatever_separates_its_cells() -> None:
    for separator in "\t,;":
        data = f"title{separator}year\nCaring{separator}2009\n".encode()
        publication = formats.read(data, formats.detect(data, "list.tsv")).publications
        assert publication == [Publication(title="Caring", date="2009")]


@pytest.mark.parametrize(
    ("path", "start"), [("a.tsv", "type\ttitle"), ("a.tab", "type\ttitle"), ("a.csv", "type,title")]
)
def test_the_suffix_tells_the_separator(path: str, start: str) -> None:
    output = formats.write(
        [Publication(title="Caring")], formats.for_writing("", path), formats.WriteOptions(lossless=True)
    )
    assert output.decode().startswith(start)


def test_a_table_for_excel_is_marked_as_utf_8() -> None:
    assert csv_table.dumps([Publication(title="A")], WriteOptions(program=PROGRAMS["excel"], lossless=True)).startswith(
        "\ufeff"
    )


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "'=1"])
def test_a_formula_is_made_text_and_read_back_as_it_was(text: str) -> None:
    record = Publication(title=text, extra={f"csv:{text}": text})
    (row,) = cells(record)
    assert all(cell.startswith("'") for name, cell in row.items() if name != "type")
    assert csv_table.loads(csv_table.dumps([record], WriteOptions(lossless=True))).publications == [record]


def test_an_organisation_that_would_be_taken_for_a_person_is_braced() -> None:
    (row,) = cells(Publication(authors=(Name(literal="Walk Free"), Name(literal="Smith, John"))))
    assert "{Smith, John}" in row["authors"]


def test_names_that_no_cell_can_say_are_written_as_json_besides() -> None:
    record = Publication(title="A", authors=(Name(family="}{", suffix="x"),))
    (row,) = cells(record)
    assert "protlib" in row
    assert csv_table.loads(csv_table.dumps([record], WriteOptions(lossless=True))).publications == [record]


def test_one_country_or_tag_that_looks_like_a_truth_value_comes_back() -> None:
    written = [Publication(title="A", countries=("TRUE",)), Publication(title="B", tags=("FALSE",))]
    assert csv_table.loads(csv_table.dumps(written, WriteOptions(lossless=True))).publications == written


@given(st.lists(publications(), max_size=3))
def test_records_come_back_as_they_were(written: list[Publication]) -> None:
    assert csv_table.loads(csv_table.dumps(written, WriteOptions(lossless=True))).publications == written
    assert tsv_table.loads(tsv_table.dumps(written, WriteOptions(lossless=True))).publications == written


def test_the_citation_key_among_what_zotero_calls_extra_is_the_key() -> None:
    text = "Key,Title,Extra\nABCD2345,A,{}\n"
    [record] = csv_table.loads(text.format("Citation Key: roe2001")).publications
    assert (record.key, record.note, record.extra) == ("roe2001", "", {"zotero:key": "ABCD2345"})
    [record] = csv_table.loads(text.format("read in May")).publications
    assert (record.key, record.note) == ("ABCD2345", "read in May")


headings = st.sampled_from(["Title", "title", "Author", "Type", "Item Type", "Date", "Year", "Extra", "protlib", "foo", "", "Authors"])  # fmt: skip


@given(
    st.lists(headings, min_size=1, max_size=6),
    st.lists(st.lists(st.text(max_size=8), max_size=7), max_size=4),
)
@example(["title", "title"], [["A title", "Another"]])
def test_any_table_is_read_or_told_and_comes_back(head: list[str], rows: list[list[str]]) -> None:
    buffer = StringIO(newline="")
    csv.writer(buffer).writerows([head, *rows])
    read_first = csv_table.loads(buffer.getvalue()).publications
    assert csv_table.loads(csv_table.dumps(read_first, WriteOptions(lossless=True))).publications == read_first


@given(st.text() | st.text(alphabet='"\n\r,;\t=title '))
def test_any_text_is_read_or_told(text: str) -> None:
    assert csv_table.sniff(text) in {True, False}
    for parsed in (csv_table.loads(text), csv_table.loads(f"title,year\n{text}")):
        assert len(parsed.publications) == len(parsed.lines)


def test_a_table_that_protlib_wrote_has_its_header_where_it_begins() -> None:
    suggestions = {"csv:Titl": "Title", "csv:x": "Author(s)", "csv:y": "Year", "csv:z": "Country"}
    records = [Publication(key="a", title="A"), Publication(key="b", title="Title", extra=suggestions)]
    parsed = formats.read(
        formats.write(records, formats.format_named("tsv"), formats.WriteOptions(lossless=True)),
        formats.format_named("tsv"),
    )
    assert [publication.key for publication in parsed.publications] == ["a", "b"]


SHOWN = {
    "issue": ("3-Apr", "03. Apr", "Apr-03", "2026-04-03", "03/04/2026", "3.4.2026"),
    "number": ("1.2E+12", "1,2E+12"), "isbn": ("9.78929E+12",), "title": ("TRUE",), "publisher": ("FALSE", "#REF!"),
}  # fmt: skip
"""What a spreadsheet has made of a text, in a field that no person means it in."""


@pytest.mark.parametrize(("field", "cell"), [(field, cell) for field, cells in SHOWN.items() for cell in cells])
def test_what_only_a_spreadsheet_shows_so_is_told_and_kept_beside_the_field(field: str, cell: str) -> None:
    text = f'key,genre,{field}\na,x,"{cell}"\n'
    parsed = csv_table.loads(text, ReadOptions(finders=("key",)))
    assert getattr(parsed.publications[0], field) == ""
    assert [problem.what.partition(":")[0] for problem in parsed.problems] == [f"{field} “{cell}”"]
    [record] = formats.read(
        f"title,{text}".replace("a,x", "T,a,x").encode() if field != "title" else text.encode(),
        formats.format_named("csv"),
    ).publications
    assert record.extra == {f"csv:{field}": cell}


@pytest.mark.parametrize(
    ("field", "cell"),
    [("number", "2009-03-01"), ("issue", "Apr-May"), ("issue", "3-4"), ("page", "e12"), ("title", "True"), ("genre", "3-Apr"), ("date", "2009-03-01"), ("title", "2009-03-01")],
)  # fmt: skip
def test_what_a_person_may_have_typed_is_taken(field: str, cell: str) -> None:
    parsed = csv_table.loads(f"key,volume,{field}\na,1,{cell}\n", ReadOptions(finders=("key",)))
    assert (getattr(parsed.publications[0], field), parsed.problems) == (cell, [])


@pytest.mark.parametrize("reader", [csv_table, tsv_table])
@pytest.mark.parametrize(("field", "cell"), [(field, cell) for field, cells in SHOWN.items() for cell in cells])
def test_what_a_record_says_so_itself_comes_home(reader: Any, field: str, cell: str) -> None:
    record = Publication(key="a", title="A").changed(**{field: cell})
    assert reader.loads(reader.dumps([record], WriteOptions(lossless=True))).publications == [record]


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
