"""A number of more figures than Python reads is damage of one value, and no command ends because of it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from programs.running import Run

_LONG: Final = "9" * 5000
_ARTICLE: Final[Mapping[str, Any]] = {
    "type": "article-journal", "title": "Child labour in Erbil", "date": "2019", "container_title": "The Lancet",
    "authors": [{"family": "Roe"}], "volume": _LONG, "issue": _LONG, "language": _LONG,
}  # fmt: skip
_REPORT: Final[Mapping[str, Any]] = {
    "type": "report", "title": "Country report", "date": "2019", "authors": [{"literal": "IOM"}], "countries": ["Ghana"],
    "extra": {"number-of-pages": _LONG},
}  # fmt: skip
_RIS: Final = "TY  - JOUR\nTI  - Labour\nAU  - Roe, B\n" + "".join(
    f"{tag}  - {_LONG}\n" for tag in ("PY", "VL", "IS", "SP", "EP")
)


def _lines(*records: Mapping[str, Any]) -> str:
    return "".join(json.dumps({**record, "key": f"k{number}"}) + "\n" for number, record in enumerate(records))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "pages.jsonl",
            _lines({**_ARTICLE, "page": _LONG}, {**_ARTICLE, "page": f"{_LONG}-{_LONG}"}),
            marks=pytest.mark.slow,
        ),
        ("lengths.jsonl", _lines(_REPORT, _REPORT)),
        pytest.param("articles.ris", f"{_RIS}ER  - \n{_RIS}ET  - {_LONG}\nER  - \n", marks=pytest.mark.slow),
        pytest.param(
            "table.csv", f"Title,Author,Year\nLabour,Roe,{_LONG}\n{_LONG},,\nCamps,Doe,2019\n", marks=pytest.mark.slow
        ),
    ],
)
def test_a_number_longer_than_python_reads_ends_no_command(
    protlib: Run, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    assert "could not be read" not in protlib("import", name).err
    assert protlib("import", name, "--on-duplicate", "add").code == 0
    assert protlib("duplicates").code in {0, 1}
    assert protlib("check").code in {0, 1}
    assert protlib("export", "-o", "sources.xml", "--format", "word").code == 0


def test_a_version_of_so_many_figures_is_none(protlib: Run) -> None:
    protlib("add", "--title", "Labour")
    for command in (("undo",), ("diff",), ("undo", "--to")):
        ran = protlib(*command, _LONG)
        assert ran.code == 1
        assert ran.err.startswith("protlib: no version 999999999; the nearest is 2 (")
