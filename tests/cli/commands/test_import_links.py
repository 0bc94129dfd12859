"""Links without a scheme, as people copy them from a browser."""

import json
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.running import Run

LINKS = [
    ("www.unodc.org/report", "https://www.unodc.org/report"), ("unodc.org/path/a.pdf", "https://unodc.org/path/a.pdf"),
    ("www.iom.int", "https://www.iom.int"), ("https://iom.int/a", "https://iom.int/a"), ("http://iom.int", "http://iom.int"),
    ("ftp://iom.int/a", "ftp://iom.int/a"), ("see website", "see website"),
]  # fmt: skip
FILES = {
    "a.csv": "Title,Link\nA report,{}\n",
    "a.ris": "TY  - RPRT\nTI  - A report\nUR  - {}\nER  - \n",
    "a.bib": "@report{{a, title = {{A report}}, url = {{{}}}}}\n",
    "a.jsonl": '{{"title": "A report", "url": "{}"}}\n',
}


def _record(protlib: Run) -> dict[str, str]:
    (record,) = json.loads(protlib("list", "--format", "json").out)
    return dict(record)


@each_value_once
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("link", "full"), LINKS)
def test_every_format_makes_a_link_whole_and_tells_it(
    protlib: Run, tmp_path: Path, file: str, link: str, full: str
) -> None:
    (tmp_path / file).write_text(FILES[file].format(link), encoding="utf-8")
    ran = protlib("import", file)
    assert ran.code == 0
    assert _record(protlib)["url"] == full
    assert (f"taken as “{full}”" in ran.err) == (link != full)


@pytest.mark.parametrize("file", FILES)
def test_the_name_of_a_document_is_no_link_and_in_a_table_a_file(protlib: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text(FILES[file].format("report.pdf"), encoding="utf-8")
    ran = protlib("import", file)
    is_table = file == "a.csv"
    assert (_record(protlib).get("url", ""), "not found: report.pdf" in ran.err) == (
        "" if is_table else "report.pdf",
        is_table,
    )


@pytest.mark.parametrize("heading", ["Website", "Link", "URL", "Web address"])
def test_a_link_alone_makes_no_webpage(protlib: Run, tmp_path: Path, heading: str) -> None:
    (tmp_path / "a.csv").write_text(f"Title,Organisation,{heading}\nA report,ILO,www.ilo.org/a\n", encoding="utf-8")
    protlib("import", "a.csv")
    assert _record(protlib)["type"] != "webpage"


def test_add_and_set_make_it_whole_too(protlib: Run) -> None:
    ran = protlib("add", "--title", "A report", "--url", "www.unodc.org/a")
    assert "link “www.unodc.org/a” is taken as “https://www.unodc.org/a”" in ran.err
    assert _record(protlib)["url"] == "https://www.unodc.org/a"
    protlib("set", "url=unodc.org/b", "--all", "--yes")
    assert _record(protlib)["url"] == "https://unodc.org/b"
