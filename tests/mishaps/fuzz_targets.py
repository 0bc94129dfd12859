"""What is fuzzed: each reader that protlib has, with files of its kind and with what it promises."""

import contextlib
import json
import tempfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import orjson

from harness.paths import DATA, EXAMPLES
from mishaps.fuzzing import Target
from protlib import formats
from protlib.errors import InputRefusedError, LibraryUnusableError, ProtlibError, UsageError
from protlib.formats.parsed import Parsed
from protlib.library import Library
from protlib.record import cleaning
from protlib.record.keys import give_keys
from protlib.record.model import Name, Publication
from sample_files import citavi_project, documents, endnote_library, zotero_library
from sample_files.open_workbook import ods, row, sheet
from sample_files.tiny_pdf import cover, make_pdf, page

MARKS: Final = ("zqalpha", "zqbravo", "zqcharlie", "zqdelta")
"""A word of each sample record's title, which stands nowhere else:
where it is in a file, it is in a record, or something is told.
"""
_STEERING: Final = frozenset("\x00\x1b\x07\x0b\x0c\x7f\x85\x9b\u2028\u2029")

RECORDS: Final = [
    Publication(
        key="a2001", type="report", title=f"Réfugiés & migrants {MARKS[0]}", authors=(Name("Diop", "Awa"), Name(literal="IOM")),
        date="2001-07", abstract="First.\n\nSecond.", countries=("Mali",), tags=("a", "b"), doi="10.1000/182",
    ),
    Publication(
        key="b2002", type="chapter", title=f"A chapter: {MARKS[1]}", editors=(Name("Roe", "Jane"),), date="2002/2004", page="3-9",
        container_title="A book", publisher="Press", publisher_place="Geneva", isbn="978-0-306-40615-7", url="https://iom.int/a",
    ),
    Publication(
        key="c2003", type="article-journal", title=f"“Law” <i>in</i> {MARKS[2]}", volume="2", issue="3", language="fr", accessed="2020-01-02",
        authors=(Name("Beauvoir", "Simone", dropping="de"),), note="x\ny", extra={"csl:custom": {"a": [1]}, "method": "survey"},
    ),
    Publication(key="d2004", type="book", title=f"Last {MARKS[3]}", topics=("health",), aliases=("d1",)),
]  # fmt: skip
_WITH_JSON = {"csl-json", "reliefweb", "crossref", "datacite", "openalex", "better-bibtex", "marc-json"}
_LIBRARY: Final = orjson.dumps(
    {
        "library": {"1": {"format": 1}},
        "publications": {str(number): record.to_dict() for number, record in enumerate(RECORDS, 1)},
    }
)
_ITEMS: Final = [{**documents.ITEM, "title": f"A report {mark}", "id": number} for number, mark in enumerate(MARKS)]
_SOURCE: Final = (
    "<b:Tag>iom2020</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>Office for Testing"
    "</b:Corporate></b:Author></b:Author><b:Title>A source {}</b:Title><b:Year>2019</b:Year>"
)
_TYPED: Final = """---
title: A report
bibliography: refs.bib
nocite: "@c2003"
---
# One

As shown [see @a2001, pp. 3-9; -@b2002] and by @d2004 [chap. 2], Jobe (2010) `@code` says.[^1] (IOM, 2009, p. 3; Diop & Roe 2001)

[^1]: A note [@a2001].

{{bibliography}}

## References

Diop, A., & IOM. (2001). *Réfugiés & migrants*. Geneva: IOM. https://doi.org/10.1000/182
International Organization for Migration (IOM). 2009. Caring for trafficked persons. Geneva.
[3] J. Roe, "A chapter," in A book, 2002, pp. 3-9.
UNHCR, A/HRC/26/37 (2014).
"""
_LATEX: Final = r"""\documentclass{article}
\usepackage[backend=biber]{biblatex}\addbibresource{refs.bib}
\begin{document}As shown \autocite[see][3--9]{a2001,b2002} and \citep*{c2003}. % \cite{no}
\begin{verbatim}\cite{no}\end{verbatim}\input{other}
\begin{thebibliography}{9}\bibitem[Jobe(2010)]{jobe2010} Jobe, A. \newblock \emph{Causes}, 2010.\end{thebibliography}\end{document}
"""


@cache
def _word() -> bytes:
    paragraphs = [documents.p(documents.run(line)) for line in _TYPED.splitlines()]
    fields = [documents.zotero(item) for item in _ITEMS]
    return documents.docx(
        *paragraphs,
        *fields,
        documents.endnote_data(documents.endnote_xml(documents.ENDNOTE_RECORD)),
        documents.mendeley_cite(documents.ITEM),
        documents.citavi({"Entries": [{"Reference": {"ReferenceType": "Book", "Title": "A book"}}]}),
        notes={"footnotes": documents.run("A note [@a2001].")},
        sources=documents.sources(*(_SOURCE.format(mark) for mark in MARKS)),
    )


@cache
def _open() -> bytes:
    marked = [
        documents.reference_mark((f"ZOTERO_ITEM CSL_CITATION {documents.citation(item)} RNDa"), "(IOM)")
        for item in _ITEMS
    ]
    return documents.odt(*_TYPED.replace("<", "").replace("&", "and").splitlines(), *marked)


@cache
def _open_workbook() -> bytes:
    rows = [row(f"A book {mark}", "IOM", "2010") for mark in MARKS]
    return ods(sheet(row("Title", "Author", "Year"), *rows))


@cache
def _zotero() -> bytes:
    return zotero_library.sample([f"A book {mark}" for mark in MARKS])


@cache
def _report() -> bytes:
    lines = [f"The households of province {number} spoke of debts." for number in range(20)]
    return make_pdf([cover(("Caught in the Current", 26), ("March 2019", 11), ("IOM", 12)), page("© IOM 2019", *lines)])


@cache
def _citavi() -> bytes:
    project = citavi_project.Citavi()
    for mark in MARKS:
        number = project.add("Reference", ReferenceType="Book", Title=f"A book {mark}", Year="2009")
        project.link("ReferenceAuthor", number, project.add("Person", LastName="Jobe", FirstName="Alison"))
        project.add("KnowledgeItem", ReferenceID=number, QuotationType="1", Text="words", PageRange="<os>3</os>")
    return project.xml()


@cache
def _endnote() -> bytes:
    library = endnote_library.EndNote()
    numbers = [library.add(number, title=f"A book {mark}", year="2009") for number, mark in enumerate(MARKS)]
    library.group_set("Set", [library.group("Group", numbers)])
    library.tag("Tag", numbers)
    library.attach(numbers[0], "1/a.pdf")
    return library.database()


@cache
def samples(name: str) -> list[bytes]:
    """Return files of a format: what protlib writes, what others have written, and what stands in the examples."""
    entry = formats.format_named(name)
    samples_by_format = {
        "library": _LIBRARY,
        "docx": _word(),
        "odt": _open(),
        "ods": _open_workbook(),
        "zotero": _zotero(),
        "endnote-library": _endnote(),
        "citavi": _citavi(),
        "report": _report(),
    }.get(name)
    own = (
        [samples_by_format]
        if samples_by_format
        else [formats.write(RECORDS, entry, formats.WriteOptions(lossless=True))]
        if entry.writes
        else []
    )
    if entry.writes and not entry.is_binary:
        own.append(formats.write(RECORDS, entry, formats.WriteOptions()))
    folders = {"ris": "ris", "nbib": "nbib", "endnote": "endnote", "bibtex": "bibtex", "biblatex": "bibtex", "jsonl": "jsonl",
               "csl-json": "csl", "csl-yaml": "csl", "csv": "csv", "listing": "listing", "refer": "refer", "isi": "isi",
               "hayagriva": "hayagriva", "mods": "mods", "html": "web", "marc": "portals", "marcxml": "portals",
               "dc": "portals", "reliefweb": "portals", "crossref": "portals", "datacite": "portals", "openalex": "portals", "mrk": "mrk", "zotero-rdf": "zotero-rdf", "references": "references",
               "labelled": "labelled", "refworks": "databases", "ovid": "databases", "pubmed-xml": "pubmed-xml",
               "better-bibtex": "better-bibtex", "marc-json": "marc-json"}  # fmt: skip
    files = sorted((DATA / folders[name]).iterdir()) if name in folders else []
    suffixes = {*entry.suffixes, ".txt"} - ({".json"} if name not in _WITH_JSON else set())
    return own + [path.read_bytes() for path in files if path.suffix in suffixes]


def _reader(name: str) -> Target:
    entry = formats.format_named(name)
    return Target(name, lambda: samples(name), lambda content: keeps_all(content, formats.read(content, entry)))


def keeps_all(content: bytes, parsed: Parsed) -> None:
    """Assert that a file was read without silent loss, cleanly,
    and so that a writer can write it and its reader read it.
    """
    assert parsed.publications or parsed.problems, "nothing was read, and nothing told"
    assert len(parsed.publications) == len(parsed.lines), "a record has no line"
    first_reading = orjson.dumps([record.to_dict() for record in parsed.publications]).decode()
    lost = [mark for mark in MARKS if mark.encode() in _records_of(content, parsed) and mark not in first_reading]
    assert not lost or parsed.problems or _says_twice(content), "a record is lost, and nothing told"
    assert not _STEERING & set("".join(map(str, _texts(json.loads(first_reading))))), (
        "what steers a terminal is left in a record"
    )
    for publication in parsed.publications:
        again = cleaning.clean_record(publication.to_dict()).publication
        assert again == publication, "a record is not what it is when it is cleaned again"
    _check_written_records(parsed.publications, zlib.crc32(content))


def _records_of(content: bytes, parsed: Parsed) -> bytes:
    """Return what records may stand in: of a table not what is above its header, which may be a title of the table."""
    return b"\n".join(content.splitlines()[parsed.lines[0] - 1 :]) if parsed.columns and parsed.lines[0] else content


def _says_twice(content: bytes) -> bool:
    """Tell whether an object of JSON has two values under one name, of which every reader takes one."""
    doubled: list[bool] = []
    with contextlib.suppress(ValueError, RecursionError):
        json.loads(content, object_pairs_hook=lambda pairs: doubled.append(len(dict(pairs)) < len(pairs)))
    return any(doubled)


def _texts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else [value]


_WRITERS: Final = [entry for entry in formats.FORMATS if entry.writes]


def _check_written_records(publications: Sequence[Publication], number: int) -> None:
    """Assert that the records come back from a format, of which the number tells which."""
    entry = _WRITERS[number % len(_WRITERS)]
    # One that is known by its original title alone is none for other programs.
    records = give_keys([publication for publication in publications if entry.packs or publication.title])
    back = formats.read(formats.write(records, entry, formats.WriteOptions(lossless=True)), entry)
    assert len(back.publications) == len(records), f"{entry.name} has another number of records"
    if entry.name == "jsonl":
        assert back.publications == records, "JSON Lines has other records"


def _short(error: ProtlibError, most: int = 1) -> None:
    """Assert that a refusal has a line, or a few where it shows a place."""
    assert 1 <= len(str(error).splitlines()) <= most, "a refusal says nothing, or more than a line"


def _any(content: bytes) -> None:
    """Read a file whose format nobody names, under the suffix of any."""
    suffixes = sorted({suffix for entry in formats.FORMATS for suffix in entry.suffixes} | {".txt", ""})
    suffix = suffixes[zlib.crc32(content) % len(suffixes)]
    try:
        entry = formats.detect(content, f"a{suffix}")
    except InputRefusedError as error:
        _short(error)
        return
    parsed = formats.read(content, entry)
    assert parsed.publications or parsed.problems, "nothing was read, and nothing told"


def _library(content: bytes) -> None:
    """Open a library, list it, write to it, and list it again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.json")
        path.write_bytes(content)
        try:
            with Library(path) as library:
                before = [publication.key for publication in library]
                library.add_many([Publication(type="book", title="One more")], "add")
            with Library(path) as library:
                after = [publication.key for publication in library]
        except (LibraryUnusableError, InputRefusedError) as error:
            assert path.read_bytes() == content, "a refused library was changed"
            _short(error)
            return
        assert len(set(after)) == len(after), "a key is there twice"
        assert after[: len(before)] == before, "a write changed what else is there"
        assert len(after) == len(before) + 1, "a write added another number of records"
        lost = [mark for mark in MARKS if mark.encode() in content and mark not in path.read_text("utf-8", "replace")]
        assert not lost, "a write lost a record"


def _query(content: bytes) -> None:
    from protlib.search.query import parse_query

    text = content.decode("utf-8", "surrogateescape")[:3000]
    try:
        parse_query(text, lambda _text: False)
    except UsageError as error:
        _short(error, 3)


def _texts_of(*functions: str) -> Callable[[bytes], None]:
    """Return what calls functions of a text, named as "module:function", with a text, and with each of its lines."""

    def run(content: bytes) -> None:
        text = content.decode("utf-8", "surrogateescape")[:20_000]
        for name in functions:
            module, _, function = name.partition(":")
            called = getattr(import_module(f"protlib.{module}"), function)
            for part in (text, *text.splitlines()[:20]):
                try:
                    called(part)
                except ValueError as error:
                    if (
                        type(error) is not ValueError
                    ):  # what is declared is plain; one of Python's own is of a kind below
                        raise

    return run


def _document(suffix: str) -> Callable[[bytes], None]:
    """Return what a document goes through to be verified and filled."""

    def run(content: bytes) -> None:
        from protlib.citing.documents import document_kinds
        from protlib.citing.documents.filled import draft_reader
        from protlib.citing.verification import manuscript

        for reader in (document_kinds.read_mentions, draft_reader.read_draft, manuscript.read_manuscript):
            try:
                results = reader(content, f"a{suffix}")
            except InputRefusedError as error:
                _short(error)
                continue
            if reader is draft_reader.read_draft:
                _filled(results, suffix)

    return run


def _cited(content: bytes) -> None:
    """Read a document of the kinds that are only looked through for citations."""
    from protlib.citing.documents import document_kinds

    for suffix in (".typ", ".ipynb", ".aux", ".bcf"):
        try:
            document_kinds.read_mentions(content, f"a{suffix}")
        except InputRefusedError as error:
            _short(error)


def _filled(draft: Any, suffix: str) -> None:
    from protlib.citing.documents.filled import draft_reader
    from sample_records.citation_results import filling

    try:
        data = draft_reader.fill_draft(draft, filling(draft), f"a{suffix}")
        again = draft_reader.read_draft(data, f"a{suffix}")
    except InputRefusedError as error:
        _short(error)
        return
    assert [place.citation for place in again.citations] == [place.citation for place in draft.citations], (
        "a citation is lost by filling"
    )


_DATES: Final = [text.encode() for text in (
    "2009", "2009-07-01", "July 2009", "1-3 July 2009", "Spring 2009", "2009/2010", "c. 2009", "[2009?]", "2009-07/2009-09", "01/02/2009",
    "12 de marzo de 2010", "n.d.", "Q3 2014", "forthcoming", "../2001", "-0100", "201X", "2009~", "Mon, 06 Jul 2009 10:00:00 GMT",
)]  # fmt: skip
_NAMES: Final = [text.encode() for text in (
    "Jobe, Alison and Smith, J.", "de la Cruz, María; van der Berg, Jan, Jr.", "International Organization for Migration (IOM)", "IOM & UNHCR",
    "Ministry of Justice, Sweden", "A. B. Jones, C. D. Smith, et al.", "{United Nations} and others", "毛泽东; Nguyễn Văn A", "UNODC; UN Women, ILO",
    "Dr. John Smith PhD", "O'Brien, Ó Súilleabháin", "Smith, J., Jones, K., & Roe, L.",
)]  # fmt: skip
_PLACES: Final = [text.encode() for text in (
    "Congo, Democratic Republic of the", "Kenya; Uganda, Tanzania", "West Africa", "Côte d’Ivoire", "Korea (Republic of), Mali", "Bosnia and Herzegovina",
    "Global", "Geneva, Switzerland", "Saint Vincent & the Grenadines", "Micronesia (Federated States of); Lao People's Democratic Republic",
)]  # fmt: skip
_QUERIES: Final = [text.encode() for text in (
    'author:jobe year:2008..2012 -kosovo', 'title:"labour exploit*" OR (tag:health NOT iom)', "10.1000/182", "region:west-africa date:2009-07..", "~word", "978-0-306-40615-7",
    'caring trafficked^2 "a b"', "((a OR b) AND c) -d", "key:iom2009caring missing:url", "is:report by:“IOM”",
)]  # fmt: skip
_OTHERS: Final = [text.encode() for text in (
    "978-0-306-40615-7 0-306-40615-2", "ISSN 2049-3630", "https://doi.org/10.1000/182", "www.iom.int/a b", "en-GB", "Français; English",
    "The Causes and Consequences of Re-trafficking: Evidence <i>from</i> the IOM", "<span class=\"nocase\">De Novo</span> IOM",
)]  # fmt: skip
_CITING: Final = [
    b'#import "@preview/x:1" // no\n= One\n@a2001[p. 3] #cite(<b2002>, form: "prose") `@code` /* no */ #include "two.typ" #bibliography("a.bib")',
    b'{"cells": [{"cell_type": "markdown", "source": ["As [@a2001] says"]}, {"cell_type": "code", "source": "@no"}], "nbformat": 4}',
    b"\\relax\n\\citation{a2001,b2002}\n\\bibdata{refs}\n\\abx@aux@cite{0}{c2003}\n\\@input{two.aux}\n",
    b'<?xml version="1.0"?><bcf:controlfile xmlns:bcf="https://sourceforge.net/projects/biblatex"><bcf:citekey order="1">a2001</bcf:citekey><bcf:citekey>*</bcf:citekey></bcf:controlfile>',
]
TARGETS: Final = (
    *(_reader(entry.name) for entry in formats.FORMATS if entry.reads),
    Target("any file", lambda: [sample for entry in formats.FORMATS if entry.reads for sample in samples(entry.name)], _any),
    Target("the library", lambda: [_LIBRARY, orjson.dumps(json.loads(_LIBRARY), option=orjson.OPT_INDENT_2)], _library),
    Target("queries", lambda: _QUERIES, _query),
    Target("dates", lambda: _DATES, _texts_of("record.dates:parse_date")),
    Target("names", lambda: _NAMES, _texts_of("record.names:parse_list", "record.names:parse_name")),
    Target("places", lambda: _PLACES, _texts_of("record.places:split_places", "record.places:resolve", "record.places:spell", "record.places:suggest")),
    Target("identifiers and texts", lambda: _OTHERS, _texts_of(
        "record.identifiers:isbn13", "record.identifiers:doi", "record.identifiers:url", "record.languages:tag", "text:clean", "text:fold",
        "text:words", "text:split_case_marks", "text:make_printable", "citing.notation:parse_citation", "typed_references.entry:parse_entry")),
    Target("documents of Word", lambda: [_word()], _document(".docx")),
    Target("documents of LibreOffice", lambda: [_open()], _document(".odt")),
    Target("documents of Markdown", lambda: [_TYPED.encode(), (EXAMPLES / "report/report.md").read_bytes()], _document(".md")),
    Target("other documents", lambda: _CITING, _cited),
    Target("documents of LaTeX", lambda: [_LATEX.encode(), (EXAMPLES / "report/report.tex").read_bytes()], _document(".tex")),
)  # fmt: skip
