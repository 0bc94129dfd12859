"""Tables that are text can be read and mended by people: rows are whole, words are single, and notes are no rows."""

from collections import Counter
from pathlib import Path

from harness.paths import PACKAGE
from harness.rows import every_row
from protlib.record.names import family_names, foreign_words, given_names, lexicon
from protlib.record.places import gazetteer, houses
from protlib.record.tables import find_line, read_rows, words_by_section
from protlib.text import fold

RECORD = PACKAGE / "record"
WORDS = [
    "titles/all_capitals.txt",
    "titles/common_words.txt",
    "titles/title_names.txt",
    "../cli/manual/command_search.txt",
    "../cli/translated_commands.txt",
    "../fulltext/matched_sentence.txt",
    "../index/word_forms.txt",
    "../index/words.txt",
    "../fulltext/printed_numbers.txt",
    "../formats/ris/ris_record.txt",
    "../duplicates/generic_titles.txt",
    "../duplicates/compared_titles.txt",
    "../duplicates/title_likeness.txt",
    "../typed_references/typed_imprint.txt",
    "../formats/portals/work_kinds.txt",
    "../quotations/negations.txt",
    "../search/moments.txt",
    "../search/vocabulary/treaty_words.txt",
    "fields/access_headings.txt",
    "fields/query_names.txt",
    "fields/private_headings.txt",
    "fields/heading_words.txt",
    "places/place_words.txt",
    *(f"names/{name}.txt" for name in ("family_names", "foreign_words", "given_names", "lexicon")),
]
ROWS = {
    "series/one_offs.txt": 3, "names/abbreviations.txt": 2, "body_hosts.txt": 2, "../checking/title_rules.txt": 3, "languages.txt": 2, "shared_words.txt": 3, "../title_pages/words.txt": 3, "small_words.txt": 4, "access_words.txt": 3, "../formats/tables/totals.txt": 3, "../formats/listing/furniture.txt": 3, "../citing/citation_words.txt": 3, "../quotations/quoted_words.txt": 3, "../quotations/spelled_numbers.txt": 2, "../library/merges/copies.txt": 3, "../formats/documents/own_tables.txt": 3, "identifiers/credentials.txt": 3, "dates/months.txt": 3, "../formats/marc/marc8.txt": 3, "fields/foreign_headings.txt": 2, "fields/headings.txt": 3,
    "identifiers/symbol_series.txt": 3, "identifiers/resolutions.txt": 3, "places/countries.txt": 5, "places/regions.txt": 5, "places/houses.txt": 4, "places/house_names.txt": 5, "places/overseas.txt": 2, "places/towns.txt": 2, "fields/types_of_others.txt": 2, "../formats/bib/fields.txt": 5, "series/annual_reports.txt": 3,
    "titles/capitals.txt": 2, "../typed_references/lists/list_headings.txt": 2, "titles/prose.txt": 2, "../duplicates/page_titles.txt": 2,
    "../cli/corrections/option_names.txt": 2, "../cli/commands/add.txt": 3, "../cli/listening/file_kinds.txt": 2, "../citing/united_nations.txt": 9,
    "../formats/bib/latex/latex_commands.txt": 3, "../formats/common/meanings.txt": 4, "../formats/endnote_types.txt": 4, "../formats/registry.txt": 8,
}  # fmt: skip
AS_WRITTEN = {
    "title small words", "leading forms", "no bodies", "title small foreign", "capitalised particles", "caps particles", "suffixes", "late suffixes", "honorifics",
    "family tails", "short forms", "degrees", "written as initials", "roles", "roles between signs", "openings", "arabic", "arabic with article", "han endings", "han openings", "before der", "capital inside", "portfolios", "of portfolios", "courts", "of courts",
    "offices", "gatherings", "assemblies", "whole names", "titles of people", "words of forms", "field", "words as well", "treaties", "beside numbers", "titles","pages", "short", "others",
    "glued openings", "glued endings", "places in acronyms",
}  # fmt: skip
"""Sections whose words are written with their capitals and accents."""


def test_rows_are_read_without_notes_and_words_by_section(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# a note\nKEN\tKenya\n# another\nUGA\t\n")
    assert read_rows(tmp_path / "a.txt") == (("KEN", "Kenya"), ("UGA", ""))
    (tmp_path / "b.txt").write_text(
        "# a note\n[heads] what they are\nbank fund\n# a note\nfund\n\n[tails]\nJúnior\n[heads] more\nbody\n"
    )
    assert words_by_section(tmp_path / "b.txt") == {"heads": {"bank", "fund", "body"}, "tails": {"Júnior"}}


@every_row("name", ROWS)
def test_every_row_has_all_its_cells(name: str) -> None:
    assert {len(row) for row in read_rows(RECORD / name)} == {ROWS[name]}


@every_row("name", WORDS)
def test_every_section_has_words_and_stands_once(name: str) -> None:
    text = (RECORD / name).read_text(encoding="utf-8")
    heads = [line.partition("]")[0] for line in text.splitlines() if line.startswith("[")]
    assert heads == list(dict.fromkeys(heads))
    assert all(words_by_section(RECORD / name).values())


@every_row("name", WORDS)
def test_words_are_folded_where_no_section_says_otherwise(name: str) -> None:
    sections = words_by_section(RECORD / name).items()
    odd = [word for section, words in sections if section not in AS_WRITTEN for word in words if word != fold(word)]
    assert odd == []


@every_row("name", WORDS)
def test_no_word_stands_twice_on_a_line(name: str) -> None:
    lines = (RECORD / name).read_text(encoding="utf-8").splitlines()
    twice = [
        word for line in lines if line[:1] not in "[#" for word, count in Counter(line.split()).items() if count > 1
    ]
    assert twice == []


def test_codes_in_the_tables_of_places_are_known() -> None:
    codes = gazetteer.by_code().keys()
    regions = read_rows(RECORD / "places/regions.txt")
    cells = [code for row in regions for cell in row[1:3] for code in cell.split()]
    cells += [code.lstrip("-") for row in houses.house_rows() for code in (row[1], *row[2].split())]
    assert set(cells) <= codes
    assert {row[0] for row in houses.house_rows()} <= houses.HOUSES.keys()
    assert len({row[0] for row in regions}) == len(regions)


def test_the_modules_have_what_the_tables_have() -> None:
    assert "ministry" in lexicon.HEADS
    assert "ministerio" in foreign_words.FOREIGN_HEADS | lexicon.HEADS
    assert "garcia" in family_names.IBERIAN
    assert "maria" in given_names.COMMON


def test_a_line_is_found_by_its_beginning_in_a_table_of_many_pieces(tmp_path: Path) -> None:
    lines = [f"{number:05}\t{'x' * (number % 70)}" for number in range(0, 3000, 2)]
    table = tmp_path / "a.txt"
    table.write_text("\n".join([*lines, ""]))
    assert table.stat().st_size > 3 * 16_384
    assert [find_line(table, line[:5]) for line in lines] == lines
    assert [find_line(table, f"{int(line[:5]) - 1:05}") for line in lines[1:]] == lines[1:]  # of what is not there
    assert (find_line(table, ""), find_line(table, "9")) == (lines[0], "")
