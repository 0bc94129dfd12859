"""A library that came by mail from somebody who means harm: each command that reads it refuses in a line, or reads it
and obeys nothing in it.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from harness.slow_rows import mark_slow
from programs import assistants
from programs.running import Ran, Run

_TERMINAL: Final = "\x1b]0;x\x07\x1b[2J\x9b2J"
_STEERING: Final = frozenset("\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029")
_DEEP: Final = json.loads('{"a":' * 90 + "1" + "}" * 90)
_LINKS: Final = (
    "file:///etc/passwd", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "/etc/passwd", "-h",
    "ssh://-oProxyCommand=x/", "smb://host/share", "https://user:word@host/x\n", "http://[::1", "\\\\host\\share", "search-ms:query=x", "https://xn--/\u202e",
)  # fmt: skip
_KEYS: Final = (
    "../../../tmp/out",
    "/etc/passwd",
    f"key{_TERMINAL}",
    "..",
    "-o",
    "con",
    "a/b\\c",
    "@" * 300,
    "{{ 7*7 }}",
    "$(touch x)",
    "\u202egnp",
    "a\nb",
    "*",
)
_DECISIONS: Final[tuple[Any, ...]] = (
    {"kind": "distinct", "keys": ["a"]}, {"kind": "distinct", "keys": [1, None]}, {"kind": "distinct", "keys": "ab"},
    {"kind": "translations", "keys": ["..", ".."]}, {"kind": "name", "fields": ["authors", "no"], "written": _TERMINAL, "meant": ""},
    {"kind": "name", "fields": ["authors"], "written": "Ana", "meant": "Ben"}, {"kind": "name", "fields": ["authors"], "written": "Ben", "meant": "Ana"},
    {"kind": "silenced", "rule": _TERMINAL, "key": []}, {"kind": "silenced", "rule": "no-such", "key": ""}, {"kind": "field", "name": f"own{_TERMINAL}"},
    {"kind": "field", "name": "../x"}, {"kind": "field", "name": "title"}, {"kind": "field", "name": "finding"}, {"kind": "field", "name": 5}, {"kind": "merged", "key": "..", "was": _DEEP},
    {"kind": "merged", "key": "..", "was": {"title": 1e300, "url": "javascript:alert(1)"}}, {"kind": "conflict", "key": "..", "field": "title", "inner": "", "base": 1, "mine": [], "theirs": _DEEP},
    {"kind": "conflict", "key": "k0", "field": "title", "inner": "", "base": None, "mine": "Title 0", "theirs": _TERMINAL, "newer": _TERMINAL},
    {"kind": "conflict", "key": "k0", "field": "", "inner": "", "base": None, "mine": None, "theirs": {"key": "../x", "title": "Back"}},
    {"kind": "search", "name": "loop", "asks": {"saved": ["loop"], "query": "@loop"}}, {"kind": "search", "name": "one", "asks": {"saved": ["two"]}}, {"kind": "search", "name": "two", "asks": {"saved": ["one"]}},
    {"kind": "search", "name": "steer", "asks": {"query": f"title:({_TERMINAL}"}}, {"kind": "search", "name": "regex", "asks": {"query": "(" * 5000}}, {"kind": "search", "name": "many", "asks": {"limit": 10**30}},
    {"kind": "search", "name": "../x", "asks": {"regions": [1, {}], "sort": "no"}}, {"kind": "search", "name": "wide", "asks": {"query": "a* OR b* OR -c"}}, {"kind": _TERMINAL}, {"kind": []}, {}, {"name": _DEEP},
)  # fmt: skip
_READING: Final = [
    ["list"], ["list", "--format", "json"], ["list", "--format", "csv"], ["list", "--format", "keys"], ["list", "@steer"], ["search", "title"],
    *(["search", f"@{name}"] for name in ("loop", "one", "regex", "many", "wide", "../x")), ["search", "--explain", "title"], ["search", "--saved"],
    ["show", "--format", "json", "k0"], ["show", "k0"], ["stats", "--by", "author"], ["stats", "--by", "year", "--plot"], ["stats", "--plot", "map"], ["names", "--twins"], ["about"], ["about", "--type", "body"], ["about", "Kenya"], ["about", "--type", "symbol"],
    ["editions"], ["check", "--rule", "accessed-long-ago"], ["cite", "k0"], ["bibliography"], ["bibliography", "-o", "list.docx"], ["overview", "-o", "report.docx"], ["overview", "-o", "report.html"],
    ["verify", "text.md"], ["fill", "text.md"], ["fill", "text.md", "-o", "text.html"], ["export", "--columns", "usual", "-o", "table.xlsx"], ["export", "-o", "table.md"],
    ["export", "-o", "page.html"], ["share", "-o", "share.json"], ["share", "-o", "share2.json", "--include", "confidential", "--include", "notes", "--include", "tags"],
    ["check"], ["check", "--format", "json"], ["check", "--fix", "--dry-run", "--yes"], ["duplicates"], ["history"], ["diff", "1"], ["info"], ["info", "--verify"], ["info", "--repair", "--dry-run"],
    ["merge", "--conflicts"], ["names", "--unified"], ["fields"], ["as-text", "library.json"], ["rekey", "--all", "--dry-run"], ["check", "--fix", "--rule", "sentence-case", "--dry-run"],
    ["merge", "other.json", "--dry-run"], ["import", "other.json", "--dry-run"], ["convert", "other.json", "-o", "other.bib"], ["--library", "other.json", "list"],
    *(["export", "-o", f"out{suffix}"] for suffix in (".bib", ".ris", ".json", ".csv", ".xlsx", ".xml", ".yaml", ".enw", ".md")),
]  # fmt: skip
_WRITING: Final = [
    ["add", "--title", "New"], ["tag", "--all", "--add", "seen", "--yes"], ["set", "k0", "genre=x"], ["merge", "--conflicts", "--prefer", "theirs"], ["remove", "k1", "--yes"], ["names", "--unify", "Ana", "Ben", "--yes"],
    ["fields", "rename", "finding", "result"], ["duplicates", "--merge-above", "0.9", "--yes"], ["rekey", "--all", "--yes"], ["restore", "1", "--yes"], ["info", "--repair", "--yes"], ["undo"], ["redo"], ["undo", "--to", "1"],
]  # fmt: skip


def harm(path: Path, *, keys: tuple[str, ...] = _KEYS, number: int = 10**18) -> None:
    """Write a library whose records, decisions and header are meant to harm."""
    records: list[dict[str, Any]] = [
        {
            "key": f"k{place}",
            "title": f"Title {place}",
            "url": link,
            "archived": link,
            "authors": [{"family": "Ana", "given": _TERMINAL}],
            "source": "../../x",
        }
        for place, link in enumerate(_LINKS)
    ]
    records += [{"key": key, "title": f"{{{{ {key} }}}} ${{HOME}} `id` %s {{}}", "note": _TERMINAL} for key in keys]
    records += [
        {"key": "n1", "title": "Numbers", "volume": number, "date": "9" * 400, "pages": 1e300, "extra": {"finding": number, _TERMINAL: _TERMINAL}},
        {"key": "n2", "title": "Deep", "extra": _DEEP, "tags": [_DEEP], "authors": [_DEEP]},
        {"key": "n3", "title": "RestrictedLevel", "access": f"public{_TERMINAL}", "private_note": "secret", "related": ["n3", "n4"], "crossref": "n3"},
        {"key": "n4", "title": "Title 0", "created": "later", "modified": 5, "aliases": ["k0", "..", 7], "crossref": "n4", "date": "-99999999"},
        {"key": "n5", "title": "x" * 200_000, "language": "../../en", "type": "__class__", "doi": "10.1000/../../x?y=<script>"},
    ]  # fmt: skip
    rows = {str(1795683660000000 + place): record for place, record in enumerate(records)}
    decisions = {str(place): decision for place, decision in enumerate(_DECISIONS, 1)}
    tables = {
        "library": {"1": {"format": 2, "created": _TERMINAL}},
        "decisions": decisions,
        "publications": rows,
    }
    path.write_text(json.dumps(tables), encoding="utf-8")


@pytest.fixture
def mailed(protlib: Run, tmp_path: Path) -> Run:
    """Such a library, a second one, and a text that cites it."""
    harm(tmp_path / "library.json")
    harm(tmp_path / "other.json", keys=("../other", "k0"), number=10**300)
    (tmp_path / "text.md").write_text("As [@k0] and [@n4, p. 3] say, so [@../../../tmp/out].\n")
    return protlib


def sound(protlib: Run, command: list[str], codes: tuple[int, ...] = (0, 1, 2, 3)) -> Ran:
    """Run a command, and see that it ends as commands do, steers no terminal and says why where it does nothing."""
    ran = protlib(*command)
    assert ran.code in codes, (command, ran.err[-500:])
    assert "Traceback" not in ran.err, command
    assert not {*ran.out, *ran.err} & _STEERING, command
    assert ran.code == 0 or ran.err, command
    return ran


@pytest.mark.slow
def test_every_command_that_reads_reads_it_and_writes_nothing_but_what_is_named(mailed: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    outside = {*tmp_path.parent.iterdir()}
    for command in _READING:
        sound(mailed, command)
    assert (tmp_path / "library.json").read_bytes() == before
    stems = {Path(command[at + 1]).stem for command in _READING for at, word in enumerate(command) if word == "-o"}
    new = {path.name for path in tmp_path.iterdir()} - {
        "library.json",
        "other.json",
        "text.md",
        "cache",
        "state",
    }
    assert {Path(name).stem for name in new if not name.startswith(".")} <= stems | {"text-filled"}
    assert ({*tmp_path.parent.iterdir()}, Path("/tmp/out").exists()) == (outside, False)
    assert "secret" not in (tmp_path / "page.html").read_text() + (tmp_path / "share.json").read_text()
    page = (tmp_path / "page.html").read_text().lower()
    assert not re.search(r"""(href|src)=["']?\s*(javascript|vbscript|data:text|file):""", page)
    assert "<script>alert" not in page


@pytest.mark.parametrize("command", _WRITING, ids=" ".join)
def test_every_command_that_writes_does_or_refuses_and_is_undone(
    mailed: Run, command: list[str], tmp_path: Path
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    is_done = sound(mailed, command).code == 0 and (tmp_path / "library.json").read_bytes() != before
    sound(mailed, ["list"])
    if is_done:
        assert sound(mailed, ["undo"]).code == 0
        assert (tmp_path / "library.json").read_bytes() == before


def test_only_links_of_the_web_are_opened(mailed: Run, opened_links: list[str]) -> None:
    for number in range(len(_LINKS)):
        for files in ([], ["--files"]):
            sound(mailed, ["open", f"k{number}", *files])
    assert all(link.startswith("https://") and link.isprintable() for link in opened_links)
    assert len(opened_links) <= 4


@pytest.mark.parametrize("shell", ["fish", "zsh", "bash", "complete_powershell"])
def test_what_is_completed_steers_no_terminal(mailed: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", shell)
    for words in (
        ["show", ""],
        ["search", "@"],
        ["search", "tag:"],
        ["names", "--unify", ""],
        ["set", "k0", ""],
        ["list", "--author", ""],
    ):
        sound(mailed, ["protlib", *words])


@pytest.mark.slow
def test_an_assistant_is_told_what_is_public_and_plain(mailed: Run, tmp_path: Path) -> None:
    assert mailed("list").code == 0
    library = tmp_path / "library.json"
    for tool, arguments in (
        ("search", {"query": "title"}),
        ("show", {"keys": ["k0", "n3", "..", "../../../tmp/out"]}),
        ("cite", {"works": ["k0"]}),
    ):
        response = assistants.answer(library, tool, **arguments)
        assert not {*response.text} & _STEERING, tool
        assert "secret" not in response.text + json.dumps(response.data, default=str)


_RAW: Final = {
    "a number beyond all": b'{"key": "a", "title": "A", "volume": 1e999}',
    "a number of 4,000 digits": b'{"key": "a", "title": "A", "volume": 1%s}' % (b"0" * 4000),
    "no number": b'{"key": "a", "title": "A", "volume": NaN}',
    "half a letter": b'{"key": "a", "title": "A \\ud800 b", "extra": {"\\udc00": "\\ud83d"}}',
    "a NUL": b'{"key": "a", "title": "A\\u0000", "note": "\\u0000"}',
    "one name twice": b'{"key": "a", "key": "b", "title": "A", "title": "B"}',
    "nesting without end": b'{"key": "a", "title": "A", "extra": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
    "bytes that are no letters": b'{"key": "a", "title": "\xff\xfe"}',
    "a list": b"[1, 2]",
    "a text": b'"record"',
    "null": b"null",
}  # fmt: skip


@pytest.mark.parametrize(
    "name", mark_slow(_RAW, lambda name: name in {"a NUL", "nesting without end", "one name twice"})
)
def test_json_that_no_program_should_write_is_read_or_refused_in_a_line(
    protlib: Run, tmp_path: Path, name: str
) -> None:
    library = tmp_path / "library.json"
    library.write_bytes(
        b'{"library": {"1": {"format": 2}}, "publications": {"7": %s, "8": {"key": "z", "title": "Z"}}}' % _RAW[name]
    )
    (tmp_path / "other.json").write_bytes(library.read_bytes())
    before = library.read_bytes()
    for command in (
        ["list"],
        ["show", "z"],
        ["export", "-o", "out.bib"],
        ["export", "-o", "page.html"],
        ["info"],
        ["info", "--verify"],
        ["check"],
        *([["as-text", "library.json"]] if name != "bytes that are no letters" else []),  # it prints them
    ):
        sound(protlib, command, (0, 1, 2, 3, 4))
    assert library.read_bytes() == before
    for command in (
        ["--library", "new.json", "merge", "other.json"],
        ["--library", "new.json", "import", "other.json"],
        ["tag", "z", "--add", "x"],
        ["info", "--repair", "--yes"],
    ):
        sound(protlib, command, (0, 1, 2, 3, 4))
