"""A table in CSV that people or programs made is read as they meant it."""

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from programs.running import as_typed_here
from protlib import formats
from protlib.errors import UsageError
from protlib.formats import ReadOptions, WriteOptions
from protlib.formats.parsed import Parsed
from protlib.formats.tables import csv_table
from protlib.record.model import Publication
from sample_files.table_texts import load


def problems_of(text: str, **columns: str) -> list[tuple[int, str, str, bool]]:
    problems = csv_table.loads(text, ReadOptions(columns=columns)).problems
    return [(problem.line, problem.record, problem.what, problem.lost) for problem in problems]


@every_row(
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


@every_row("heading", ["Who published it?", "Published by", "Publié par", "Quién publicó", "Wer hat es veröffentlicht"])
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
        ("Comments from donor", "x", {"private_note": "Comments from donor: x"}),
        ("Reviewer", "Ana", {"private_note": "Reviewer: Ana"}),
        ("Victim interviewed (name)", "x", {"private_note": "Victim interviewed (name): x"}),
        ("survivor_name", "x", {"private_note": "survivor_name: x"}),
        ("Interviewee", "x", {"private_note": "Interviewee: x"}),
        ("Name of child", "x", {"private_note": "Name of child: x"}),
        ("Children’s names", "x", {"private_note": "Children’s names: x"}),
        ("Name der Betroffenen", "x", {"private_note": "Name der Betroffenen: x"}),
        ("Children", "girls", {"extra": {"csv:Children": "girls"}}),
        ("Nom de la victime", "x", {"private_note": "Nom de la victime: x"}),
        ("Nombre de la víctima", "x", {"private_note": "Nombre de la víctima: x"}),
        ("Nombre de victimes", "3", {"extra": {"csv:Nombre de victimes": "3"}}),
        ("اسم الضحية", "x", {"private_note": "اسم الضحية: x"}),
        ("Victims", "men", {"extra": {"csv:Victims": "men"}}),
        ("Name of victim support service", "x", {"extra": {"csv:Name of victim support service": "x"}}),
        ("Commentaires du bailleur", "x", {"private_note": "Commentaires du bailleur: x"}),
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
        ("Link", "doi:10.1000/1", {"doi": "10.1000/1"}),
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


@every_row(
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
    text = (
        "Title,Short Title,Notes,Comments,Manual Tags,Automatic "
        "Tags,DOI,DOI,foo,foo\nT,S,n,m,a,b,10.1000/1,10.1000/2,x,y\n"
    )
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


def test_a_mapped_column_that_is_missing_gets_a_problem() -> None:
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


@every_row(
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


headings = st.sampled_from(
    ["Title", "title", "Author", "Type", "Item Type", "Date", "Year", "Extra", "protlib", "foo", "", "Authors"]
)


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
def test_any_text_is_read_or_becomes_a_problem(text: str) -> None:
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
