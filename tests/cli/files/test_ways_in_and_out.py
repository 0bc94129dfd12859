"""What is private in any way that it comes in stays in every way that something goes out: one library, all ways.

Each way in has a mark of its own, and its owner sees that. `test_outgoing_records.py` has what fields say, and
docs/sharing.md the table that is tried here.
"""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from openpyxl.comments import Comment

from harness.paths import ROOT
from programs.assistants import call, talk
from programs.engine import needs_engine
from programs.port_server import listening
from programs.running import Run
from protlib.formats import FORMATS
from protlib.selection import Facet
from sample_files.documents import docx, run
from sample_files.file_contents import everything

if TYPE_CHECKING:
    from mcp import Client

WAYS_IN: Final[Mapping[str, Mapping[str, str]]] = {
    "Private notes, and what becomes one": {
        "zqinternal": "a column “Internal comments”",
        "zqreviewer": "a column “Reviewer”",
        "zqsurvivor": "a column “Survivor name”",
        "zqmapped": "a column that --map makes private",
        "zqagain": "a column that --map made private, in a new row of the table",
        "zqcomment": "a comment on a cell",
        "zqhidden": "a hidden column that is no field",
        "zqbandnote": "a column “Comments” below a band “Internal”",
        "zqbandother": "a column that is no field below a band “Internal”",
        "zqset": "a private note that was set",
        "zqpage": "a note on a page of a file",
    },
    "Records that are not public": {
        "zqconfidential": "a row that is confidential",
        "zqsheet": "a sheet “Confidential”",
        "zqtitle": "a title that says “CONFIDENTIAL”",
        "zqnamed": "a file with CONFIDENTIAL in its name",
    },
    "Who judged a record, and why": {
        "zqrayyan": "a reviewer in a note of another program",
        "zqwrong": "a reason in a note of another program",
        "zqjudge": "a reviewer of a screening",
        "zqreason": "a reason of a screening",
    },
    "Saved searches, earlier versions, your folders": {
        "zqfolder": "the folder of the files that came in",
        "zqsearch": "a saved search",
        "zqformer": "an earlier title",
    },
    "Users and folders in files of other programs": {
        "zqowner": "the user of another program",
        "zqlink": "a link of a file of another program to a user's folder",
    },
    "`note`": {"zqnote": "a column “Notes”"},
    "Columns that are no field": {"zqview": "a column that is no field"},
    "Tags": {"zqtag": "a tag"},
}
"""The mark of each way in, by the row of the table in docs/sharing.md."""
MARKS: Final = {mark: way for ways in WAYS_IN.values() for mark, way in ways.items()}
STAYS: Final = {mark: way for row in [*WAYS_IN][:4] for mark, way in WAYS_IN[row].items()}
WORDS_OF_OWNER: Final = (
    ("list", "--format", "json"), ("history", "pages2004"), ("search", "--saved"), ("screen", "niger2009"),
)  # fmt: skip


def _sheets(folder: Path) -> None:
    """Write the workbooks of a colleague."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    headings = ["Title", "Year", "Notes", "View of Ana", "Keywords", "Internal comments", "Reviewer", "Survivor name"]
    sheet.append([*headings, "Case ref", "Desk", "Access"])
    marks = ["zqnote", "zqview", "zqtag", "zqinternal", "zqreviewer", "zqsurvivor", "zqmapped", "zqhidden", "public"]
    sheet.append(["Shelter study of Togo", 2019, *marks])
    sheet.append(["Zqconfidential routes of Benin", 2018, *[""] * 8, "confidential"])
    sheet["A2"].comment = Comment("zqcomment", "Ana")
    sheet.column_dimensions["J"].hidden = True
    closed = book.create_sheet("Confidential")
    closed.append(["Title", "Year"])
    closed.append(["Zqsheet of camps in Chad", 2017])
    book.save(folder / "list.xlsx")
    sheet.append(["A second study of Togo", 2020, *[""] * 6, "zqagain", "", "public"])
    book.save(folder / "again.xlsx")


def _make_library(protlib: Run, folder: Path) -> None:
    """Bring in a mark in each way."""
    folder.mkdir()
    _sheets(folder)
    (folder / "band.csv").write_text(
        "Publication,,,Internal,\nTitle,Author,Year,Comments,Donor\nCamps in Mali,IOM,2011,zqbandnote,zqbandother\n"
    )
    (folder / "a.bib").write_text(
        "@book{niger2009, title={Niger routes}, year=2009, owner={zqowner}, file={C:\\Users\\zqlink\\a.pdf}}\n"
    )
    (folder / "b.ris").write_text(
        "TY  - RPRT\nTI  - CONFIDENTIAL - zqtitle of Gambia\nPY  - 2001\nER  -\n"
        "TY  - RPRT\nTI  - Border work in Ghana\nPY  - 2002\n"
        'N1  - RAYYAN-INCLUSION: {"zqrayyan"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: zqwrong\nER  -\n'
    )
    (folder / "Brief CONFIDENTIAL v2.ris").write_text("TY  - RPRT\nTI  - Zqnamed of Liberia\nPY  - 2003\nER  -\n")
    pages = {"zotero:annotations": [{"text": "zqpage", "comment": "zqpage"}]}
    record = {"key": "pages2004", "type": "report", "title": "Pages of Guinea", "date": "2004", "extra": pages}
    (folder / "c.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "file.txt").write_text("A text.")
    keep = ("--map", "Case ref=private_note")
    protlib("import", folder / "list.xlsx", *keep)
    protlib("import", folder / "again.xlsx")
    for name in ("band.csv", "a.bib", "b.ris", "Brief CONFIDENTIAL v2.ris", "c.jsonl"):
        assert protlib("import", folder / name).code in {0, 3}, name
    protlib("attach", "niger2009", folder / "file.txt")
    protlib("screen", "niger2009", "--verdict", "exclude", "--reason", "zqreason", "--by", "zqjudge")
    protlib("set", "pages2004", "private_note=zqset", "title=Zqformer of Guinea")
    protlib("set", "pages2004", "title=Pages of Guinea")
    protlib("search", "niger", "--save", "zqsearch")


@pytest.fixture
def private(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library into which all came."""
    _make_library(protlib, tmp_path / "zqfolder")
    output = " ".join(protlib(*words).out for words in WORDS_OF_OWNER).lower()
    assert [way for mark, way in MARKS.items() if mark not in output] == []
    return protlib


WRITTEN: Final = [entry.name for entry in FORMATS if entry.writes]
CITED: Final = "Shown [@shelter2019study; @pages2004; @niger2009]."
FILES: Final = [
    *(("export", "--format", name, *more) for name in WRITTEN for more in ((), ("--lossless",))),
    *(("export", "--columns", "usual,note,tags", "--format", name) for name in ("csv", "xlsx", "markdown")),
    ("export", "--format", "html"),
    ("share",),
    ("share", "--include", "tags"),
    ("bibliography", "--annotate", "note", "--format", "markdown"),
    ("overview",),
    ("stats", "--by", "author", "--by", "year"),
    ("screen",),
    ("fill", "a.md"),
    ("fill", "a.docx", "--live", "zotero"),
    ("verify", "a.md", "--quotes"),
]
SUFFIXES: Final = {"overview": ".md", "stats": ".svg", "screen": ".svg", "verify": ".html"}
"""Of the files of commands whose words do not name them."""


def _column_of(words: Sequence[str]) -> int:
    """Return the column of the table in docs/sharing.md for a command."""
    if words[0] != "export":
        return 4 if words[0] == "share" else 5
    if "--lossless" in words or "jsonl" in words:
        return 3
    return 2 if {"csv", "tsv", "xlsx", "markdown", "html"} & {*words} else 1


@pytest.fixture
def marks_by_command(private: Run, tmp_path: Path) -> Mapping[Sequence[str], AbstractSet[str]]:
    """The marks that stand in what each command writes."""
    (tmp_path / "a.md").write_text(CITED + " And “words of a text” [@niger2009, p. 3].\n")
    (tmp_path / "a.docx").write_bytes(docx(run(CITED)))
    marks: dict[Sequence[str], AbstractSet[str]] = {}
    for number, words in enumerate(FILES):
        suffix = Path(words[1]).suffix if words[0] == "fill" else SUFFIXES.get(words[0], "")
        file = tmp_path / f"out{number}{suffix}"
        ran = private(*words, "-o", file)
        assert ran.code == (words[0] == "verify"), (words, ran.err)
        text = everything(file) + ran.out.lower()
        marks[words] = {mark for mark in MARKS if mark in text}
    return marks


@needs_engine
def test_what_leaves_and_what_stays_is_as_the_table_says(
    marks_by_command: Mapping[Sequence[str], AbstractSet[str]],
) -> None:
    lines = (ROOT / "docs/sharing.md").read_text(encoding="utf-8").splitlines()
    cells_by_row = {cells[0]: cells for cells in ([*map(str.strip, line.strip("| ").split("|"))] for line in lines)}
    faults = []
    for row, ways in WAYS_IN.items():
        for column, cell in enumerate(cells_by_row[row][1:], 1):
            leaving = [
                words
                for words, marks in marks_by_command.items()
                if _column_of(words) == column and marks & ways.keys()
            ]
            is_true = (
                all(" ".join(words).find(cell.strip("`")) >= 0 for words in leaving) and leaving
                if cell.startswith("`")
                else bool(leaving) == (cell == "leaves")
            )
            faults += [] if is_true else [(row, cell, leaving)]
    assert faults == []


@pytest.mark.slow
def test_what_is_private_stays_with_assistants_and_editors(private: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    keys = [key for key in private("list", "--format", "keys").out.split() if "zq" not in key]

    async def ask_all(client: "Client") -> str:
        requests: list[tuple[str, dict[str, Any]]] = [("search", {}), ("show", {"keys": keys}), ("bibliography", {})]
        requests += [("search", {"query": mark}) for mark in STAYS] + [("stats", {"by": by}) for by in map(str, Facet)]
        answers = [(arguments, await call(client, tool, **arguments)) for tool, arguments in requests]
        texts = [f"{answer.text} {json.dumps(answer.data)}".lower() for _arguments, answer in answers]
        return " ".join(
            text.replace(arguments.get("query", "-"), "")
            for (arguments, _answer), text in zip(answers, texts, strict=True)
        )

    answers = talk(library, ask_all)
    with listening(library) as server:
        replies = [
            server.rpc("item.search", ""),
            server.rpc("item.notes", keys),
            server.rpc("item.attachments", keys[0]),
        ]
        answers += json.dumps(replies).lower()
    assert "shelter2019study" in answers
    assert [way for mark, way in STAYS.items() if mark in answers] == []
