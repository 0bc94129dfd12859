"""The tool `check_quotations` for an assistant whose text cites by numbered paragraph."""

from pathlib import Path

from programs.assistants import answer
from sample_files.file_texts import attach_with_text
from sample_files.numbered_report import IN_NOTE, NUMBERED_REPORT, QUOTED


def test_a_quotation_from_another_paragraph_comes_with_the_right_one(shelf: Path) -> None:
    attach_with_text(shelf, shelf.parent / "data", "iom2009caring", NUMBERED_REPORT)
    text = f"“{QUOTED[5]}” [@iom2009caring, p. 2, para. 6]. “{IN_NOTE}” [@iom2009caring, para. 6]."
    data = answer(shelf, "check_quotations", text=text).data
    [finding] = data["findings"]
    names = ("verdict", "cited_pages", "cited_paragraphs", "pages", "paragraphs")
    assert [finding[name] for name in names] == ["other-paragraph", "2", "6", "2", "5"]
    assert data["notes"] == [
        "1 not checked by paragraph: the file of iom2009caring has it outside its numbered paragraphs"
    ]
