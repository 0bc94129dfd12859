"""What is private in any way that it comes in stays in every way that something goes out: one library, all ways.

Each way in has a mark of its own, and its owner sees that. `test_outgoing_records.py` has what fields say.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from openpyxl.comments import Comment

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

STAYS: Final = {
    "zqinternal": "a column “Internal comments”",
    "zqreviewer": "a column “Reviewer”",
    "zqsurvivor": "a column “Survivor name”",
    "zqmapped": "a column that --map makes private",
    "zqagain": "a column that --map made private, in a new row of the table",
    "zqcomment": "a comment on a cell",
    "zqhidden": "a hidden column that is no field",
    "zqbandnote": "a column “Comments” below a band “Internal”",
    "zqbandother": "a column that is no field below a band “Internal”",
    "zqconfidential": "a row that is confidential",
    "zqsheet": "a sheet “Confidential”",
    "zqtitle": "a title that says “CONFIDENTIAL”",
    "zqnamed": "a file with CONFIDENTIAL in its name",
    "zqfolder": "the folder of the files that came in",
    "zqrayyan": "a reviewer in a note of another program",
    "zqwrong": "a reason in a note of another program",
    "zqjudge": "a reviewer of a screening",
    "zqreason": "a reason of a screening",
    "zqset": "a private note that was set",
    "zqpage": "a note on a page of a file",
    "zqsearch": "a saved search",
    "zqformer": "an earlier title",
}  # fmt: skip
"""The mark of each way in."""
IN_COPIES: Final = {
    "zqowner": "the user of another program",
    "zqlink": "a link of a file of another program to a user's folder",
}  # fmt: skip
"""What files that protlib reads back whole have, too: JSON Lines, and those of --lossless."""
LEAVES: Final = {"zqnote": "a column “Notes”", "zqview": "a column that is no field", "zqtag": "a tag"}
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
    seen = " ".join(protlib(*words).out for words in WORDS_OF_OWNER).lower()
    assert [way for mark, way in (STAYS | IN_COPIES | LEAVES).items() if mark not in seen] == []
    return protlib


def _marks_in(text: str, words: Sequence[str]) -> list[str]:
    """Return the ways in of what stands in a text and is to stay out of it."""
    is_copy = "--lossless" in words or "jsonl" in words
    return [way for mark, way in {**STAYS, **({} if is_copy else IN_COPIES)}.items() if mark in text]


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


@needs_engine
def test_what_is_private_stays_in_every_file(private: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CITED + " And “words of a text” [@niger2009, p. 3].\n")
    (tmp_path / "a.docx").write_bytes(docx(run(CITED)))
    faults: dict[str, list[str]] = {}
    left = ""
    for number, words in enumerate(FILES):
        suffix = Path(words[1]).suffix if words[0] == "fill" else SUFFIXES.get(words[0], "")
        file = tmp_path / f"out{number}{suffix}"
        ran = private(*words, "-o", file)
        assert ran.code == (words[0] == "verify"), (words, ran.err)
        text = everything(file) + ran.out.lower()
        left += text
        if marks := _marks_in(text, words):
            faults[" ".join(words)] = marks
    assert faults == {}
    assert [way for mark, way in LEAVES.items() if mark not in left] == []


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

    told = talk(library, ask_all)
    with listening(library) as server:
        replies = [
            server.rpc("item.search", ""),
            server.rpc("item.notes", keys),
            server.rpc("item.attachments", keys[0]),
        ]
        told += json.dumps(replies).lower()
    assert "shelter2019study" in told
    assert _marks_in(told, ()) == []
