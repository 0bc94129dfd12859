"""Expressions that once took the cube of a text's length, or twice the time with each letter more, no longer do;
and none takes the square but those that are named.
"""

from importlib import import_module
from typing import Final

import pytest

from mishaps import budget

_EXPRESSIONS: Final = {
    "checking.identifier_rules": ("_PAGES", "fullmatch"),
    "citing.verification.typed_authors": ("_AUTHOR_SEPARATOR", "split"),
    "citing.verification.typed_citations": ("_PART", "match"),
    "formats.databases.refworks": ("_XML", "match"),
    "formats.foreign": ("_ROOT", "match"),
    "formats.portals.dublin_core": ("_SERIES", "fullmatch"),
    "formats.tables.surroundings": ("_COUNT_BEHIND_WORDS", "fullmatch"),
    "fulltext.page_numbers": ("_RANGE", "fullmatch"),
    "record.names.parted_publishers": ("UNKNOWN_IMPRINT", "search"),
    "title_pages.embargoes": ("_MARK_WITH_DATE", "match"),
    "title_pages.imprint": ("_SERIES", "search"),
    "title_pages.kinds": ("_ISSUE_NUMBER", "fullmatch"),
    "title_pages.makers.imprint_names": ("_OWNER_END", "search"),
    "typed_references.lists.list_headings": ("_HEADING", "fullmatch"),
}
_SQUARES: Final = {
    "checking.title_rules": "_OF_FILE _OF_LANGUAGE",
    "citing.documents.filled.draft": "_SPACE",
    "citing.documents.filled.foreign_citations": "_STOP",
    "citing.documents.filled.typed": "_CITATION_SEPARATOR _LOCATOR",
    "citing.documents.filled.word.package_parts": "_ATTRIBUTE",
    "citing.documents.filled.zotero_codes": "_ATTRIBUTE",
    "citing.documents.latex": "_OPENING",
    "citing.documents.set_in_quotations": "_LEAD",
    "citing.documents.word": "WHOLE_NOTE",
    "citing.engine.confinement": "_STYLE_SHEET",
    "citing.engine.portions": "_AFFIX_ATTRIBUTE",
    "citing.styles.style_files": "_ATTRIBUTE",
    "citing.verification.citation_numbers": "_NUMBERS_AT_END",
    "citing.verification.typed_citations": "_ANY_PHRASE _FIGURE _FIRST_NAME _PHRASE _SECONDHAND",
    "citing.verification.typed_numbers": "_NEXT_NUMBER",
    "cli.documents.report_documents": "_CODE",
    "cli.documents.report_language": "_ELEMENT",
    "duplicates.compared_containers": "_NAME_BORDER",
    "duplicates.typed_reference": "_MARK",
    "formats.bib.entry_reader": "_LINE",
    "formats.bib.kept_fields": "_SEPARATOR",
    "formats.bib.names.parser": "_NAME_WITH_INITIALS",
    "formats.bib.origin": "_KEY_OF_ZOTERO",
    "formats.bib.syntax.jabref": "_GROUP",
    "formats.common.cell_values": "_VALUE_SEPARATOR",
    "formats.databases.ovid": "_EDITOR _LINE _NAME_ENDING _SOURCES[1] _SOURCES[2] _SOURCES[3]",
    "formats.isi": "_ADDRESS",
    "formats.listing.furniture": "_BAR _MENU",
    "formats.marc.marc_fields": "_ISBD",
    "formats.marc.marc_json": "_HEAD",
    "formats.marc.mnemonic": "_MARKED_LETTER",
    "formats.mods.mods_xml": "_YEARS",
    "formats.nbib": "_ISSN_KIND",
    "formats.portals.values": "_SESSION _VERSIONS",
    "formats.refer": "_LINE",
    "formats.tables.markdown_table": "_RULE",
    "formats.tables.sheet_part": "_LITERAL",
    "formats.tables.surroundings": "_HINT",
    "formats.tables.tag_columns": "_LINK_SEPARATOR",
    "formats.web.page_contents": "_BREAKS _WRAPPING",
    "index.words": "_WORD",
    "quotations.compared_words": "_ENDING",
    "quotations.finder": "_BEGIN",
    "quotations.paragraphs_beside": "_REMARK",
    "quotations.paraphrases": "_BLANK_BEFORE_MARK",
    "quotations.segments": "_CHANGED_ENDING",
    "quotations.source": "_BEFORE_ITEM _DASH _ENTRY_OF_CONTENTS _LIST _NOTE_LINE _THOUSANDS",
    "quotations.typed_quotation_citations": "_ENTRY_OPENING",
    "record.fields.foreign_headings": "_BRACKETS_AT_END",
    "record.identifiers.credentials": "_LINK_IN_TEXT",
    "record.languages": "_TWICE",
    "record.names.organisations": "_SYLLABLE",
    "record.places.areas": "_TWO[0] _TWO[1] _TWO[2]",
    "record.places.resolver": "_PLACE_WITH_BRACKETS",
    "record.series.titled_parts": "_SMALL_AT_END _TITLE_PART_SEPARATOR",
    "record.text_form.form": "_RULE",
    "record.titles.all_capitals": "_GAP",
    "record.titles.proper_nouns": "_RUNS",
    "record.titles.sentence_case": "_ABBREVIATION",
    "render.template": "_PIECE",
    "system.pdf.pdfium": "_LETTERS",
    "text": "_MARKED_WORDS",
    "title_pages.bodies": "_BODY_SEPARATOR _NAME_SEPARATOR",
    "title_pages.circulation": "_ANY_SEPARATOR _COPY",
    "title_pages.cover_names": "_SITE",
    "title_pages.imprint": "_SERIES",
    "title_pages.makers.defined": "_CODE _DEFINITION",
    "title_pages.makers.evidence": "SHORT_FORM",
    "title_pages.makers.hosts": "_NAME",
    "title_pages.makers.imprint_names": "_MAIL _OWNER_END",
    "title_pages.makers.running_heads": "_PAGE _PART_SEPARATOR",
    "title_pages.people": "_COMPANY_BORDER _STROKE _TITLES",
    "title_pages.record": "_PLACES_SEPARATOR",
    "title_pages.titles.issues": "_HOUR",
    "title_pages.titles.other_pages": "SENTENCE_END",
    "title_pages.titles.own_titles": "_PAGE _TITLE_EDGES[1]",
    "title_pages.titles.title": "_YEARLY",
    "title_pages.titles.title_parts": "_DATE_BEHIND",
    "title_pages.un_documents": "_FOOTNOTE",
    "typed_references.addresses": "_ANNOUNCEMENT _MARKS_BEHIND",
    "typed_references.authors_at_commas": "_LISTS_OF_PEOPLE[0] _LISTS_OF_PEOPLE[1] _LISTS_OF_PEOPLE[2] _PART_OF_STATE",
    "typed_references.entry": "BARE_YEAR QUOTED YEAR_BEFORE_TITLE YEAR_BEHIND_SPACE YEAR_IN_BRACKETS _BRACKETS_BEHIND_TITLE",
    "typed_references.legal_forms": "_ADOPTION _AMERICAN _APPLICATION _ENTRY_INTO_FORCE _FRENCH_CASE_DATED_LATE _LABEL",
    "typed_references.lists.list_at_end": "_DASHED_LINE _ITEM _NUMBERED_LINE",
    "typed_references.name_order": "_SEPARATOR",
    "typed_references.records.containers": "_JOURNALS[1]",
    "typed_references.records.genres": "_JOURNAL_ALONE _LEAVES _PLAIN_GENRE _UNPUBLISHED_GENRE",
    "typed_references.records.imprints": "_NO_YEAR",
    "typed_references.records.legal_entries": "_GAZETTE _LAW_REPORT _SERIES",
    "typed_references.records.marks": "_LEADING_MARK",
    "typed_references.records.typed_people": "_INITIALS_IN_FRONT _ROLE_AT_END",
    "typed_references.records.works_in_notes": "_QUOTED_TEXT",
    "typed_references.title_start": "_INITIALS_AT_COLON _INITIAL_BEFORE_STROKES _INITIAL_ENDS _INVERTED_AT_AMPERSAND _INVERTED_BEFORE_STROKES _NAMES_AT_SEMICOLONS _POINTED_AT_COMMA _POINTED_INITIALS _WHOLE_NAMES_WITH_INITIAL",
    "word_processing.opendocument": "_LENGTH",
}  # fmt: skip
"""Expressions by their modules that take the square of a text that repeats one piece: a thousand letters take some
milliseconds, and the texts that they get are mostly a value or a paragraph. A new one is written without it.
"""
_PIECES: Final = (" ", "\n", "1", "2009, ", "s.l. ", "<!-- x -->", "del ", "(", "– ")
_BEGINNINGS: Final = ("", "Aa", "References", "[")
_TIMES: Final = 3_000
"""The cube of so many letters takes minutes, the square a tenth of a second."""


def try_expression(module: str, name: str, method: str) -> int:
    """Try an expression on texts that repeat one thing and end otherwise; return how many texts there are."""
    ask = getattr(getattr(import_module(f"protlib.{module}"), name), method)
    texts = [f"{beginning}{piece * _TIMES}\0" for beginning in _BEGINNINGS for piece in _PIECES]
    for text in texts:
        ask(text)
    return len(texts)


@pytest.mark.slow
def test_no_expression_takes_the_cube_of_a_text() -> None:
    cases = {module: (module, *asked) for module, asked in _EXPRESSIONS.items()}
    counts = budget.calls("test_growing_expressions", "try_expression", cases, seconds=10)
    assert {*counts.values()} == {len(_BEGINNINGS) * len(_PIECES)}


def _known() -> frozenset[str]:
    return frozenset(f"{module}.{name}" for module, names in _SQUARES.items() for name in names.split())


@pytest.mark.slow
def test_no_other_expression_takes_the_square_of_a_text() -> None:
    calls = budget.calls("mishaps.growth_of_expressions", "growing_expressions", {"all": (_known(),)}, seconds=900)
    assert calls["all"] == []


@pytest.mark.slow
def test_each_expression_that_takes_the_square_is_there() -> None:
    names = budget.calls("mishaps.growth_of_expressions", "all_names", {"all": ()}, seconds=60)["all"]
    assert len(names) > 1_000
    assert _known() - {*names} == set()


@pytest.mark.slow
def test_an_expression_that_takes_the_square_is_seen() -> None:
    cases = {"square": (r"(?:\s|b)+(?:\s|c)+x",), "linear": (r"(?:\s|b){1,20}x",)}
    growths = budget.calls("mishaps.growth_of_expressions", "growth_of", cases, seconds=60)
    assert growths["linear"] == ""
    assert growths["square"].startswith("search ")
