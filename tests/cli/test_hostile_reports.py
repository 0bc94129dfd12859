"""Reports that repeat one citation without end: `fill` and `verify` end in time, with what they have to say."""

from pathlib import Path

import pytest

from mishaps import budget
from sample_files import documents


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        ("[@key; " * 10_000, ("fill",), "has no closing bracket"),
        (
            f"{'(Aa, 2009) ' * 2_000}\n\n# References\n\n{'(Aa, 2009) ' * 500}",
            ("verify", "--quotes"),
            "no quotation found",
        ),
    ],
    ids=["open brackets", "citations of a list of one entry"],
)
def test_a_report_of_one_citation_ends_in_time(
    tmp_path: Path, text: str, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "report.md").write_text(f"# Report\n\n{text}\n", encoding="utf-8")
    added = budget.command("add", "--title", "Caring", "--key", "key", library=tmp_path / "library.json")
    assert added.code == 0
    ran = budget.command(arguments[0], "report.md", *arguments[1:], library=tmp_path / "library.json", seconds=10)
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.slow
def test_a_document_of_fields_that_nothing_ends_costs_little(tmp_path: Path) -> None:
    run = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    (tmp_path / "report.docx").write_bytes(documents.docx(f"<w:p>{run * 50_000}</w:p>"))
    assert budget.command("add", "--title", "Caring", "--key", "key", library=tmp_path / "library.json").code == 0
    ran = budget.command("fill", "report.docx", library=tmp_path / "library.json", seconds=10)
    assert "no citations such as [@key, p. 3] found" in ran.err
