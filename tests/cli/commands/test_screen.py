"""`screen`: verdicts on publications, by several reviewers, with numbers and files for others."""

import json
import re
import shutil
from pathlib import Path

import pytest

from programs.running import Run, as_typed_here
from protlib.cli.decisions.typed_verdicts import ask_one_by_one
from protlib.errors import ExitCode
from protlib.library import Library
from protlib.record.decisions.verdicts import ReviewerVerdict, Screening
from protlib.record.model import Publication
from protlib.render.charts.picture_parts import WIDTH

KEY = "iom2007handbook"


def numbers(run: Run, *options: str) -> dict[str, int]:
    printed: dict[str, int] = json.loads(run("screen", "--format", "json", *options).out)
    return printed


def test_two_reviewers_disagree_and_agree(sample: Run) -> None:
    assert sample("screen", KEY, "--verdict", "include", "--by", "Ann") == ("", "1 publication screened by title\n", 0)
    ran = sample("screen", KEY, "--verdict", "exclude", "--reason", "too  old", "--by", "Ben")
    assert ran.err == (
        f"1 publication screened by title\nverdicts disagree on {KEY}. "
        f"To settle it: protlib screen {KEY} --agreed --verdict VERDICT\n"
    )
    ran = sample("screen", "--list", "conflict")
    assert ran.out.endswith("Ann: include; Ben: exclude (too old)\n")
    assert ran.err == f"to settle the first: protlib screen {KEY} --agreed --verdict VERDICT\n"
    assert sample("screen", "--list", "conflict", "--format", "keys") == (f"{KEY}\n", "", 0)
    sample("screen", KEY, "--agreed", "--verdict", "include")
    assert sample("screen", "--list", "conflict").err == "protlib: no publication is in conflict\n"
    verdicts = "team: include; Ann: include; Ben: exclude"
    assert f"\ttitle\tincluded\t{verdicts} (too old)\n" in sample("screen", KEY).out
    assert f"verdicts: title: included ({verdicts}, too old)\n" in sample("show", KEY).out
    sample("screen", KEY, "--verdict", "not-retrieved", "--by", "Ann")
    flow = numbers(sample, "--duplicates", "7")
    assert (flow["identified"], flow["sought"], flow["not_retrieved"], flow["waiting"]) == (57, 1, 1, 49)
    assert sample("undo").err.startswith("undone: screen not-retrieved")
    assert numbers(sample)["not_retrieved"] == 0


def test_a_conflict_about_the_full_text_is_settled_as_one(sample: Run) -> None:
    for name, verdict in (("Ann", "include"), ("Ben", "exclude")):
        sample("screen", KEY, "--verdict", "include", "--by", name)
        ran = sample("screen", KEY, "--verdict", verdict, "--stage", "text", "--by", name)
    assert ran.err.endswith("--agreed --verdict VERDICT --stage text\n")
    assert sample("screen", "--list", "conflict").err.endswith("--agreed --verdict VERDICT --stage text\n")
    sample("screen", KEY, "--agreed", "--verdict", "include", "--stage", "text")
    assert numbers(sample)["included"] == 1


def test_one_reviewer_who_says_two_things_says_which_holds(sample: Run, tmp_path: Path) -> None:
    others_copy = ("--library", tmp_path / "other.json")
    shutil.copy(tmp_path / "library.json", tmp_path / "other.json")
    sample(*others_copy, "screen", KEY, "--verdict", "exclude", "--by", "Ann Lee")
    sample("screen", KEY, "--verdict", "include", "--by", "Ann Lee")
    sample("merge", "--yes", tmp_path / "other.json")
    assert "verdicts disagree on 1 publication" in sample("screen").err
    line = as_typed_here(f"protlib screen {KEY} --by 'Ann Lee' --verdict VERDICT")
    assert sample("screen", "--list", "conflict").err == f"to settle the first: {line}\n"
    sample("screen", KEY, "--by", "Ann Lee", "--verdict", "include")
    assert sample("screen", "--list", "conflict").code == ExitCode.NOTHING_FOUND
    assert numbers(sample)["sought"] == 1


def test_two_verdicts_of_one_reviewer_are_not_two_reviewers(sample: Run, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "library.json", tmp_path / "other.json")
    for library, reason in (("library.json", "too old"), ("other.json", "not about children")):
        sample(
            "--library", tmp_path / library, "screen", KEY, "--verdict", "exclude", "--reason", reason, "--by", "Ann"
        )
    sample("merge", "--yes", tmp_path / "other.json")
    assert numbers(sample, "--reviewers", "2")["excluded"] == 0
    sample("screen", KEY, "--verdict", "exclude", "--by", "Ben")
    assert numbers(sample, "--reviewers", "2")["excluded"] == 1


def test_the_full_text_waits_only_for_what_its_title_includes(sample: Run) -> None:
    assert sample("screen", "--list", "open", "--stage", "text").code == ExitCode.NOTHING_FOUND
    sample("screen", KEY, "--verdict", "include")
    ran = sample("screen", "--list", "open", "--stage", "text", "--format", "keys")
    assert (ran.out, numbers(sample)["text_waiting"]) == (f"{KEY}\n", 1)
    sample("screen", KEY, "--verdict", "exclude", "--stage", "text")
    sample("screen", KEY, "--verdict", "exclude")
    assert sample("screen", "--list", "excluded", "--stage", "text").code == ExitCode.NOTHING_FOUND
    assert sample("screen", "--list", "excluded", "--stage", "title", "--format", "keys").out == f"{KEY}\n"


def test_with_two_reviewers_one_is_not_enough(sample: Run) -> None:
    sample("screen", KEY, "--verdict", "include", "--by", "Ann")
    assert (numbers(sample)["sought"], numbers(sample, "--reviewers", "2")["sought"]) == (1, 0)
    sample("screen", KEY, "--verdict", "include", "--by", "Ben")
    assert numbers(sample, "--reviewers", "2")["sought"] == 1


def test_the_same_twice_and_taken_back(sample: Run) -> None:
    for message in ("1 publication screened by title\n", "unchanged\n"):
        assert sample("screen", KEY, "--verdict", "include", "--by", "Ann").err == message
    assert numbers(sample)["included"] == 0  # the second time is about the title, too
    assert sample("screen", KEY, "--verdict", "include", "--stage", "text", "--by", "Ann").err.endswith(
        "by full text\n"
    )
    assert sample("screen", KEY, "--clear", "--by", "Ben").err == "unchanged\n"
    assert sample("screen", KEY, "--clear", "--by", "Ann").err == "1 publication no longer screened\n"
    assert numbers(sample)["waiting"] == 50


def test_a_verdict_that_is_there_leaves_the_history_as_it_was(sample: Run) -> None:
    keys = sample("search", "trafficking", "--format", "keys").out.split()[:2]
    for key in keys:
        sample("screen", key, "--verdict", "include", "--by", "Ann")
    history = sample("history").out
    assert sample("screen", keys[0], "--verdict", "include", "--by", "Ann").err == "unchanged\n"
    assert sample("history").out == history
    assert sample("undo").err.startswith(f"undone: screen include {keys[1]};")


def test_keys_alone_tell_who_has_said_what(sample: Run) -> None:
    sample("screen", KEY, "--verdict", "include", "--by", "Ann")
    sample("screen", KEY, "--verdict", "exclude", "--reason", "old", "--stage", "text", "--by", "Ann")
    lines = [line.split("\t")[2:] for line in sample("screen", KEY).out.splitlines()]
    assert lines == [["title", "included", "Ann: include"], ["text", "excluded", "Ann: exclude (old)"]]
    assert f"screen exclude {KEY}" in sample("history").out


def test_show_and_a_column_have_the_verdicts(sample: Run, tmp_path: Path) -> None:
    sample("screen", KEY, "--verdict", "include", "--by", "Ann")
    sample("screen", KEY, "--verdict", "exclude", "--reason", "too old", "--stage", "text", "--agreed")
    words = "title: included (Ann: include); full text: excluded (team: exclude, too old)"
    assert sample("show", KEY).out.splitlines()[-1] == f"verdicts: {words}"
    assert "Ann: include" in sample("show", KEY, "--format", "table").out
    assert "verdicts" not in sample("show", "iom2009caring").out
    output = sample("list", "--key", KEY, "--key", "iom2009caring", "--columns", "key,verdicts").out
    assert output == f"{KEY}\t{words}\niom2009caring\t\n"
    table = tmp_path / "review.csv"
    sample("export", "--key", KEY, "--columns", "key,verdicts", "-o", str(table))
    assert words in table.read_text(encoding="utf-8-sig")
    assert sample("import", str(table), "--match", "key", "--on-duplicate", "replace").code == 0
    assert "too old" not in sample("show", KEY, "--format", "json").out  # it is no value of the record
    sample("fields", "add", "verdicts")
    assert sample("list", "--key", KEY, "--columns", "key,verdicts").out == f"{KEY}\t\n"


def test_a_reviewer_is_asked_again_after_a_mistyped_answer_and_goes_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(path) as library:
        library.add_many([Publication(key=key, title=f"Title {key}") for key in "abc"])
        answers = iter(["x", "", "i", "b", "e", "too old", "s", "q"])
        monkeypatch.setattr("typer.prompt", lambda *_args, **_options: next(answers))
        count = ask_one_by_one(library, Screening(()), [*"abc"], "Ann", None)
        assert [*library.decisions().list_verdicts()] == [ReviewerVerdict("a", "title", "Ann", "exclude", "too old")]
    printed = capsys.readouterr().out
    assert (count, next(answers, "all asked")) == (3, "all asked")
    assert printed.count("is not one of these letters") == 2
    assert re.findall(r"(\d) of 3", printed) == ["1", "2", "1", "2", "3"]


def test_a_number_stands_for_an_earlier_reason_and_the_end_says_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library(tmp_path / "library.json") as library:
        library.add_many([Publication(key=key, title=f"Title {key}") for key in "abcd"])
        answers = iter(["e", "too old", "e", "1", "e", "2", "i", "i"])
        monkeypatch.setattr("typer.prompt", lambda *_args, **_options: next(answers))
        ask_one_by_one(library, Screening(()), [*"abcd"], "Ann", None)
        verdicts = library.decisions().list_verdicts()
        assert [verdict.reason for verdict in verdicts] == ["too old", "too old", "2", ""]
        assert capsys.readouterr().err == "4 publications judged; 1 to go: type the same line again\n"
        ask_one_by_one(library, Screening(verdicts), [*"abcd"], "Ann", None)
    ended = capsys.readouterr()
    assert "Title d" in ended.out
    assert ended.err == "1 publication judged; all done: protlib screen -o flow.svg draws them\n"


def test_a_query_selects_and_keys_go_on(sample: Run) -> None:
    sample("screen", "--region", "Africa", "--verdict", "include", "--by", "Ann")
    keys = sample("screen", "--list", "open", "--stage", "text", "--region", "Africa", "--format", "keys").out.split()
    assert len(keys) == 7
    assert sample("export", "--key", "-", "--format", "ris", stdin="\n".join(keys)).out.count("TY  - ") == 7


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--verdict", "include"), "which publications? Name keys"),
        (("--reason", "old"), "--reason says why something is excluded: add --verdict exclude"),
        (
            (KEY, "--verdict", "not-retrieved"),
            f"{KEY} is not included by its title yet: protlib screen {KEY} --verdict",
        ),
        ((KEY, "--verdict", "include", "--clear"), "--verdict and --clear cannot be used together; choose one"),
        ((KEY, "--verdict", "include", "--agreed", "--by", "Ann"), "--agreed is of the team; leave out --by"),
        ((KEY, "--verdict", "include", "--by", " "), "--by is empty; name the reviewer"),
        (("-o", "flow.pdf"), "flow.pdf: unknown suffix; choose from .svg, .png or .ris"),
        (("-o", "review.ris"), "a .ris file is for a program: -o review.ris --for rayyan"),
        (("--format", "keys"), "--format keys is for a list: add --list included"),
        (("--from-notes",), "no verdict of Rayyan, ASReview or Covidence in the notes; nothing was changed"),
        (("nokey", "--verdict", "include"), "nokey"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(sample: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = sample("screen", *arguments)
    assert (ran.out, message in ran.err, ran.err.count("\n")) == ("", True, 1)
    assert ran.code
    assert numbers(sample)["waiting"] == 50


def test_without_a_library_the_message_says_so(protlib: Run) -> None:
    assert "there is no library" in protlib("screen").err


def test_the_diagram_has_the_numbers_of_the_command(sample: Run, tmp_path: Path) -> None:
    sample("screen", "--region", "Africa", "--verdict", "include", "--by", "Ann")
    west = ("--region", "West Africa", "--stage", "text")
    sample("screen", *west, "--verdict", "exclude", "--reason", "adults & <boys>", "--by", "Ann")
    assert sample("screen", "-o", "flow.svg", "--duplicates", "3").err == "flow.svg: 50 publications\n"
    svg = (tmp_path / "flow.svg").read_text(encoding="utf-8")
    boxes = dict(re.findall(r">(?:– )?([^<>]+) \(n = (\d+)\)<", svg))
    assert boxes == {
        "Records identified": "53",
        "Duplicate records removed": "3",
        "Records screened": "50",
        "Records excluded": "0",
        "Records without a decision": "43",
        "Reports sought for retrieval": "7",
        "Reports not retrieved": "0",
        "Reports assessed for eligibility": "7",
        "Reports excluded": "3",
        "adults &amp; &lt;boys&gt;": "3",
        "Reports without a decision": "4",
        "Reports included in the review": "0",
    }
    # What a screen reader says.
    assert re.search(r"<desc[^>]*>50 publications · [^<.]+\. Records identified: 53\. ", svg)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("fr", ["Parcours des publications dans la revue", "Textes évalués pour l’éligibilité (n = 1)"]),
        ("es", ["Cribado", "Publicaciones excluidas (n = 1)", "– sin razón indicada (n = 1)"]),
        ("ar", ["50 منشورًا · ", "السجلات المفروزة (n = 50)"]),
    ],
)
def test_the_diagram_speaks_a_language(sample: Run, tmp_path: Path, locale: str, words: list[str]) -> None:
    sample("screen", KEY, "--verdict", "include", "--by", "Ann")
    sample("screen", KEY, "--verdict", "exclude", "--stage", "text", "--by", "Ann")
    sample("screen", "--locale", locale, "-o", str(tmp_path / "flow.svg"))
    svg = (tmp_path / "flow.svg").read_text(encoding="utf-8")
    assert [word for word in words if word not in svg] == []


def test_an_arabic_diagram_runs_from_right_to_left(sample: Run, tmp_path: Path) -> None:
    places = {}
    for locale in ("en", "ar"):
        sample("screen", "--locale", locale, "-o", str(tmp_path / f"{locale}.svg"))
        svg = (tmp_path / f"{locale}.svg").read_text(encoding="utf-8")
        boxes = re.findall(r'<rect class="pale" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)
        places[locale] = [(float(x), float(wide)) for x, wide in boxes]
        assert svg.count('text-anchor="end"') == (svg.count("<text") if locale == "ar" else 0)
    assert [(round(WIDTH - x - wide, 2), wide) for x, wide in places["ar"]] == places["en"]


def test_verdicts_come_from_rayyan_and_go_back(sample: Run, protlib: Run, tmp_path: Path) -> None:
    sample("screen", KEY, "--verdict", "exclude", "--reason", "adults", "--by", "Ann")
    assert sample("screen", KEY, "-o", "review.ris", "--for", "rayyan").err == "review.ris: 1 publication\n"
    sample("screen", KEY, "--clear", "--by", "Ann")
    sample("import", "review.ris", "--on-duplicate", "update")
    ran = sample("screen", "--from-notes")
    assert ran.err == "1 publication screened, by Ann (1)\n"
    assert sample("screen", "--list", "excluded").out.endswith("Ann: exclude (adults)\n")
    assert "RAYYAN" not in sample("show", KEY).out


@pytest.mark.parametrize("name", ["review.ris", "review.csv"])
def test_verdicts_of_rayyan_come_to_a_record_with_a_note(sample: Run, tmp_path: Path, name: str) -> None:
    sample("set", KEY, "note=Read page 12.")
    record = json.loads(sample("list", "--key", KEY, "--format", "jsonl").out)
    marks = 'RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: adults'
    files = {
        "review.ris": f"TY  - RPRT\nTI  - {record['title']}\nAU  - {record['authors'][0]['literal']},\n"
        f"PY  - {record['date'][:4]}\nN1  - {marks}\nER  - \n",
        "review.csv": "key,title,year,authors,notes\n"
        f'rayyan-1,"{record["title"]}",{record["date"][:4]},"","{marks.replace(chr(34), chr(34) * 2)}"\n',
    }
    (tmp_path / name).write_text(files[name], encoding="utf-8")
    assert "more details here" in sample("import", name).err
    assert "--on-duplicate update" in sample("screen", "--from-notes").err
    sample("import", name, "--on-duplicate", "update")
    assert sample("screen", "--from-notes").err == "1 publication screened, by Ann (1), Ben (1)\n"
    assert json.loads(sample("list", "--key", KEY, "--format", "jsonl").out)["note"] == "Read page 12."


def test_what_is_not_public_stays(sample: Run, tmp_path: Path) -> None:
    sample("set", KEY, "access=internal")
    ran = sample("screen", KEY, "-o", "review.ris", "--for", "asreview")
    assert (ran.code, "internal" in ran.err, (tmp_path / "review.ris").exists()) == (1, True, False)


REVIEWED = (
    "Title,Year,DOI,Line,Decision,Reason\n"
    "Boys in Togo,2020,10.1000/a,L4,include,\nBoys in Togo,2020,10.1000/a,L4,exclude,wrong population\n"
    "Shelters in Niger,2021,10.1000/b,L5,exclude,no data\nShelters in Niger,2021,10.1000/b,L6,exclude,no data\n"
)


def test_two_reviewers_rows_of_one_study_become_no_mixed_answer(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "reviewed.csv").write_text(REVIEWED)
    message = "another row says “Line: L4; Decision: exclude; Reason: wrong population”; the private note has it"
    ran = protlib("import", "reviewed.csv")
    assert message in ran.err
    assert ran.err.count("another row says") == 1
    records = json.loads(protlib("list", "--format", "json").out)
    by_title = {record["title"]: (record["extra"], record.get("private_note")) for record in records}
    assert by_title == {
        "Boys in Togo": (
            {"csv:Line": "L4", "csv:Decision": "include"},
            "Line: L4; Decision: exclude; Reason: wrong population",
        ),
        "Shelters in Niger": ({"csv:Line": "L5", "csv:Decision": "exclude", "csv:Reason": "no data"}, None),
    }
    library = (tmp_path / "library.json").read_bytes()
    for way in ("skip", "update"):
        again = protlib("import", "reviewed.csv", "--on-duplicate", way)
        assert again.out == "0 added, 4 already there\n"
        assert "more details" not in again.err
    assert (tmp_path / "library.json").read_bytes() == library
