"""Headings of forms, lists and databases, two rows of them, and Turkish and Arabic ones."""

import pytest

from harness.rows import every_row
from protlib.formats.parsed import Parsed
from protlib.formats.tables import csv_table
from protlib.record.fields.headings import field_of


def read(*rows: str) -> Parsed:
    return csv_table.loads("\n".join((*rows, "")))


@every_row(
    ("heading", "field"),
    [
        ("Document author", "authors"),
        ("Report date", "date"),
        ("Paper year", "year"),
        ("doc_info/doc_link", "url"),
        ("group/doc_year", "year"),
        ("Study countries", "countries"),
        ("Study ID", ""),
        ("Tool type", ""),
        ("Law enforcement", ""),
        ("Report", ""),
        ("2nd author", "authors"),
        ("biblio.volume", "volume"),
        ("biblio.first_page", "first_page"),
        ("authFullName_s", "authors"),
        ("Chapter Title", "title"),
        ("Title of Review", "title"),
        ("Title of Journal", "container_title"),
        ("Author of Review", "authors"),
        ("doiId_s", "doi"),
        ("Permalink", "url"),
        ("Başlık", "title"),
        ("Yazar(lar)", "authors"),
        ("Yayın yılı", "year"),
        ("Yayınevi", "publisher"),
        ("Sayfa sayısı", "number-of-pages"),
        ("Anahtar kelimeler", "tags"),
        ("Ülke", "countries"),
        ("Açıklama", "note"),
        ("قائمة المراجع", ""),
        ("المراجع", "private_note"),
    ],
)
def test_headings_of_exports_mean_fields(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_a_turkish_table_in_its_code_page_is_read() -> None:
    [record] = read("Sıra No;Yazar;Başlık;Yıl;Tür", "1;Toktaş, Şule;Göç ve İnsan Ticareti;2011;Kitap").publications
    assert (record.title, record.authors[0].family, record.date, record.type) == (
        "Göç ve İnsan Ticareti",
        "Toktaş",
        "2011",
        "book",
    )


def test_further_authors_stand_behind_the_first_of_two_columns() -> None:
    [record] = read("Last name,First name,2nd author,Title", 'Ruiz,Ana,"Low, Paul",On camps').publications
    assert [(name.family, name.given) for name in record.authors] == [("Ruiz", "Ana"), ("Low", "Paul")]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Authors,First Author", '"Lim SM, Wang Y, Wang Y",Lim SM'),  # as PubMed's table has it
        ("First Author,Authors", 'Lim SM,"Lim SM, Wang Y, Wang Y"'),
    ],
)
def test_a_first_author_who_stands_among_all_is_one_author(headings: str, row: str) -> None:
    [record] = read(f"{headings},Title", f"{row},On camps").publications
    assert [name.family for name in record.authors] == ["Lim", "Wang", "Wang"]


@pytest.mark.parametrize(("kind", "genre"), [("Item", ""), ("Guidance note", "Guidance note")])
def test_what_sharepoint_calls_an_item_is_no_genre(kind: str, genre: str) -> None:
    [record] = read("Title,Item Type,Author", f"On camps,{kind},UNHCR").publications
    assert record.genre == genre


def test_the_upper_of_two_rows_of_headings_names_what_the_lower_leaves_open() -> None:
    [record] = read(
        "No.,Document,,Published,Access,Focal point",
        ",Title,Type,(month/year),link,(phone)",
        "4,On camps,Report,2019-05,https://iom.int/a,079 555 01 02",
    ).publications
    assert (record.title, record.date, record.url) == ("On camps", "2019-05", "https://iom.int/a")
    assert record.extra == {"csv:No.": "4", "csv:Focal point": "079 555 01 02"}


def test_the_name_of_a_list_above_its_header_is_no_heading() -> None:
    [record] = read("قائمة المراجع,,,", "الرقم,العنوان,المؤلف,السنة", "١,حماية الطفل,اليونيسف,٢٠٢١").publications
    assert (record.date, record.private_note, record.extra) == ("2021", "", {"csv:الرقم": "١"})


def test_an_arabic_word_for_references_heads_whole_ones_and_else_reviewers() -> None:
    [record] = read(
        "المراجع,الرابط", '"IOM (2009). Caring for migrants: a guide. Geneva: IOM.",https://iom.int/a'
    ).publications
    assert (record.title, record.private_note) == ("Caring for migrants: a guide", "")
    [record] = read("العنوان,المراجع", "حماية الطفل,سارة").publications
    assert record.private_note == "المراجع: سارة"
