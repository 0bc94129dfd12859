"""A library of values that nobody should have put there:
every command that reads says something of each record, and steers no terminal.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from harness.slow_rows import mark_slow
from programs.running import Run
from protlib import formats
from protlib.formats.files import read

_STEERING: Final = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029"
_LONG: Final = "word " * 3_000
_HOSTILE: Final[dict[str, Any]] = {
    "of what steers a terminal": {"title": f"a{_STEERING}\x1b]0;x\x07\x1b[2Jb", "note": _STEERING, "tags": [f"t{_STEERING}"], "publisher": "\x9b2J"},
    "of NULs": {"key": "a\0b", "title": "\0", "authors": [{"family": "\0", "given": "x\0"}]},
    "of marks of direction": {"title": "a\u202e\u2066b", "authors": [{"literal": "\u202eMOI"}], "key": "\u202ekey"},
    "of 15,000 characters": {"title": _LONG, "abstract": _LONG, "authors": [{"family": _LONG}], "tags": [_LONG]},
    "of a thousand people": {"title": "Many", "authors": [{"family": f"F{number}", "given": "G"} for number in range(1000)]},
    "of numbers": {"title": 10**18, "date": 2009, "volume": 1e300, "pages": -1, "extra": {"a": 10**18, "b": 1e-300}},
    "of wrong kinds": {"title": [], "authors": {"family": "x"}, "date": {"date-parts": [[2009]]}, "tags": "one", "extra": [], "isbn": False},
    "of nested extra": {"title": "Nested", "extra": json.loads('{"a":' * 60 + "1" + "}" * 60)},
    "of another program": {"citation-key": "x", "title": "Item", "author": [{"family": "F"}], "issued": {"date-parts": [["2009"]]}, "itemType": "book"},
    "of formulas": {"title": '=HYPERLINK("http://x","y")', "publisher": "@SUM(A1)", "note": "+1", "volume": "-2+3"},
    "of LaTeX": {"title": "\\input{/etc/passwd} } { % $ # & \\ ^^M \\verb|", "authors": [{"family": "}{\\", "given": "and"}], "note": "\\end{document}"},
    "of markup": {"title": "<script>x</script> <i>a & ]]> <!-- ", "abstract": "<p" * 300, "publisher": "<b:Title>"},
    "of RIS": {"title": "a\nER  - \nTY  - BOOK\nTI  - other", "note": "ER  - \r\nTY  - JOUR\r\n"},
    "without a title": {"authors": [{"family": "Nobody"}], "date": "2009"},
    "of an empty key": {"key": "", "title": "Empty key"},
    "of a key that another has": {"key": "key", "title": "First"},
    "of a key in capitals that another has": {"key": "KEY", "title": "Second"},
    "of a key of signs": {"key": "{a},@b %\\ c", "title": "Signs"},
    "of no member": {},
    "of combining marks": {"title": "e" + "\u0301" * 5000, "authors": [{"family": "\u0301" * 50}]},
    "of surrogates in pairs": {"title": "\U0001f600\U000e0041", "language": "\U0001f600", "isbn": "\u0665" * 13},
}  # fmt: skip
_READING: Final = [
    ["list"], *(["list", "--format", form] for form in ("json", "jsonl", "csv", "keys")), ["list", "--sort", "year"], ["list", "--sort", "author"],
    ["search", "word OR many OR nested"], ["search", "--explain", "key"], *(["stats", "--by", by] for by in ("type", "year", "author", "tag", "country")),
    ["stats", "--by", "author", "--by", "year", "--plot"], ["stats", "--plot", "timeline"], ["stats", "--by", "tag", "--plot", "timeline", "--format", "svg"], ["stats", "--by", "country", "--format", "svg"],
    ["check"], ["check", "--format", "json"], ["duplicates"], ["duplicates", "--format", "json"], ["names"], ["names", "--twins"], ["about", "--type", "place"], ["editions"], ["info"],
    ["history"], ["export", "--columns", "title,authors,year", "-o", "t.xlsx"], ["export", "-o", "t.md"], ["check", "--fix", "--rule", "sentence-case", "--dry-run"],
    ["rekey", "--all", "--dry-run"], ["check", "--fix", "--dry-run", "--yes"],
]  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> None:
    numbered = {str(number): document for number, document in enumerate(_HOSTILE.values(), 1)}
    tables = {"library": {"1": {"format": 1}}, "publications": numbered}
    (tmp_path / "library.json").write_text(json.dumps(tables), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("hostile")
def test_every_command_that_reads_reads_a_library_of_hostile_values(protlib: Run) -> None:
    keys = protlib("list", "--format", "keys", "--sort", "added").out.splitlines()
    assert len(keys) == len(set(keys)) == len(_HOSTILE)
    for command in (*_READING, ["show", *keys], ["show", "--format", "json", *keys]):
        ran = protlib(*command)
        assert ran.code in {0, 1, 3}, (command, ran.err[-500:])
        assert "Traceback" not in ran.err, command
        assert not set(ran.out + ran.err) & set(_STEERING), command
    assert len(json.loads(protlib("list", "--format", "json", "--limit", "99").out)) == len(_HOSTILE)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    "entry",
    mark_slow(
        (entry for entry in formats.FORMATS if entry.writes),
        lambda entry: entry.name in {"bibtex", "biblatex", "endnote", "ris", "hayagriva", "csv", "tsv", "xlsx"},
    ),
    ids=lambda entry: entry.name,
)
def test_every_format_has_each_hostile_record_or_says_which_it_has_not(
    protlib: Run, entry: formats.Format, tmp_path: Path
) -> None:
    ran = protlib("export", "--format", entry.name, "--output", f"out{entry.suffixes[0]}")
    assert ran.code == 0, ran.err
    back = read(tmp_path / f"out{entry.suffixes[0]}", entry.name)
    titled_records = [publication for publication in back.publications if publication.title]
    lost = sum(problem.lost for problem in back.problems)
    assert len(back.publications) + lost == len(_HOSTILE), [str(problem) for problem in back.problems if problem.lost]
    assert len(titled_records) >= len(_HOSTILE) - 5  # those that have no title, or none that is a text


@pytest.mark.soak
@pytest.mark.usefixtures("hostile")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_spreadsheet_finds_no_formula_in_a_table(protlib: Run, tmp_path: Path, name: str) -> None:
    assert protlib("export", "--output", f"out.{name}").code == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fods", f"out.{name}"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    opened = (tmp_path / "out.fods").read_text(encoding="utf-8")
    assert "HYPERLINK(" in opened
    assert "table:formula" not in opened
