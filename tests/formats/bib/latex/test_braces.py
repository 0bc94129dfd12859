"""Capitals that a title's braces protect: kept from BibTeX to BibTeX,
said by every format that can, and never shown.
"""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib import formats
from protlib.formats import WriteOptions
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.bib.latex.braces import protect, read_title
from protlib.formats.programs import PROGRAMS
from protlib.record import cleaning
from protlib.record.model import Publication
from protlib.record.text_form import form
from protlib.text import NO_CASE, add_case_marks, clean, split_case_marks, without_markup

MARKED = f"{NO_CASE}Facebook</span> and {NO_CASE}B</span>ayesian Care"
PLAIN = "Facebook and Bayesian Care"


@every_row(
    ("raw", "title"),
    [
        ("The {i}ron view of {de facto} care", f"The {NO_CASE}i</span>ron view of {NO_CASE}de facto</span> care"),
        # In a title in sentence case, each capital inside is that of a name.
        ("The {B}ayesian view of {Parkinson}", "The Bayesian view of Parkinson"),
        ("{p53} and {de novo}", f"{NO_CASE}p53</span> and {NO_CASE}de novo</span>"),
        (r"On \emph{{homo} sapiens}", f"On <i>{NO_CASE}homo</span> sapiens</i>"),
        (r"{\em Homo Sapiens} now", f"{NO_CASE}<i>Homo Sapiens</i></span> now"),
        (r"{{\'E}cole}s", f"{NO_CASE}École</span>s"),
        ("{One {Two} Three} x", f"{NO_CASE}One Two Three</span> x"),
        # A letter under its accent, and what has no capitals.
        (r"{\'E}cole, {\ss}, \'{E}tat, {\AA}land", "École, ß, État, Åland"),
        ("1{--}2 {``}a{''} {} {中国} {12}", "1–2 “a” 中国 12"),
        # What is protected on export anyway needs no mark.
        ("{Kenya}, {HIV}, {K}enya, {UN{HCR}} and {African} Union", "Kenya, HIV, Kenya, UNHCR and African Union"),
        # Braces round the whole, by habit of a program, count where there is a capital to keep.
        ("{Caring for children in Kenya}", "Caring for children in Kenya"),
        ("{Trafficking in Persons Report}", f"{NO_CASE}Trafficking in Persons Report</span>"),
    ],
)  # fmt: skip
def test_what_a_title_protects_is_marked_and_written_again(raw: str, title: str) -> None:
    (publication,) = bibtex.loads(f"@article{{k, title = {{{raw}}}}}").publications
    assert publication.title == title
    for dialect in (bibtex, biblatex):
        for ascii_only in (False, True):
            output = dialect.dumps([publication], WriteOptions(ascii=ascii_only, lossless=True))
            assert dialect.loads(output).publications == [publication]
            assert "verba" not in output


@every_row(
    ("field", "target", "is_kept"),
    [
        ("booktitle", "container_title", True),
        ("series", "collection_title", True),
        ("eventtitle", "event_title", True),
        ("shorttitle", "title-short", True),
        ("publisher", "publisher", False),
    ],
)
def test_titles_of_books_series_and_events_keep_theirs(field: str, target: str, is_kept: bool) -> None:
    text = f"@inproceedings{{k, title = {{T}}, {field} = {{On {{de facto}} care}}}}"
    record = bibtex.loads(text).publications[0].to_dict()
    value = {**record, **record.get("extra", {})}[target]
    assert value == (f"On {NO_CASE}de facto</span> care" if is_kept else "On de facto care")
    assert (
        "On {de facto} care" in bibtex.dumps(bibtex.loads(text).publications, WriteOptions(lossless=True))
        or not is_kept
    )


def test_journals_of_which_no_style_changes_the_case_are_not_marked() -> None:
    (publication,) = bibtex.loads("@article{k, title={T}, journal={{PLoS} One}}").publications
    assert publication.container_title == "PLoS One"


def test_every_capital_within_a_sentence_can_be_protected() -> None:
    title = "In Annex B: Safe at Home? How l'Afrique of “A/RES/73” Heals"
    protected = protect(title, protects_each_word=True)
    assert protected == "In {Annex} {B}: Safe at {Home}? How l'{Afrique} of “{A}/{RES}/73” {Heals}"
    assert protect("Safe at Home") == "Safe at Home"


def test_a_subtitle_keeps_what_it_protects() -> None:
    (publication,) = bibtex.loads("@book{k, title={{The Web}}, subtitle={A {Zorvex} Search}}").publications
    assert publication.title == f"{NO_CASE}The Web</span>: A {NO_CASE}Zorvex</span> Search"


@every_row(
    ("title", "content"),
    [
        ("Health in Cox's Bazar and Cox’s Bazar", "Health in {Cox's Bazar} and {Cox’s Bazar}"),
        ("O'Connor in N'Djamena: women's rights", "{O'Connor} in {N'Djamena}: women's rights"),
        ('A review of "Disposable People"', 'A review of "{Disposable People}"'),
        ("“They Treat Us Like Animals”: abuse", "“{They Treat Us Like Animals}”: abuse"),
        ("The ‘Women’s Right’ in “what works” and “Victims”", "The ‘{Women’s Right}’ in “what works” and “Victims”"),
        (f"{NO_CASE}<i>Care</i> Now</span>", r"{{}\textit{Care} Now}"),
        ("a\x02b\x03 Kenya", "ab {Kenya}"),
    ],
)  # fmt: skip
def test_names_with_apostrophes_and_quoted_titles_keep_their_capitals(title: str, content: str) -> None:
    assert protect(title) == content


PIECES = st.sampled_from(
    ["Kenya", "Care", "de novo", "IOM", " ", " ", ": ", "“", "”", "'", "<i>", "</i>", NO_CASE, "</span>", "É", "{", "\\",
     "Cox's Bazar", "N'D", "A", "b", "<b>", "</b>", "African Union", '"']
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join), st.booleans(), st.sampled_from([bibtex, biblatex]))
def test_a_title_with_any_marks_comes_back(title: str, ascii_only: bool, dialect: ModuleType) -> None:
    record = cleaning.clean_record({"key": "k", "title": title, "collection_title": title}).publication
    assert dialect.loads(
        dialect.dumps([record], WriteOptions(ascii=ascii_only, lossless=True)), formats.ReadOptions()
    ).publications == [record]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_protects_capitals_is_read_as_it_is_written(title: str) -> None:
    once = clean(read_title(protect(title)))
    assert read_title(protect(once)) == once


@given(st.lists(PIECES, max_size=12).map("".join))
def test_marks_are_taken_apart_and_put_together(text: str) -> None:
    bare, parts = split_case_marks(text)
    assert split_case_marks(add_case_marks(bare, parts)) == (bare, parts) or NO_CASE in bare
    assert without_markup(text) == without_markup(bare)


@every_row("name", [entry.name for entry in formats.FORMATS if entry.writes and entry.packs])
def test_every_format_gives_the_marks_back_and_only_those_for_styles_show_them(name: str) -> None:
    entry = formats.format_named(name)
    record = Publication(key="k", type="report", title=MARKED, date="2001")
    output = formats.write([record], entry, formats.WriteOptions(lossless=True))
    assert [publication.title for publication in formats.read(output, entry).publications] == [MARKED]
    if not entry.is_binary and name not in {"jsonl", "csl-json", "csl-yaml", "bibtex", "biblatex", "hayagriva"}:
        assert PLAIN in output.decode()


@every_row("name", [entry.name for entry in formats.FORMATS if entry.writes and entry.packs])
@every_row("field", ["note", "abstract", "addendum", "publisher", "container_title", "event_title"])
def test_marks_that_stand_in_other_fields_come_back_too(name: str, field: str) -> None:
    record = Publication(key="k", type="chapter", title="Care").changed(**{field: MARKED})
    entry = formats.format_named(name)
    assert formats.read(formats.write([record], entry, formats.WriteOptions(lossless=True)), entry).publications == [
        record
    ]


@pytest.mark.parametrize(("name", "program"), [("ris", "zotero"), ("ris", "mendeley"), ("bibtex", "word")])
def test_programs_that_know_no_marks_get_none(name: str, program: str) -> None:
    record = Publication(key="k", type="report", title=MARKED)
    (line,) = [
        line
        for line in formats.write(
            [record], formats.format_named(name), WriteOptions(program=PROGRAMS[program], lossless=True)
        )
        .decode()
        .splitlines()
        if PLAIN in line and "verba" not in line
    ]
    assert NO_CASE not in line
    if name == "ris":
        assert NO_CASE.encode() not in formats.write(
            [record], formats.format_named(name), WriteOptions(program=PROGRAMS[program], lossless=True)
        )


def test_an_edited_cell_counts_more_than_the_marks_that_were_kept_for_it() -> None:
    record = Publication(key="k", type="report", title=MARKED, date="2001")
    text = (
        formats.write([record], formats.format_named("csv"), formats.WriteOptions(lossless=True))
        .decode()
        .replace(PLAIN, "Other Care")
    )
    assert formats.read(text.encode(), formats.format_named("csv")).publications[0].title == "Other Care"


def test_the_form_of_edit_takes_a_marked_title() -> None:
    record = Publication(key="k", type="report", title=MARKED)
    assert form.parse_record(form.format_record(record, own_names=()), record, own_names=()) == record


@every_row(
    ("raw", "title"),
    [
        ("Trafficking from {Nigeria} to {Italy}", "Trafficking from Nigeria to Italy"),
        ("{IOM} and {UNHCR}: Care", "IOM and UNHCR: Care"),
        ("From {Nigeria}n homes", "From Nigerian homes"),
        ("The {Care} of {Kenya}", f"The {NO_CASE}Care</span> of Kenya"),
        ("The {{IOM}} in {Kenya}", "The IOM in Kenya"),
        ("In {Kenya", "In Kenya"),
        ("The Year {2015} and {Foo}", f"The Year 2015 and {NO_CASE}Foo</span>"),
        (r"\textit{x}", "<i>x</i>"),
        ("Care} of {Zed}", f"Care of {NO_CASE}Zed</span>"),
    ],
)
def test_only_braces_round_what_is_no_known_name_become_marks(raw: str, title: str) -> None:
    assert read_title(raw) == title


@every_row(
    ("title", "written"),
    [
        ("Traffickers jailed in Accra", "Traffickers jailed in {Accra}"),
        ("Child domestic work in Lomé", "Child domestic work in {Lomé}"),
        ("Interview with the monitor, Maria Grazia", "Interview with the monitor, {Maria} {Grazia}"),
        ("Der Schutz von Flüchtlingen", "Der {Schutz} von {Flüchtlingen}"),
        ("Торговля людьми в Москве", "Торговля людьми в {Москве}"),
        ("Human trafficking: A view from Diffa", "Human trafficking: A view from {Diffa}"),
        ("Caring for Trafficked Persons: Guidance", "Caring for Trafficked Persons: Guidance"),
        ("Ten Myths — And One Fact", "Ten Myths — And One Fact"),
    ],
)
def test_names_of_a_title_in_sentence_case_are_protected(title: str, written: str) -> None:
    record = Publication(key="a", type="report", title=title)
    output = bibtex.dumps([record], WriteOptions())
    assert f"title         = {{{written}}}," in output
    assert bibtex.loads(output).publications[0].title == title
