"""`import` of reports whose covers say only their kind: each is a record of its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from programs.running import Run
from sample_files.report_files import PROSE
from sample_files.tiny_pdf import cover, make_pdf, page

COUNTRIES = ("Mali", "Niger", "Chad", "Benin", "Togo", "Ghana")


def sisters(folder: Path, title: str, countries: Sequence[str] = COUNTRIES) -> Path:
    """Make reports of countries whose covers have one title, one body and one year, and tell no country."""
    folder.mkdir(exist_ok=True)
    for country in countries:
        (folder / f"{country}.pdf").write_bytes(sister(title) + country.encode())
    return folder


def sister(title: str) -> bytes:
    return make_pdf([cover((title, 26), ("", 90), ("March 2019", 11), ("UNHCR", 12)), page(*PROSE)])


@pytest.mark.slow
@pytest.mark.parametrize(
    "title",
    [
        "Country report",
        "Statistical bulletin",
        "Guidance note",
        "Rapport annuel",
        "Informe de país",
        "Lagebericht 2019",
    ],
)
def test_reports_whose_covers_say_only_their_kind_are_records_of_their_own(
    protlib: Run, tmp_path: Path, title: str
) -> None:
    folder = sisters(tmp_path / "reports", title)
    ran = protlib("import", "reports")
    assert ran.out == "6 added\n"
    assert "may be the same" in ran.err
    assert protlib("import", "reports").out == "0 added, 6 already there\n"
    (folder / "copy.pdf").write_bytes((folder / "Mali.pdf").read_bytes())
    (folder / "new.pdf").write_bytes(sister(title) + b"new")
    (folder / "new copy.pdf").write_bytes(sister(title) + b"new")
    assert protlib("import", "reports").out == "1 added, 8 already there\n"
    assert "same" not in protlib("duplicates", "--format", "json").out


@pytest.mark.slow
def test_such_a_report_is_not_the_record_of_another_that_came_without_its_file(protlib: Run, tmp_path: Path) -> None:
    sisters(tmp_path / "reports", "Country report")
    assert protlib("import", "reports", "--no-files").out == "6 added\n"
    assert protlib("import", "reports", "--no-files").out == "0 added, 6 already there\n"
    sisters(tmp_path / "more", "Country report", ["Guinea"])
    assert protlib("import", "more", "--no-files").out == "1 added\n"


@pytest.mark.slow
@pytest.mark.parametrize("comes_first", ["pdf", "ris"])
def test_the_record_of_a_catalogue_that_links_such_a_report_is_its_record(
    protlib: Run, tmp_path: Path, comes_first: str
) -> None:
    sisters(tmp_path / "reports", "Country report")
    line = "TY  - RPRT\nTI  - Country report\nAU  - UNHCR\nPY  - 2019\nUR  - https://unhcr.org/{}.pdf\nER  - \n"
    (tmp_path / "catalogue.ris").write_text(line.format("Mali") + line.format("Guinea"))
    first, second = ("reports", "catalogue.ris") if comes_first == "pdf" else ("catalogue.ris", "reports")
    assert protlib("import", first).code == 0
    ran = protlib("import", second)
    assert ran.out.startswith("1 added" if comes_first == "pdf" else "5 added"), ran
    keys = protlib("list", "--format", "keys").out.split()
    assert len(keys) == 7, ran


TITLE = "Forced labour on the fishing boats of the lake"


@pytest.mark.slow
def test_a_summary_is_no_file_of_the_main_report_and_two_files_of_one_row_are_told(
    protlib: Run, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text(f"Title,Author,Year\n{TITLE},UNHCR,2019\n")
    protlib("import", "rows.csv")
    (tmp_path / "reports").mkdir()
    for name, part in (("a", ""), ("b", ""), ("summary", "Executive summary")):
        lines = ((TITLE, 26), (part, 16), ("", 90), ("March 2019", 11), ("UNHCR", 12))
        (tmp_path / "reports" / f"{name}.pdf").write_bytes(make_pdf([cover(*lines), page(*PROSE)]) + name.encode())
    ran = protlib("import", "reports")
    assert ran.out == "1 added, 2 updated\n"
    assert "several reports are its files now: a.pdf, b.pdf; if one is another publication: protlib import " in ran.err
    titles = protlib("list", "--columns", "title").out.splitlines()
    assert [title.strip() for title in titles] == [TITLE, f"{TITLE}: Executive summary"]
