"""What the page of tasks says that one finds, on the library that it has one make first: each line runs, and answers
what stands behind it.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from harness.paths import EXAMPLES, ROOT
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine.printers import list_printers

FIND = (ROOT / "docs/tasks.md").read_text(encoding="utf-8").partition("\n## Find\n")[2].partition("\n## Change\n")[0]
BLOCKS = re.findall(
    r"^```sh\n(.*?)^```$", (ROOT / "docs/tasks.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
LINES = {
    line.partition(" #")[0].strip(): line.partition(" # ")[2].strip()
    for line in re.findall(r"^protlib .*$", FIND, re.MULTILINE)
}
"""The lines of the sections, and what it says of each."""
ELSEWHERE = {
    "protlib notes iom2017countertrafficking": "tests/cli/commands/test_notes.py",
    "protlib browse --region Africa": "tests/cli/commands/test_browse.py",
    "protlib open iom2017countertrafficking": "tests/cli/test_browser_links.py",
    "protlib editions iom2009caring iom2012prise --link": "tests/cli/commands/test_editions.py",
    "protlib text --all": "tests/cli/commands/test_text.py",
    "protlib search --in-files debt bondage": "tests/cli/commands/test_search_in_files.py",
    "protlib text iom2017countertrafficking --page 34-36": "tests/cli/commands/test_text.py",
}
"""Lines that need a terminal, a browser, files, or what a line above has added."""
OF_OTHERS = re.compile(
    r"\breport\.|report-|master\.bib|colleague\.json|refs\.json|\b41\b|git-setup|"
    r"yesterday"  # files and versions of users
    r"|--in-files|protlib text|protlib notes"  # files of records
    r"|protlib (?:listen|browse|open|edit|screen$|mcp|remove)\b|duplicates --merge|--conflicts|--copy"  # a person
    r"|--doi"  # the network
)
"""Lines that need more than the page has one make."""
ANSWERS = {
    "protlib search forced labor --year 2015..": r"\Ailo2022global\t2022",
    "protlib search migrants --country Ethiopia --country Uganda": r"(?m)^rmms2013migrant\t.*Ethiopia",
    "protlib search '\"referral mechanism\" OR author:liu' --year 2010..2020": r"\Aliu2017national\t",
    "protlib search trata de personas": r"Human Trafficking(?s:.*)showing human trafficking",
    'protlib search "symbol:A/RES/*"': r"\Aunga2018global\t",
    "protlib list --missing url --format csv > no-link.csv": r"\Akey,(?s:.*)\niom2009caring,|\Akey,(?s:.*)\njobe2010causes,",
    'protlib list --added "last 30 days"': r"(?m)^jobe2010causes\t",
    'protlib list --changed "since 2026-11-24"': r"(?m)^jobe2010causes\t",
    'protlib search --save gbv-wa gender based violence --region "West Africa"': r"\Agesod2020community(?s:.*)saved as @gbv-wa",
    "protlib search --saved": r"\A@gbv-wa\t1\t",
    'protlib export "@gbv-wa" --year 2020.. -o gbv.ris': r"1 publication exported to gbv\.ris",
    "protlib show iom2009caring": r"\Akey: iom2009caring\n",
    'protlib add "Prise en charge des personnes victimes de la traite" --language fr --year 2012 --key iom2012prise': r"\Aiom2012prise\n",
    "protlib about Sahel": r"in 3 lists\n.*\nas UNHCR, Sahel situation has it: Burkina Faso; Mali; Niger\n(?s:.*)\nlies in: .*West Africa",
    "protlib about HCR": r"\AUnited Nations High Commissioner for Refugees \(UNHCR\)(?s:.*)\nfr: .*\(HCR\)(?s:.*)\nes: .*\(ACNUR\)",
    "protlib about GBV": r"\Agender-based violence: concept \(gbv\)(?s:.*)\nes: violencia de género(?s:.*)\nnarrower: .*forced marriage",
    "protlib about A/HRC/44/45": r"A/HRC/44/45(?s:.*)session(?s:.*)https://",
    "protlib editions GLOTIP --to 2024": r"\AGlobal Report on Trafficking in Persons\tUnited Nations Office on Drugs and Crime\n2014\t(?s:.*)\n2022\tmissing\n2024\tmissing\n",
    "protlib names --twins": r"International Organization for Migration \(IOM\)\t.*\n1\tIOM\t",
    "protlib stats trafficking --by region": r"\AWorldwide\t\d+\n",
    "protlib stats --by region --by year": r"\Aregion\tcount\t1969\t",
    "protlib stats trafficking --by year --plot": r"\APublications on trafficking, over the years\n",
    "protlib stats --by country --year 2015.. -o map.svg": r"map\.svg: \d+ publications counted",
    "protlib overview trafficking -o overview.docx": r"overview\.docx: \d+ publications",
    "protlib screen": r"\ARecords identified\t\d+\n",
    'protlib screen iom2009caring --verdict exclude --reason "not about children"': r"\A1 publication screened by title\n",
    "protlib screen -o flow.svg --duplicates 12": r"\Aflow\.svg: \d+ publications\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def library_places(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A place to keep the library in, once it is made."""
    return [tmp_path_factory.mktemp("readme")]


@pytest.fixture
def readme(protlib: Run, tmp_path: Path, library_places: list[Path]) -> Run:
    """Run protlib on the library that the README has one make:
    the sample, a page of a catalogue, a colleague's table.
    """
    library = library_places[0] / "library.json"
    if not library.exists():
        protlib("import", EXAMPLES / "publications.jsonl")
        protlib("import", EXAMPLES / "catalogue-page.txt", EXAMPLES / "colleague.csv")
        protlib("search", "--save", "gbv-wa", "gender", "based", "violence", "--region", "West Africa")
        shutil.copy2(tmp_path / "library.json", library)
    shutil.copy2(library, tmp_path / "library.json")
    return protlib


def test_each_line_of_the_sections_has_its_answer() -> None:
    assert {*LINES} == {*ANSWERS, *ELSEWHERE}
    assert [page for page in ELSEWHERE.values() if not (ROOT / page).exists()] == []


@pytest.mark.parametrize(("line", "answer"), mark_slow(ANSWERS.items(), lambda row: "overview.docx" in row[0]))
def test_a_line_answers_what_the_page_says(readme: Run, line: str, answer: str) -> None:
    ran = readme(*shlex.split(line.partition(" > ")[0])[1:])
    assert ran.code == int("protlib check" in line)  # which found something
    assert re.search(answer, ran.out + ran.err)


def test_the_years_that_the_page_calls_missing_are_missing(readme: Run) -> None:
    years = re.findall(r"\d{4}", LINES["protlib editions GLOTIP --to 2024"])
    out = readme("editions", "GLOTIP", "--to", "2024").out
    assert years == re.findall(r"^(\d{4})\tmissing$", out, re.MULTILINE) == ["2022", "2024"]


@pytest.mark.slow
@needs_engine
def test_the_lines_of_the_page_run_one_after_the_other(
    readme: Run, library_places: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").touch()
    monkeypatch.setenv("PROTLIB_CONFIG", str(tmp_path / "config.toml"))
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    for office in ("mali", "niger", "chad"):
        shutil.copy2(library_places[0] / "library.json", tmp_path / f"{office}.json")
    lines = [line.partition(" #")[0].strip() for block in BLOCKS for line in block.splitlines()]
    runnable = [line for line in lines if line.startswith("protlib ") and not OF_OTHERS.search(line)]
    if not list_printers():
        runnable = [line for line in runnable if ".pdf" not in line]
    for line in runnable:
        command, _, file = line.partition(" > ")
        ran = readme(*shlex.split(command)[1:])
        assert ran.code == 0 or (ran.code == 1 and " check" in command), (line, ran)
        if file:
            (tmp_path / file).write_text(ran.out)
    assert len(runnable) > 2 * len([line for line in lines if OF_OTHERS.search(line)])
