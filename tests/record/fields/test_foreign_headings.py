"""Headings of spreadsheets in seven languages other than English."""

import pytest

from harness.benchmark_modules import benchmark_module
from harness.rows import every_row
from mishaps import budget
from protlib.record.fields.headings import field_of


def test_the_header_rows_of_offices_are_read() -> None:
    assert [
        (sheet.language, *fault)
        for sheet in benchmark_module("headings").sheets()
        for fault in sheet.find_wrong_columns()
    ] == []


@every_row(
    ("heading", "field"),
    [
        ("SCHLAGWÖRTER", "tags"), ("Schlagwoerter", "tags"), ("Schlagworter", "tags"), ("  année  ", "year"), ("Annee", "year"),
        ("Autor 2", "authors"), ("Mot-clé 3", "tags"), ("Auteur/Organisation", "authors"), ("Organisation / author", "authors"),
        ("Author (organisation)", "authors"), ("Author organisation", "organisations"), ("كلمات مفتاحية", "tags"), ("مؤلف", "authors"),
        ("الطبعه", "edition"), ("КЛЮЧЕВЫЕ СЛОВА", "tags"), ("Mots_clés", "tags"),
    ],
)  # fmt: skip
def test_case_accents_signs_and_articles_make_no_difference(heading: str, field: str) -> None:
    assert field_of(heading) == field


@every_row(
    ("heading", "field"),
    [
        ("Court", "organisations"), ("Docket no.", "number"), ("Date of judgment", "date"), ("المحكمة", "organisations"),
        ("Juridiction", "organisations"), ("N° de l’affaire", "number"), ("رقم القضية", "number"),
        ("Written by", "authors"), ("Where published", "publisher_place"), ("Kind of doc", "type"), ("Ref No", "number"), ("Ref. no.", "number"),
        ("When published", "date"), ("Who published it", "publisher"), ("Edited by", "editors"), ("How many pages", "number-of-pages"),
        ("Verfasst von", "authors"), ("Wo erschienen", "publisher_place"), ("Art der Quelle", "type"), ("Referenznummer", "number"),
        ("Écrit par", "authors"), ("Où publié", "publisher_place"), ("Genre de document", "type"), ("N° de référence", "number"),
        ("Escrito por", "authors"), ("Dónde se publicó", "publisher_place"), ("Tipo de fuente", "type"), ("Número de referencia", "number"),
        ("Onde foi publicado", "publisher_place"), ("Número de referência", "number"), ("Scritto da", "authors"), ("Dove pubblicato", "publisher_place"),
        ("Numero di riferimento", "number"), ("بقلم", "authors"), ("أين نشر", "publisher_place"), ("رقم المرجع", "number"), ("نوع المصدر", "type"),
        ("Name of the publication", "title"), ("Name of the report", "title"), ("Date of the publication", "date"), ("Nom du rapport", "title"),
        ("Nombre del informe", "title"), ("Nome do relatório", "title"), ("Name des Berichts", "title"), ("اسم الدراسة", "title"),
        ("Personal Author(s)", "authors"), ("Auteur(s) personnes", "authors"), ("Autores individuales", "authors"),
        ("Auteur moral", "organisations"), ("Autores institucionales", "organisations"),
        ("Кто написал", "authors"), ("Где опубликовано", "publisher_place"), ("Тип источника", "type"), ("Регистрационный номер", "number"),
    ],
)  # fmt: skip
def test_headings_in_the_words_of_people_are_read(heading: str, field: str) -> None:
    assert field_of(heading) == field


@every_row(
    "heading",
    ["Quelle", "Source", "Fuente", "Fonte", "المصدر", "Источник", "Ergebnis", "Nr.", "N°", "Data", "Methode", "Stand"],
)
def test_what_may_mean_anything_means_nothing(heading: str) -> None:
    assert field_of(heading) == ""


@every_row(
    "heading",
    [
        "Internal comments", "Confidential remarks", "Notes (internal)", "Comments/internal notes", "InternalNotes", "For internal use only",
        "Remarques internes", "Notes internes", "Commentaires (usage interne)", "Notes personnelles", "Observaciones internas", "Notas privadas",
        "Observações internas", "Confidencial", "Note riservate", "Interne Bemerkungen", "Vertraulich", "ملاحظات داخلية", "الملاحظات السرية",
        "Внутренние заметки", "Внутренний комментарий", "Конфиденциальный комментарий", "Internal note 2",
        "Notes for us only", "Not for sharing", "Team notes", "For office use only", "My notes", "The team's notes", "Contact (do not share)",
        "Mes notes", "Nos remarques", "Notes de l'équipe", "Réservé au bureau", "Pour nous seulement", "Ne pas diffuser",
        "Mis notas", "Notas del equipo", "Solo para nosotros", "Uso exclusivo de la oficina", "No compartir",
        "Minhas notas", "Notas da equipa", "Só para nós", "Uso exclusivo do escritório", "Não partilhar",
        "Meine Notizen", "Teamnotizen", "Nur für uns", "Nur für den Dienstgebrauch", "Nicht weitergeben",
        "ملاحظاتي", "ملاحظات الفريق", "لنا فقط", "للاستخدام الرسمي فقط", "ليس للنشر", "Мои заметки", "Только для нас",
    ],
)  # fmt: skip
def test_a_heading_that_says_it_is_private_means_a_private_note(heading: str) -> None:
    assert field_of(heading) == "private_note"


@pytest.mark.slow
def test_a_long_text_that_stands_where_a_heading_may_is_read_at_once() -> None:
    longest = "word " * 6_553  # what a cell of Excel holds
    headings = {"abstract": (longest,), "refusal behind it": (longest + "do not share",)}
    results = budget.calls("protlib.record.fields.headings", "field_of", headings, seconds=3)
    assert results == {"abstract": "", "refusal behind it": "private_note"}


@every_row(
    "heading",
    [
        "Internal/External", "Public/Private", "Personal", "Personnel", "Internal number", "Internal displacement",
        "Team members", "Our reference", "Notes for users", "Not for profit", "Gender sensitive", "US only",
        "Not forced", "Non-performing loans", "No. paras",
    ],
)  # fmt: skip
def test_what_is_only_named_internal_is_no_note(heading: str) -> None:
    assert field_of(heading) == ""
