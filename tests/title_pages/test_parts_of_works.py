"""Covers of a summary, an annex or a volume: their line belongs to the title, and the main report is another one."""

import pytest

from harness.rows import every_row
from sample_files.title_pages import BODY, page, read

TITLE = "Forced labour on the fishing boats of the lake"


@every_row(
    ("line", "part"),
    [
        ("Executive summary", "Executive summary"),
        ("RÉSUMÉ", "Résumé"),
        ("Sumário executivo", "Sumário executivo"),
        ("Annex", "Annex"),
        ("Anexo 2", "Anexo 2"),
        ("Annex IV", "Annex IV"),
        ("Volume 2", "Volume 2"),
        ("Tome III", "Tome III"),
    ],
)
def test_the_part_that_a_cover_names_belongs_to_the_title(line: str, part: str) -> None:
    record = read(page((TITLE, 26), (line, 16), ("", 90), ("March 2019", 11), ("UNHCR", 12)), page(*BODY))
    assert record.title == f"{TITLE}: {part}"


@pytest.mark.parametrize("line", ["Volume 1", "Final report", "Summary of the survey", "Annex to"])
def test_what_may_name_the_work_itself_is_no_part(line: str) -> None:
    record = read(page((TITLE, 26), ("", 90), (line, 11), ("March 2019", 11), ("UNHCR", 12)), page(*BODY))
    assert record.title == TITLE


def test_the_heading_of_a_summary_above_its_text_is_no_part() -> None:
    lines = ((TITLE, 26), ("", 90), ("UNHCR, March 2019", 11), ("Executive summary", 10.0))
    assert read(page(*lines, *BODY)).title == TITLE
