"""`protlib import` of a master every night: the options together,
what is asked, told and tagged, and what it ends with.
"""

import json
import re
from pathlib import Path

import pytest

from harness.slow_rows import mark_slow
from programs.running import Run
from programs.terminal import converse

REPLACE = ("--match", "key", "--on-duplicate", "replace", "--prune-tag", "gone")
MERGE = ("--match", "key", "--on-duplicate", "merge")
LEFT = (
    "1 conflict left as it is. "
    "To decide, do this again with --prefer mine, theirs or newest; on a terminal, protlib asks\n"
)
CONFLICT = ["nets: date", "  mine: 2009", "  theirs: 2011"]
QUESTION = re.compile(r"\[\?\] $")
MASTERS = {
    "master.bib": "@report{{nets, title = {{Nets of the Coast}}, date = {{{date}}}, keywords = {{sea}}}}\n",
    "master.ris": "TY  - RPRT\nID  - nets\nTI  - Nets of the Coast\nPY  - {date}\nKW  - sea\nER  - \n",
    "master.csv": "key,type,title,date\nnets,report,Nets of the Coast,{date}\n",
    "master.jsonl": '{{"key": "nets", "type": "report", "title": "Nets of the Coast", "date": "{date}"}}\n',
    "master.json": '[{{"id": "nets", "type": "report", "title": "Nets of the Coast", "issued": {{"date-parts": [[{date}]]}}}}]',
    "master.yaml": "references:\n- id: nets\n  type: report\n  title: Nets of the Coast\n  issued: {date}\n",
}
MORE = {
    "master.bib": "@report{{quarry, title = {{Work in the Quarry}}, date = {{2001}}}}\n",
    "master.csv": "quarry,report,Work in the Quarry,2001\n",
}


def _master(name: str, date: str, *, more: bool = False) -> str:
    text = (MASTERS[name] + (MORE[name] if more else "")).format(date=date)
    Path(name).write_text(text)
    return name


@pytest.mark.parametrize("name", MASTERS)
def test_every_format_is_a_master(protlib: Run, tmp_path: Path, name: str) -> None:
    assert protlib("import", _master(name, "2009"), *REPLACE).out == "0 changed, 1 added\n"
    protlib("set", "nets", "tags+=mine", "note=read")
    before = (tmp_path / "library.json").read_bytes()
    again = protlib("import", name, *REPLACE)
    assert (again.out, again.err, again.code) == ("0 changed, 1 unchanged\n", "", 0)
    assert (tmp_path / "library.json").read_bytes() == before
    assert protlib("import", _master(name, "2011"), *REPLACE, "-q").out == ""
    [record] = json.loads(protlib("list", "--format", "json").out)
    assert (record["date"], record["note"], "mine" in record["tags"]) == ("2011", "read", True)


@pytest.mark.parametrize("name", MORE)
def test_what_a_master_no_longer_has_is_tagged_and_loses_the_tag(protlib: Run, name: str) -> None:
    protlib("import", _master(name, "2009", more=True), *REPLACE)
    tried = protlib("import", _master(name, "2009"), *REPLACE, "--dry-run")
    assert tried.out == "quarry\n  + tags: gone\nwould be: 0 changed, 1 unchanged, 1 tagged gone\n"
    assert protlib("list", "--tag", "gone").code == 1
    ran = protlib("import", name, *REPLACE, "--format", "json")
    rows = [
        (record["action"], record["key"], record["fields"], record["file"]) for record in json.loads(ran.out)["records"]
    ]
    assert rows == [("unchanged", "nets", [], name), ("updated", "quarry", ["tags"], None)]
    assert protlib("list", "--tag", "gone", "--format", "keys").out == "quarry\n"
    ran = protlib("import", _master(name, "2009", more=True), *REPLACE)
    assert ran.out == "1 changed, 1 unchanged\n"
    assert protlib("list", "--tag", "gone").code == 1


def test_a_file_of_which_a_part_cannot_be_read_tags_nothing(protlib: Run) -> None:
    protlib("import", _master("master.bib", "2009", more=True), *REPLACE)
    Path("master.bib").write_text(MASTERS["master.bib"].format(date="2009") + "@report{, date = {2001}}\n")
    ran = protlib("import", "master.bib", *REPLACE)
    assert ran.code == 3
    assert "nothing tagged “gone”: some records could not be read" in ran.err
    ran = protlib("import", "none.bib", *REPLACE)
    assert ran.code == 3
    assert protlib("list", "--tag", "gone").code == 1


CUT = {
    "master.bib": (
        "@report{nets,\n  title = {Nets of the Coast},\n  date = {2009}\n}\n",
        "@report{quarry,\n  title = {Work in the Quarry},\n  date = {2001}\n}\n",
        "Quarry",
    ),
    "master.ris": (
        "TY  - RPRT\nID  - nets\nTI  - Nets of the Coast\nER  - \n",
        "TY  - RPRT\nID  - quarry\nTI  - Work in the Quarry\nPY  - 2001\nER  - \n",
        "Quarry",
    ),
    "short.csv": (
        "key,title,date\nnets,Nets of the Coast,2009\n",
        "quarry,Work in the Quarry,2001\n",
        "Quarry",
    ),
    "quoted.csv": ("key,title\nnets,Nets of the Coast\n", 'quarry,"Work in the Quarry"\n', "Quarry"),
}


@pytest.mark.parametrize("name", CUT)
def test_half_a_record_at_the_end_of_a_file_takes_no_place_and_nothing_is_tagged(protlib: Run, name: str) -> None:
    """A disk that fills up, or a copy that is fetched while it is written."""
    full, last, word = CUT[name]
    Path(name).write_text(full + last)
    assert protlib("import", name, *REPLACE).code == 0
    assert protlib("add", "--title", "Gone Since", "--key", "since").code == 0
    assert protlib("set", "since", f"source={name}").code == 0
    Path(name).write_text((full + last).partition(word)[0] + word[:2])
    before = protlib("list", "--format", "json").out
    ran = protlib("import", name, *REPLACE, "-q")
    assert (ran.code, protlib("list", "--format", "json").out) == (3, before)
    assert "the file seems to end in the middle of this record; left out" in ran.err
    assert protlib("import", name, "--match", "key", "--on-duplicate", "replace").code == 3
    assert protlib("list", "--format", "json").out == before
    ran = protlib("merge", name, "--prefer", "theirs")
    assert (ran.code, "1 could not be read; nothing was merged" in ran.err) == (3, True)
    assert protlib("list", "--format", "json").out == before
    Path(name).write_text((full + last).removesuffix("\n"))
    assert protlib("import", name, *REPLACE, "-q").code == 0
    assert protlib("list", "--tag", "gone", "--format", "keys").out == "since\n"


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("options", [(), ("--on-duplicate", "update")])
def test_a_file_that_is_still_being_written_leaves_no_half_record(
    protlib: Run, name: str, options: tuple[str, ...]
) -> None:
    """A job that imports a folder every hour: half a title would stay beside the whole one for good."""
    full, last, word = CUT[name]
    Path(name).write_text((full + last).partition(word)[0] + word[:2])
    ran = protlib("import", name, *options)
    assert (ran.code, "the file seems to end in the middle of this record; left out" in ran.err) == (3, True)
    Path(name).write_text(full + last)
    assert protlib("import", name, *options).code == 0
    titles = protlib("list", "--sort", "key", "--template", "{{ title }}").out.splitlines()
    assert titles == ["Nets of the Coast", "Work in the Quarry"]


def test_a_file_that_is_cut_in_its_first_record_replaces_and_tags_nothing(protlib: Run) -> None:
    records = ("TY  - RPRT\nID  - nets\nTI  - Nets of the Coast\nER  - \n", "TY  - RPRT\nTI  - Quarry\nER  - \n")
    Path("master.ris").write_text("\n".join(records))
    protlib("import", "master.ris", *REPLACE)
    Path("master.ris").write_text(records[0].partition(" the Coast")[0])
    ran = protlib("import", "master.ris", *REPLACE, "-q")
    assert (ran.code, "the file seems to end in the middle of this record; left out" in ran.err) == (3, True)
    assert protlib("list", "--columns", "title,tags").out == "Nets of the Coast\t\nQuarry\t\n"


UNMARKED = {
    "net.enw": "%0 Report\n%T Net {}\n%A Jobe, A\n%D 2001\n\n",
    "net.nbib": "PMID- 1000{}\nTI  - Net {}\nFAU - Jobe, A\nSO  - Nets. 2001\n\n",
    "net.ciw": "PT J\nTI Net {}\nAU Jobe, A\nPY 2001\nER\n\n",
    "item.yaml": "- id: net{}\n  title: Net {}\n  type: report\n  issued: 2001\n",
    "entry.yaml": "net{}:\n  type: report\n  title: Net {}\n  date: 2001\n",
}
"""Records without a mark at their end, or with one: what all but the last end with tells that this one does not."""


UNMARKED_FIRST = {
    **UNMARKED,
    "field.mrk": "=LDR  00000nam a2200000 a 4500\n=001  net{}\n=245  10$aNet {}\n=260  \\\\$c2001\n\n",
    "ovid.txt": "<{}>\nUI  - 100{}\nTI  - Net {}\nAU  - Jobe A\nSO  - Nets. 2001\n",
    "notes.txt": "RT Report\nT1 Net {}\nA1 Jobe, A\nYR 2001\n\n",
    "psyc.ris": "Provider: APA\nDatabase: PsycINFO\n\nTY  - RPRT\nTI  - Net {}\nER  - \n",
    "lines.csv": 'key,title,abstract,year\nnet{},"Net {}","One.\nTwo, of net {}",2001\n',
}


@pytest.mark.parametrize("name", UNMARKED_FIRST)
def test_a_lone_record_that_ends_within_a_line_replaces_nothing(protlib: Run, name: str) -> None:
    text = UNMARKED_FIRST[name].replace("{}", "1")
    Path(name).write_text(text)
    protlib("import", name)
    cut = text[: text.rindex("Jobe") + 2] if "Jobe" in text else text[: text.rindex("et 1")]
    Path(name).write_text(cut)
    ran = protlib("import", name, *REPLACE, "-q")
    assert (ran.code, "the file seems to end in the middle of this record; left out" in ran.err) == (3, True)
    Path(name).write_text(text.rstrip("\n") + "\n")
    assert protlib("import", name, *REPLACE, "-q").code == 0


@pytest.mark.parametrize("name", ["net.enw", "item.yaml", "entry.yaml"])
def test_a_typed_record_without_a_last_line_end_is_added(protlib: Run, name: str) -> None:
    Path(name).write_text(UNMARKED[name].replace("{}", "1").rstrip("\n"))
    ran = protlib("import", name)
    assert (ran.code, ran.out, "cut" in ran.err) == (0, "1 added\n", False)


@pytest.mark.parametrize("name", UNMARKED)
def test_half_a_title_at_the_end_is_told_by_how_the_other_records_end(protlib: Run, name: str) -> None:
    text = "".join(UNMARKED[name].replace("{}", word) for word in ("1 large", "2 small", "3 lost"))
    Path(name).write_text(text[: text.rindex("lost") + 2])
    ran = protlib("import", name)
    assert (ran.code, ran.err.count("the file seems to end in the middle of this record; left out")) == (3, 1)
    Path(name).write_text(text.rstrip())
    assert protlib("import", name).code == 0
    titles = protlib("list", "--sort", "title", "--template", "{{ title }}").out.splitlines()
    assert titles == ["Net 1 large", "Net 2 small", "Net 3 lost"]


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("net.enw", ["%0 Report\n%T Net 1\n%D 2001", "%0 Report\n%T Net 2\n%U http://x.org", "%0 Report\n%T Net 3"]),
        ("net.nbib", ["PMID- 1\nTI  - Net 1\nDP  - 2001", "PMID- 2\nDP  - 2001\nAU  - Jobe A", "PMID- 3\nTI  - Net 3"]),
        ("net.yaml", ["n1:\n  title: Net 1\n  type: book", "n2:\n  title: Net 2\n  date: 2001", "n3:\n  title: Net 3"]),
    ],
)
def test_a_last_record_is_whole_where_each_ends_in_its_own_way(protlib: Run, name: str, records: list[str]) -> None:
    """People who write such a file in an editor leave out the last line end."""
    Path(name).write_text("\n\n".join(records))
    assert protlib("import", name).code == 0
    assert "Net 3" in protlib("list").out


def test_a_last_record_with_less_than_the_others_is_whole_where_its_line_ends(protlib: Run) -> None:
    text = UNMARKED["net.enw"]
    Path("net.enw").write_text(text.replace("{}", "1") + text.replace("{}", "2") + "%0 Report\n%T Net 3\n")
    assert protlib("import", "net.enw").code == 0
    assert "Net 3" in protlib("list").out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("typed.csv", "Title,Author,Year,Note\nNets of the Coast,Ruiz,2019\nOn Return,Roe,2020,x\nWork in the Quarry,Roe,2021"),
        ("typed.ris", "TY  - RPRT\nTI  - Nets of the Coast\nTY  - RPRT\nTI  - On Return\nER  - \nTY  - RPRT\nTI  - Work in the Quarry"),
    ],
)  # fmt: skip
def test_the_last_record_is_whole_where_others_end_like_it(protlib: Run, name: str, text: str) -> None:
    """Who types a table leaves out empty cells, and no line end stands behind the last row."""
    Path(name).write_text(text)
    assert protlib("import", name).code == 0
    titles = protlib("list", "--sort", "key", "--template", "{{ title }}").out.splitlines()
    assert sorted(titles) == ["Nets of the Coast", "On Return", "Work in the Quarry"]


@pytest.mark.parametrize("name", ["master.bib", "master.csv"])
def test_a_merge_tells_a_script_what_it_leaves(protlib: Run, tmp_path: Path, name: str) -> None:
    protlib("import", _master(name, "2009"))
    before = (tmp_path / "library.json").read_bytes()
    ran = protlib("import", _master(name, "2011"), *MERGE)
    assert ran.out.splitlines() == [*CONFLICT, "0 changed, 1 unchanged"]
    assert (ran.err, ran.code) == (LEFT, 1)
    assert (tmp_path / "library.json").read_bytes() == before
    ran = protlib("import", name, *MERGE, "-q")
    assert (ran.out.splitlines(), ran.err, ran.code) == (CONFLICT, LEFT, 1)
    ran = protlib("import", name, *MERGE, "--format", "json", "-q")
    [conflict] = json.loads(ran.out)["conflicts"]
    assert conflict == {"key": "nets", "field": "date", "base": None, "mine": "2009", "theirs": "2011"}
    assert ran.code == 1
    assert protlib("import", name, *MERGE, "--prefer", "mine").code == 0
    ran = protlib("import", name, *MERGE, "--prefer", "theirs")
    assert (ran.out, ran.code) == ("1 changed\n", 0)
    assert "date: 2011\n" in protlib("show", "nets").out


@pytest.mark.parametrize(
    ("keys", "date", "code"),
    mark_slow([("t", "2011", 0), ("m", "2009", 0), ("s", "2009", 1)], lambda row: row[0] != "t"),
)
def test_a_merge_asks_a_terminal(protlib: Run, keys: str, date: str, code: int) -> None:
    protlib("import", _master("master.bib", "2009"))
    _master("master.bib", "2011")
    ran = converse(["import", "master.bib", *MERGE], keys, QUESTION)
    assert (ran.code, "theirs: 2011" in ran.out) == (code, True)
    assert f"date: {date}\n" in protlib("show", "nets").out


def test_a_table_adds_a_new_key_only_where_that_is_asked(protlib: Run) -> None:
    name = _master("master.csv", "2009")
    by_key = ("--match", "key", "--on-duplicate", "replace")
    ran = protlib("import", name, *by_key)
    assert (ran.out, ran.code) == ("0 changed, 1 refused\n", 3)
    assert protlib("import", name, *by_key, "--add-new").out == "0 changed, 1 added\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--prefer", "mine"], "--on-duplicate merge"),
        (["--add-new"], "--match key"),
        (["--prune-tag", "a; b"], "needs one tag"),
        (["--prune-tag", ""], "needs one tag"),
        (["--prune-tag", "a", "--on-duplicate", "add"], "--on-duplicate add"),
        (["--on-duplicate", "merge", "--type", "report"], "leave them out with --on-duplicate merge"),
    ],
)
def test_what_makes_no_sense_together_is_refused(protlib: Run, arguments: list[str], message: str) -> None:
    ran = protlib("import", _master("master.bib", "2009"), *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err


def test_what_came_on_standard_input_is_known_by_no_name(protlib: Run) -> None:
    ran = protlib("import", "-", "--prune-tag", "gone", stdin="x")
    assert (ran.code, ran.out) == (2, "")
    assert "it does not work with standard input" in ran.err


def test_a_file_that_left_an_imported_folder_tags_nothing(protlib: Run) -> None:
    Path("refs").mkdir()
    files = [Path(_master(name, "2009")).rename(f"refs/{name}") for name in ("master.ris", "master.bib")]
    files[1].write_text(MORE["master.bib"].format())
    assert protlib("import", "refs").code == 0
    files[1].unlink()
    assert protlib("import", "refs", "--prune-tag", "gone") == ("0 added, 1 already there\n", "", 0)
    assert protlib("list", "--tag", "gone").code == 1
    assert protlib("list", "--format", "keys").out.split() == ["quarry", "nets"]


def test_a_column_that_is_no_field_follows_its_table(protlib: Run) -> None:
    heading = "No.,title,author,year,State\n"
    rows = ("Nets of the Coast,IOM,2009", "Work in the Quarry,ILO,2001", "Roads of the North,UNHCR,2015")
    Path("team.csv").write_text(heading + "".join(f"{number},{row},draft\n" for number, row in enumerate(rows, 1)))
    protlib("import", "team.csv", "--on-duplicate", "replace", "--prune-tag", "gone")
    sorted_rows = "".join(f"{number},{row},draft\n" for number, row in enumerate(sorted(rows, reverse=True), 1))
    Path("team.csv").write_text(heading + sorted_rows)
    assert protlib("import", "team.csv", "--on-duplicate", "replace").out == "0 changed, 3 unchanged\n"
    Path("team.csv").write_text(heading + sorted_rows.replace("2001,draft", "2001,printed"))
    assert protlib("import", "team.csv", "--on-duplicate", "replace").out == "1 changed, 2 unchanged\n"
    assert "\ncsv:State: printed\n" in protlib("show", "ilo2001work").out


@pytest.mark.parametrize("how", ["replace", "update"])
def test_a_second_column_of_a_field_changes_nothing_the_next_night(protlib: Run, tmp_path: Path, how: str) -> None:
    """The second column stays in `extra`; every other night took it away and put it back."""
    Path("list.csv").write_text("Title,DOI,DOI_URL\nNets of the Coast,10.1000/nets,https://doi.org/10.1000/nets\n")
    protlib("import", "list.csv", "--on-duplicate", how)
    before = (tmp_path / "library.json").read_bytes()
    assert "10.1000/nets" in before.decode()
    for again in (how, "replace", "update"):
        assert protlib("import", "list.csv", "--on-duplicate", again, "-q").out == ""
    assert (tmp_path / "library.json").read_bytes() == before


@pytest.mark.parametrize(
    ("heading", "options", "places"),
    [("countries", (), ""), ("Pays", (), "Mali"), ("Pays", ("--map", "Pays=countries"), "")],
)
def test_an_emptied_cell_clears_what_the_table_decides_about(
    protlib: Run, heading: str, options: tuple[str, ...], places: str
) -> None:
    for country in ("Mali", ""):
        Path("team.csv").write_text(f"title,author,year,{heading}\nChildren of the Sahel,UNICEF,2020,{country}\n")
        protlib("import", "team.csv", "--on-duplicate", "replace", "--prune-tag", "gone", *options)
    assert protlib("list", "--columns", "countries").out == f"{places}\n"
