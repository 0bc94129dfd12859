"""`check`: what it prints, mends, keeps silent about, and ends with."""

import json
import re
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.paths import EXAMPLES, ROOT
from programs.running import Run
from protlib.checking.rules import GENERAL, RULES, RULES_ON_REQUEST
from protlib.checking.style_rules import LACKS, rules_for, styles_with_rules
from protlib.citing.styles import list_shipped

TASKS = (ROOT / "docs/tasks.md").read_text(encoding="utf-8")

RECORDS = (
    '{"key": "iom2009caring", "type": "report", "title": "Caring for Trafficked Persons", "date": "2009",'
    ' "authors": [{"literal": "International Organization for Migration", "short": "IOM"}], "isbn": "9789290684665"}\n'
    '{"key": "jobe2010causes", "type": "report", "title": "The Causes &amp; Consequences of Re-trafficking.", "date": "2010",'
    ' "authors": [{"literal": "Jobe, Alison; Surtees, Rebecca"}], "abstract": "N/A"}\n'
    '{"key": "hrw2019pray", "type": "report", "title": "You Pray for Death", "date": "2019", "authors": ["Human Rights Watch,"],'
    ' "countries": ["Ethipia"], "publisher_place": "New York", "url": "https://www.hrw.org/report"}\n'
)
RIS = (
    "TY  - RPRT\nTI  - CARING FOR TRAFFICKED PERSONS TODAY\nAU  - Jobe, A.\nPY  - 2009\nER  - \n"
    "TY  - RPRT\nTI  - Causes\nAU  - Jobe, A.\nPY  - 2109\nER  - \n"
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run) -> None:
    protlib("import", "-", stdin=RECORDS)


def test_lists_what_is_found_by_rule_the_worst_first_and_ends_with_1(protlib: Run) -> None:
    ran = protlib("check")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "error several-people: 1",
        "  jobe2010causes: authors: “Jobe, Alison; Surtees, Rebecca” is 2 people (can be mended)",
        "error isbn-malformed: 1",
        "  iom2009caring: isbn: “9789290684665”: the check digit of 9789290684665 is wrong",
        "error html-entity: 1",
        "  jobe2010causes: title: “&amp;” stands for “&” (can be mended)",
        "warning place-unknown: 1",
        "  hrw2019pray: countries: “Ethipia” is not a country; did you mean “Ethiopia”? (can be mended)",
        "note title-full-stop: 1",
        "  jobe2010causes: title: ends in a full stop: “…uences of Re-trafficking.” (can be mended)",
        "note abstract-empty: 1",
        "  jobe2010causes: abstract: “N/A” is not an abstract (can be mended)",
    ]
    assert ran.err.splitlines() == [
        "3 publications: 3 errors, 1 warning, 2 notes; --fix mends 5",
        f"ask for more: {', '.join(f'--rule {name}' for name in RULES_ON_REQUEST)}, --for STYLE",
    ]


def test_a_clean_library_has_one_line_and_ends_with_0(protlib: Run) -> None:
    assert protlib("check", "--rule", "latex") == ("", "3 publications: nothing found\n", 0)


def test_a_selection_is_checked_against_the_whole_library(protlib: Run) -> None:
    protlib("set", "iom2009caring", "hrw2019pray", "doi=10.1000/182")
    ran = protlib("check", "--key", "hrw2019pray", "--rule", "shared-doi", "--format", "json")
    [finding] = json.loads(ran.out)
    assert (finding["key"], finding["message"]) == (
        "hrw2019pray",
        "same DOI 10.1000/182 as iom2009caring",
    )
    assert protlib("check", "nothing such").code == 1


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (["--rule", "isbn-malformed", "--rule", "place-unknown"], ["isbn-malformed", "place-unknown"]),
        (["--ignore", "several-people", "--ignore", "html-entity", "--author", "jobe"], ["title-full-stop", "abstract-empty"]),
        (["iom"], ["isbn-malformed"]),
    ],
)  # fmt: skip
def test_rules_and_records_can_be_chosen(protlib: Run, arguments: list[str], rules: list[str]) -> None:
    table = protlib("check", *arguments, "--format", "csv").out.splitlines()
    assert [line.split(",")[1] for line in table[1:]] == rules


def test_a_style_tells_what_its_references_lack(protlib: Run) -> None:
    ran = protlib("check", "--for", "apa")
    assert (ran.code, ran.err) == (1, "2 of 3 have no link\n")
    assert "warning no-link: 2" in ran.out
    assert protlib("check", "--for", "un").err == "2 of 3 have no place\n"
    assert protlib("check", "--for", "apaa").err.startswith("protlib: unknown style “apaa”")


def test_what_a_shipped_style_needs_is_known_and_can_be_told() -> None:
    assert sorted(styles_with_rules()) == list_shipped()
    for style in (*styles_with_rules(), "another"):
        assert set(rules_for(style)) <= set(LACKS) & set(RULES)
    assert set(RULES) == set(GENERAL) | set(RULES_ON_REQUEST) | set(LACKS)


def test_fix_mends_what_is_certain_in_one_write_and_tells_what_is_left(protlib: Run) -> None:
    ran = protlib("check", "--fix")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "2 publications changed\n1 finding to mend by hand. To list it: the same without --fix\n"
    [jobe] = json.loads(protlib("show", "jobe2010causes", "--format", "json").out)
    assert jobe["title"] == "The Causes & Consequences of Re-trafficking"
    assert jobe["authors"] == [
        {"family": "Jobe", "given": "Alison"},
        {"family": "Surtees", "given": "Rebecca"},
    ]
    assert "abstract" not in jobe
    assert protlib("check", "--fix", "--key", "hrw2019pray") == (
        "",
        "1 publication: nothing for --fix to mend\n",
        0,
    )
    protlib("undo")
    assert protlib("check").err.splitlines()[0].endswith("--fix mends 5")


def test_a_dry_run_shows_the_mends_and_writes_nothing(protlib: Run) -> None:
    ran = protlib("check", "--fix", "--dry-run", "--rule", "place-unknown", "--rule", "abstract-empty")
    assert sorted(ran.out.splitlines()) == [
        "  + countries: Ethiopia", "  - abstract: N/A", "  - countries: Ethipia",
        "hrw2019pray", "jobe2010causes",
    ]  # fmt: skip
    assert (ran.code, ran.err) == (1, "2 publications changed; dry run: nothing was written\n")
    assert "abstract-empty" in protlib("check").out


def test_a_rule_is_silenced_for_a_record_or_for_the_library_until_it_speaks_again(protlib: Run) -> None:
    message = protlib("check", "--silence", "isbn-malformed", "iom2009caring").err
    assert message == "isbn-malformed is off for iom2009caring\n"
    protlib("check", "--silence", "title-full-stop", "--silence", "several-people")
    out = protlib("check").out
    assert not any(rule in out for rule in ("isbn-malformed", "title-full-stop", "several-people"))
    output = protlib("check", "--silenced").out
    assert output == "isbn-malformed\tiom2009caring\ntitle-full-stop\nseveral-people\n"
    protlib("check", "--fix")
    assert "Re-trafficking.\n" in protlib("show", "jobe2010causes").out
    assert protlib("check", "--unsilence", "title-full-stop").err == "title-full-stop is on again for the library\n"
    assert "title-full-stop" in protlib("check").out
    assert [line.split("\t")[-1] for line in protlib("history").out.splitlines()[:2]] == [
        "check --unsilence title-full-stop",
        "check --fix: 2 updated",
    ]


def test_what_is_silent_already_or_is_not_is_told(protlib: Run) -> None:
    nothing = "protlib: no rule is off. To switch one off: protlib check --silence RULE\n"
    assert protlib("check", "--silenced") == ("", nothing, 1)
    protlib("check", "--silence", "et-al", "iom2009caring")
    again = protlib("check", "--silence", "et-al", "iom2009caring")
    assert (again.err, again.code) == ("et-al was already off for iom2009caring\n", 0)
    ran = protlib("check", "--unsilence", "et-al")
    assert (
        ran.err == "protlib: et-al is not off for the library. To list rules that are off: protlib check --silenced\n"
    )
    assert ran.code == 1
    assert protlib("check", "--silenced").out == "et-al\tiom2009caring\n"


def test_a_silent_rule_that_no_longer_is_there_can_speak_again(protlib: Run, tmp_path: Path) -> None:
    protlib("check", "--silence", "et-al")
    library = tmp_path / "library.json"
    library.write_text(library.read_text().replace('"et-al"', '"once-a-rule"'))
    assert protlib("check", "--unsilence", "once-a-rule").code == 0
    assert protlib("check", "--silenced").code == 1


def test_keys_that_are_given_as_words_are_known_for_keys(protlib: Run) -> None:
    ran = protlib("check", "iom2009caring", "jobe2010causes")
    assert (ran.code, "iom2009caring: " in ran.out, "jobe2010causes: " in ran.out) == (1, True, True)
    assert "hrw2019pray" not in ran.out


def test_a_file_is_checked_before_it_is_imported(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS)
    ran = protlib("check", "--file", "a.ris")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "error year-in-future: 1",
        "  a.ris:6: jobe2109causes: date: 2109 is in the future",
        "warning title-in-capitals: 1",
        "  a.ris:1: jobe2009caring: title: all in capitals: “CARING FOR TRAFFICKED PERSONS TODAY”",
    ]
    table = protlib("check", "--file", "a.ris", "--format", "csv").out.splitlines()
    assert (table[0].endswith(",file,line"), table[1].endswith(",a.ris,6")) == (True, True)
    lines = protlib("check", "--file", "-", "--format", "github", stdin=RIS).out.splitlines()
    assert lines[0] == (
        "::error file=standard input,line=6,title=year-in-future::jobe2109causes: date: 2109 is in the future"
    )
    assert protlib("list").out.count("\n") == 3


def test_all_problems_of_a_file_are_told_on_request(protlib: Run, tmp_path: Path) -> None:
    rows = [f"Title {number},12345" for number in range(12)]
    (tmp_path / "a.csv").write_text("\n".join(["Title,ISBN", *rows[1:]]))
    assert "a.csv: 1 more problem; --verbose lists them all" in protlib("check", "--file", "a.csv").err
    (tmp_path / "a.csv").write_text("\n".join(["Title,ISBN", *rows]))
    assert "2 more problems; --verbose lists them all" in protlib("check", "--file", "a.csv").err
    assert protlib("check", "--file", "a.csv", "--verbose").err.count("12345") == 12
    (tmp_path / "a.txt").write_text("hello")
    refused = protlib("check", "--file", "a.txt")
    assert (refused.code, "; it may be one of these: better-bibtex, biblatex" in refused.err) == (3, True)


def test_a_file_in_which_a_record_is_lost_ends_with_3(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS + "TY  - RPRT\nLA  - en\nER  - \n")
    ran = protlib("check", "--file", "a.ris")
    assert ran.code == 3
    assert "has no title and almost no other data; left out" in ran.err


def test_rules_are_explained_and_listed(protlib: Run) -> None:
    ran = protlib("check", "--explain", "shared-doi", "latex")
    assert (ran.code, ran.out.count("\n")) == (0, 8)
    assert ran.out.startswith("shared-doi (warning; doi)\n  It finds two records with one DOI.\n")
    assert [line.split("\t")[0] for line in protlib("check", "--explain").out.splitlines()] == [*RULES]
    assert protlib("check", "--rule", "shared-doi", "--rule", "latex", "--explain") == ran
    of_style = protlib("check", "--explain", "--for", "un", "--ignore", "no-place").out.splitlines()
    assert [line.split("\t")[0] for line in of_style] == [rule for rule in rules_for("un-notes") if rule != "no-place"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--rule", "doi-malformd"], "unknown rule “doi-malformd”; did you mean “doi-malformed” or"),
        (["--explain", "xyzzy"], "unknown rule “xyzzy”; to list them: protlib check --explain"),
        (["--silence", "xyzzy"], "unknown rule “xyzzy”"),
        (
            ["--silence", "latex", "--tag", "x"],
            "a rule is switched off for citation keys or for the whole library",
        ),
        (["--dry-run"], "--dry-run, --yes and --quiet need --fix"),
        (
            ["--older", "1y"],
            "--older works with one rule: protlib check --rule accessed-long-ago --older 1y\n",
        ),
        (["--silence", "latex", "--older", "1y"], "--silence already names rules; leave out --older"),
        (["--rules"], "No such option: --rules; did you mean “--explain” or “--rule”?"),
        (["--file", "a.ris", "jobe"], "--file checks a whole file"),
        (
            ["--file", "a.ris", "--silence", "latex"],
            "--file and --silence cannot be used together; choose one",
        ),
        (["--fix", "--silenced"], "--fix and --silenced cannot be used together"),
        (["--explain", "--fix", "latex"], "--explain and --fix cannot be used together"),
        (
            ["--for", "apa", "--rule", "latex"],
            "--for has its own rules; leave out --rule or --for",
        ),
        (["--silence", "latex", "--rule", "et-al"], "--silence already names rules; leave out --rule"),
        (["--fix", "--format", "csv"], "--fix prints no findings; leave out --format csv"),
        (["--file", "a.ris", "--fix"], "--fix changes the library, not files"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_line(protlib: Run, arguments: list[str], message: str) -> None:
    ran = protlib("check", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err


def test_a_key_that_is_not_there_is_not_silenced(protlib: Run) -> None:
    ran = protlib("check", "--silence", "latex", "iom2009carin")
    assert (ran.code, protlib("check", "--silenced").out) == (1, "")
    assert "did you mean “iom2009caring”?" in ran.err


def test_what_the_page_of_tasks_says_the_report_lacks_is_what_it_lacks(sample: Run) -> None:
    match = re.search(r"--cited-in report\.md +# what references lack: (\d+ of \d+) (.*), (.*)", TASKS)
    assert match
    ran = sample("check", "--for", "apa", "--cited-in", EXAMPLES / "report" / "report.md")
    assert (ran.code, [part in ran.err for part in match.groups()]) == (1, [True, True, True])
