"""`verify` of a report that is not filled yet, or not filled in every place:
it says so, and counts what `fill` counts.
"""

import re
from pathlib import Path

import pytest

from programs.engine import needs_engine
from programs.running import Run
from sample_files.documents import docx, odt, run

TEXT = (
    "See [@iom2007handbook, p. 3; @jobe2010causes].",
    "@jobe2010causes says it (see [@iom2007handbook]).",
    "So [@iom2007handbook, and before it @jobe2010causes].",
    "{{bibliography}}",
)
CITATIONS = 6
WRITTEN = {
    "report.docx": docx(*map(run, TEXT)),
    "report.odt": odt(*TEXT),
    "report.md": "\n\n".join(TEXT).encode(),
}


@pytest.fixture(params=sorted(WRITTEN))
def name(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The name of a report that cites by keys, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    Path(str(request.param)).write_bytes(WRITTEN[str(request.param)])
    return str(request.param)


def test_the_line_that_fills_it_is_told(sample: Run, name: str) -> None:
    ran = sample("verify", name)
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err == (
        f"{name}: {CITATIONS} citations; no list under a heading such as References\n"
        f"{name}: the report is not filled yet. To fill it: protlib fill {name}\n"
    )


@needs_engine
def test_the_filled_report_beside_it_is_told_and_has_as_many_citations(sample: Run, name: str) -> None:
    filled = name.replace(".", "-filled.")
    assert f"{CITATIONS} citations of 2 publications" in sample("fill", name).err
    ran = sample("verify", name)
    assert ran.err.endswith(f"{name}: the report is not filled. To check the filled report: protlib verify {filled}\n")
    message = sample("verify", filled).err
    assert "not filled" not in message
    assert re.match(rf"{filled}: {CITATIONS} citations; ", message)


@needs_engine
def test_a_citation_that_came_later_is_told(sample: Run, name: str) -> None:
    if name != "report.md":
        pytest.skip("a text is written anew here")
    sample("fill", name)
    filled = Path("report-filled.md")
    filled.write_text(f"So [@iom2009caring].\n\n{filled.read_text()}")
    ran = sample("verify", str(filled))
    assert f"{filled}: 1 citation is not filled yet. To fill: protlib fill {filled}\n" in ran.err
    sample("fill", str(filled), "--force")
    assert "not filled" not in sample("verify", str(filled)).err


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.tex", "So \\cite{jobe2010causes}.\n"),  # which LaTeX itself fills
        ("a.txt", "So (Jobe, 2010).\n\nReferences\n\nJobe, A. (2010). The causes.\n"),
        ("a.md", "So (Jobe, 2010).\n"),
        ("a.md", "So [@jobe2010causes].\n\n# References\n\nJobe, A. (2010). The causes.\n"),  # typed by hand
    ],
)
def test_a_report_that_fill_has_no_part_in_is_not_told_to_fill_it(
    sample: Run, tmp_path: Path, file: str, text: str
) -> None:
    (tmp_path / file).write_text(text)
    ran = sample("verify", str(tmp_path / file))
    assert "1 citation" in ran.err
    assert "filled" not in ran.err
