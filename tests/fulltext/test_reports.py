"""Reports as agencies make them: each is made here by LibreOffice or Chromium, and what stands where is known."""

import shutil
from pathlib import Path

import pytest
from benchmarks.paged_reports import build, make_reports

from protlib.fulltext.workers import read_files
from protlib.text import words

pytest.importorskip("pypdfium2")


@pytest.mark.slow
@pytest.mark.parametrize("maker", ["soffice", "chromium"])
def test_sentences_and_numbers_are_on_their_pages(tmp_path: Path, maker: str) -> None:
    if not shutil.which(maker):
        pytest.skip(f"{maker} is not on the PATH")
    # Roman front matter with plates in English; "Page 3 of 60" in Arabic.
    numbering = {"soffice": "plates", "chromium": "of all"}[maker]
    report = next(report for report in make_reports() if report.maker == maker and report.numbering == numbering)
    (path,) = build([report], tmp_path).values()
    (reading,) = read_files([path])
    assert reading.text
    assert len(reading.text.pages) == len(report.pages)
    for page_text, page in zip(reading.text.pages, report.pages, strict=True):
        assert page_text.label in page.allowed
        text = f" {' '.join(words(page_text.text))} "
        sentences = [sentence for sentence in page.sentences if f" {' '.join(words(sentence))} " in text]
        assert len(page.sentences) - len(sentences) <= 1  # the last may go on over the page
