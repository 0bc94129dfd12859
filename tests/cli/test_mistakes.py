"""What is said of typical mistakes: what is wrong, and what to type instead; never a name that was not meant."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.running import Run, as_typed_here
from programs.terminal import converse
from protlib.cli.corrections.misread_words import likely_line

KEY = "jobe2010causes"
MISTAKES = {
    # values
    f"set {KEY} url=file:///home/a.pdf": "not a link: others cannot open a file on your computer; give its web address",
    f"set {KEY} 'url=C:\\a.pdf'": "others cannot open a file on your computer",
    f"set {KEY} url=mailto:a@b.org": "not a link: it is an email address",
    f"set {KEY} 'url=Ann Lee <a@b.org>'": "not a link: it is an email address",
    f"set {KEY} url=a@b.org": "not a link: it is an email address",
    f"set {KEY} url=foo": "not a link: it has no host name",
    f"set {KEY} date=2015-13": "there is no month 13; write a month as 2009-07, a range of years as 2009/2012",
    f"set {KEY} date=2015/13": "there is no month 13; ",
    f"set {KEY} date=2015-14-01": "there is no month 14; write a day as 2009-07-31",
    f"set {KEY} date=2015-31-12": "there is no month 31; write a day as 2009-07-31",
    f"set {KEY} accessed=2015-13": "there is no month 13; ",
    f"set {KEY} date=2017-2015": "it ends before it begins",
    f"set {KEY} date=2015-12/2015-03": "it ends before it begins",
    "add --title A --date 2015-13": "there is no month 13; ",
    # keys: what begins with the word, else what has it, else what is spelt almost so
    "list --author 'Jobe; IOM'": "nothing found; by any of them: --author Jobe --author IOM (",
    "export --for quarto": "'typst'. (see protlib export --help); for quarto: --for pandoc",
    "export --for=Overleaf": "for Overleaf: --for latex",
    "export --for zoteró": "did you mean “zotero”?",
    "cite jobe": f"no publication has the key jobe; did you mean “{KEY}”?",
    "cite '[@jobe, p. 3]'": f"did you mean “{KEY}”?",
    "cite jobe2010cause": f"did you mean “{KEY}”?",
    "show causes": f"did you mean “{KEY}”?",
    "set jobe date=2010": f"did you mean “{KEY}”?",
    "tag jobe --add x": f"did you mean “{KEY}”?",
    "remove jobe": f"did you mean “{KEY}”?",
    "export --key jobe -f ris": f"did you mean “{KEY}”?",
    "rekey jobe x": f"did you mean “{KEY}”?",
    "open jobe": f"did you mean “{KEY}”?",
    "history jobe": f"did you mean “{KEY}”?",
    "bibliography --key jobe": f"did you mean “{KEY}”?",
    f"duplicates --merge {KEY} jobe": f"did you mean “{KEY}”?",
    "editions jobe iom2009 --link": f"did you mean “{KEY}”?",
    f"tag {KEY} health": f"; to add a tag: protlib tag {KEY} --add health",
    f"tag {KEY} health 'to read'": f"; to add a tag: protlib tag {KEY} --add health --add 'to read'",
    f"set {KEY} title=New longer title date=2010": f"no publication has the key longer; a value of several words needs quotation marks: protlib set {KEY} 'title=New longer title' date=2010",
    f"set {KEY} title New title": f"set needs a field and its value: protlib set {KEY} 'title=New title'",
    f"set {KEY} year 2010": f"set needs a field and its value: protlib set {KEY} year=2010",
    f"set {KEY} année 2010": f"protlib set {KEY} 'année=2010'",
    f"set {KEY} yaer=2010": "unknown field “yaer”; did you mean “year”?",
    f"edit {KEY} year 2010": f"no publication has the keys year, 2010; to change a field: protlib set {KEY} year=2010",
    f"edit {KEY} publisher London School": f"; to change a field: protlib set {KEY} 'publisher=London School'",
    "edit year 2010": "no publication has the keys year, 2010; to search for it: protlib search year 2010",
    f"set {KEY}": f"set needs a field and its value: protlib set {KEY} date=2009-11",
    "set @newest": "set needs a field and its value: protlib set @newest date=2009-11",
    "set jobe": f"no publication has the key jobe; did you mean “{KEY}”?",
    "set jobe title New title": f"no publication has the key jobe; did you mean “{KEY}”?",
    "add Handbook --author Jobe, Alison": "“Handbook Alison” belongs to no option; put a value of several words into quotation marks",
    "add --author Alison Jobe --year 2010": "“Jobe” belongs to no option",
    "add --title Handbook on Trafficking": "“on Trafficking” belongs to no option",
    "add 10.5555/a1 10.5555/a2": "“10.5555/a1” is not a title; --doi looks it up: protlib add --doi 10.5555/a1",
    "add": 'a publication needs a title: protlib add "Caring for Trafficked Persons"',
    # options
    "list --install-completion": "No such option: --install-completion (see protlib list --help); it stands alone: protlib --install-completion",
    "export --all -o x.bib": "; leave it out: without a selection, protlib takes all publications",
    "share --all -o x.json": "; leave it out: without a selection, protlib takes all publications",
    "overview --all": "; leave it out: without a selection, protlib takes all publications",
    "export -o p.html --locale fr": "for the language of a page: --interface fr",
    "search x --show-completion=zsh": "it stands alone: protlib --show-completion",
    "list --library": "Option '--library' requires an argument",
    "list --wait soon": "--wait",
    "list -L ''": "--library is empty; name a file",
    "search x -n 0": "--limit takes a whole number of at least 1 (see protlib search --help)",
    "search x -n all": "--limit takes a whole number of at least 1 (",
    "listen --port 70000": "--port takes a whole number of at least 1 and at most 65535 (",
    "search -": "standard input is empty; give it a query of one line",
    "search --tags health": "did you mean “--tag”? (",
    "search --keyword health": "did you mean “--tag” or “--topic”?",
    "search --since 2015": "did you mean “--year” or “--added”? (",
    "search --lang fr": "did you mean “--language”? (",
    f"show --key {KEY}": "; a key stands alone: protlib show KEY (",
    f"text --keys {KEY}": "; a key stands alone: protlib text KEY (",
    "verify report.md --key x": "such option: --key (",
    f"-L other.json show --key {KEY}": "; a key stands alone: protlib -L other.json show KEY (",
    f"-L other.json set {KEY} --title Causes": "; to change a field: protlib -L other.json set KEY title=VALUE (",
    # options of other programs: of a value, of a field, of a file
    "tag --rename old new": "No such option: --rename; type: protlib names --unify OLD NEW --by tag (see protlib tag --help)",
    "tag --list": "No such option: --list; type: protlib stats --by tag (see protlib tag --help)",
    "convert a.ris -o a.bib": "No such option: -o; type: protlib convert IN OUT (see protlib convert --help)",
    "convert a.ris --output a.bib": "No such option: --output; type: protlib convert IN OUT",
    "list --json": "No such option: --json; did you mean “--format json”? (see protlib list --help)",
    "export --ris": "did you mean “--format ris”? (",
    "bibliography --apa": "did you mean “--style apa”? (",
    "import refs.ris --overwrite": "did you mean “--on-duplicate replace”? (",
    "import refs.ris --skip-existing": "did you mean “--on-duplicate skip”? (",
    "fill report.md --overwrite": "did you mean “--force”? (",
    "list --desc": "did you mean “--reverse”? (",
    "search --from 2015": "did you mean “--year” or “--format”? (",
    "search --title health": "; to search a field, name it in the query: title:WORD (",
    "search --isbn 9789290684565": "; to search a field, name it in the query: isbn:WORD (",
    f"set {KEY} --title Causes": "; to change a field: protlib set KEY title=VALUE (",
    f"edit {KEY} --container-title Causes": "; to change a field: protlib set KEY container_title=VALUE (",
    f"cite {KEY} --bibtex": "; to write bibtex: protlib export --format bibtex (",
    "export --bib": "; to write bibtex: protlib export --format bibtex (",
    "export --docx": "; for a list of references: protlib bibliography -o NAME.docx (",
    "overview --pdf": "; to write the file: -o NAME.pdf (",
    "overview --pd": "such option: --pd (",
    "config set style apa": "; type: protlib config style apa",
    "config --get style": "; type: protlib config style",
    "config list": "; type: protlib config",
    "config style=apa": "; type: protlib config style apa",
    "config set style=apa": "; type: protlib config style apa",
    "config set style = apa": "; type: protlib config style apa",
    "config style = apa": "; type: protlib config style apa",
    "add --title x --authors Jobe": "did you mean “--author”? (",
    "undo --steps 3": "did you mean “--to”?",
    "undo last": "is not the number of a change. To list the changes: protlib history",
    "undo 3 --to 2": "a number undoes one change, --to all changes after a version; choose one",
    f"cite {KEY} --page 3": 'put the page into the citation: protlib cite "[@KEY, p. 34]"',
    f"cite {KEY} --locator 3": 'put the page into the citation: protlib cite "[@KEY, p. 34]"',
    f"cite {KEY} p. 3": 'put the page into the citation: protlib cite "[@KEY, p. 34]"',
    f"cite [@{KEY}, p. 3]": 'put the page into the citation: protlib cite "[@KEY, p. 34]"',
    f"cite [see @{KEY}]": 'put the citation into quotation marks: protlib cite "[@KEY, p. 34]"',
    "--region Ghana search women": "it stands behind the command: protlib search --region Ghana women",
    "--dry-run remove jobe2010causes": "it stands behind the command: protlib remove --dry-run jobe2010causes",
    "fill 'my report.md' report.docx --force": "protlib fill 'my report.md' -o report.docx",
    "fill a.docx b.docx c.docx": "fill takes one report at a time",
    "fill report.md report.docx": "name the file to write with -o: protlib fill report.md -o report.docx",
    # formats
    "import - -f ris": "to name the format of the files: --from ris",
    "import - -f bib": "to name the format of the files: --from bib",
    "convert a.ris b.bib --to bibtex": "did you mean “--format”?",
    "share -o a.json --files": "did you mean “--include files”?",
    "export --to ris": "did you mean “--format”?",
    "export ris": "to write ris: protlib export --format ris",
    "list --format bibtex": "to write bibtex: protlib export --format bibtex",
    # fields
    "list --columns places": "unknown column “places”; did you mean “countries” or “regions”?",
    "list --columns organisation": "did you mean “authors” or “publisher”?",
    "list --columns authr": "did you mean “authors”?",
    "list --template '{{ places }}'": "did you mean “countries” or “regions”?",
    f"set {KEY} places=Ghana": "unknown field “places”; did you mean “countries” or “regions”?",
    "list --missing organisation": "did you mean “authors” or “publisher”?",
    "search org:iom": "“org” is not a field; did you mean “author:” or “publisher:”?",
    "search subject:x": "did you mean “topic:”?",
    "search auhtor:iom": "did you mean “author:”?",
    "stats --by place": "did you mean “country” or “region”?",
    "stats --by organisation": "did you mean “author” or “publisher”?",
}  # fmt: skip


@pytest.mark.parametrize(("line", "message"), MISTAKES.items())
def test_a_mistake_is_told_with_what_to_type(sample: Run, line: str, message: str) -> None:
    ran = sample(*shlex.split(line), stdin="")
    assert ran.code in {1, 2}
    assert as_typed_here(message) in ran.err


@pytest.mark.parametrize(
    "line",
    [
        f"set {KEY} colour=red", "list --columns qwertz", "search --qwertz", "list --verbose", f"cite {KEY} --group-by year", "show xyzxyz", "show jo", "stats --by region --plot map",
        "cite qwertyuiop",
    ],
)  # fmt: skip
def test_nothing_is_suggested_that_is_not_alike(sample: Run, line: str) -> None:
    ran = sample(*shlex.split(line))
    assert ran.code in {1, 2}
    assert "did you mean" not in ran.err


COPIED = {
    # a long dash, as Word and PDF files have it, was a minus before a word, or a word
    "export –o a.ris –format ris": "“–o” begins with a long dash, as Word writes it; type: protlib export -o a.ris --format ris",
    "list —year 2010": "type: protlib list --year 2010",
    "stats –by=year": "type: protlib stats --by=year",
    "remove jobe2010causes —yes": "type: protlib remove jobe2010causes --yes",
    "import a.csv –-dry-run": "type: protlib import a.csv --dry-run",
    "add -–title A": "type: protlib add --title A",
    "–-help": "type: protlib --help",
    # curly quotation marks keep no words together
    "add “My report”": "to a terminal, “ and ” are letters, not quotation marks; type: protlib add 'My report'",
    "add --year 2010 “My report” --abstract x": "type: protlib add --year 2010 'My report' --abstract x",
    "add --title „My report“ --year 2010": "type: protlib add --title 'My report' --year 2010",
    "add --author ‘Jobe’ --title x": "type: protlib add --author Jobe --title x",
    "list --region “West Africa” women": "type: protlib list --region 'West Africa' women",
    "set jobe2010causes title=“A new title”": "type: protlib set jobe2010causes 'title=A new title'",
    "set jobe2010causes “title=A new title”": "type: protlib set jobe2010causes 'title=A new title'",
    "import « my file.ris »": "type: protlib import 'my file.ris'",
    "cite “[@jobe2010causes, p. 3]”": "type: protlib cite '[@jobe2010causes, p. 3]'",
    "tag jobe2010causes –add “two words”": "“–add” begins with a long dash, as Word writes it; to a terminal, “ and ” are",
}  # fmt: skip


def test_a_line_copied_from_word_changes_nothing_and_is_told_as_one_types_it(sample: Run) -> None:
    before = sample("list", "--format", "jsonl")
    runs = {line: sample(*line.split(), stdin="") for line in COPIED}
    wrong = {line: ran for line, ran in runs.items() if ran.code != 2 or as_typed_here(COPIED[line]) not in ran.err}
    assert not wrong
    assert sample("list", "--format", "jsonl") == before


@pytest.mark.parametrize(
    "words",
    [
        ("search", "trafficking", "–region:Africa"), ("search", "“health", "providers”"), ("search", "women – health"), ("help", "“delete”"),
        ("list", "title:“health", "providers”"), ("list", "--", "women", "–year"),
        ("add", "“Lost", "and", "found”", "children", "--dry-run"), ("add", "--title", "“I Wanted to Lie Down”", "--dry-run"),
        ("add", "“Lost”", "in", "Kenya", "--dry-run"),
        ("add", "Women", "in", "“Safe", "Houses”", "--dry-run"), ("add", "--title=“Lost”", "--dry-run"), ("set", KEY, "title=“Causes”", "--dry-run"),
    ],
)  # fmt: skip
def test_dashes_and_quotation_marks_of_a_query_or_a_title_are_its_own(sample: Run, words: tuple[str, ...]) -> None:
    ran = sample(*words)
    assert "type: protlib" not in ran.err
    assert ran.code == 0


def test_a_bracket_that_is_missing_between_quotation_marks_needs_no_more_of_these(sample: Run) -> None:
    assert "quotation marks" not in sample("cite", f"[@{KEY}, p. 3").err
    assert "put the citation into quotation marks" in sample("cite", f"[@{KEY},", "p.3]").err


def test_a_link_is_no_file_and_can_be_looked_up(protlib: Run) -> None:
    ran = protlib("import", "https://www.iom.int/a.pdf")
    line = as_typed_here("protlib add --url https://www.iom.int/a.pdf")
    assert f"is a link, not a file; download the file, or look the link up: {line}" in ran.err


@pytest.mark.parametrize(
    ("link", "path"),
    [("file:///home/ana/My%20list.ris", "/home/ana/My list.ris"), ("file:///C:/Users/list.ris", "C:/Users/list.ris")],
)
def test_a_link_to_a_file_is_answered_with_its_path(protlib: Run, link: str, path: str) -> None:
    """A file manager gives such a link where a file is copied."""
    assert f"is a link to a file; type its path: {path}" in protlib("import", link).err


BY_AUTHOR_AND_YEAR = {
    "cite IOM 2009": "the keys IOM, 2009; did you mean “iom2009caring”?",
    "cite 'IOM 2009'": "the key IOM 2009; did you mean “iom2009caring”?",
    "cite '(IOM, 2009)'": "the key (IOM, 2009); did you mean “iom2009caring”?",
    "cite 'Jobe 2010, p. 3'": f"the key Jobe 2010, p. 3; did you mean “{KEY}”?",
    "show iom2007handbook jobe 2010": f"the keys jobe, 2010; did you mean “{KEY}”?",
    "tag IOM 2013 --add x": "the keys IOM, 2013; did you mean “iom2007handbook” or “iom2009caring” or “iom2016republic”?",
    "cite Smith 1990": "the keys Smith, 1990; to search for it: protlib search Smith 1990",
}  # fmt: skip


@pytest.mark.parametrize(("line", "message"), BY_AUTHOR_AND_YEAR.items())
def test_an_author_and_a_year_lead_to_the_key(sample: Run, line: str, message: str) -> None:
    assert sample(*shlex.split(line)) == ("", f"protlib: no publication has {message}\n", 1)


NO_KEYS = {
    f"show @{KEY}": f"@{KEY}; did you mean “{KEY}”?",
    "show 10.1000/182": "10.1000/182; to search for it: protlib search 10.1000/182",
    "show A/RES/2009/362": "A/RES/2009/362; to search for it: protlib search A/RES/2009/362",
    "show https://www.iom.int/a": "https://www.iom.int/a; to search for it: protlib search https://www.iom.int/a",
}


@pytest.mark.parametrize(("line", "message"), NO_KEYS.items())
def test_what_is_no_key_leads_to_the_key_or_to_a_search(sample: Run, line: str, message: str) -> None:
    expected = f"protlib: no publication has the key {as_typed_here(message)}\n"
    assert sample(*shlex.split(line)) == ("", expected, 1)


FILES = {
    "export report.docx -o x.bib": "to select what a document cites: protlib export --cited-in report.docx -o x.bib",
    "search report.docx": "to select what a document cites: protlib search --cited-in report.docx",
    "list drafts/report.md -n 3": "to select what a document cites: protlib list --cited-in drafts/report.md -n 3",
    "stats report.docx --by year": "to select what a document cites: protlib stats --cited-in report.docx --by year",
    "overview report.docx": "to select what a document cites: protlib overview --cited-in report.docx",
    "overview 'my report.odt' -o o.docx": "protlib overview --cited-in 'my report.odt' -o o.docx",
    "cite report.docx": "to select what a document cites: protlib cite --cited-in report.docx",
    "tag report.docx --add x": "to select what a document cites: protlib tag --cited-in report.docx --add x",
    "search refs.bib": "to add the file to the library: protlib import refs.bib",
    "export refs.bib -f ris": "to write the file: -o refs.bib",
    "export new.docx": "to write the file: -o new.docx",
    "export trafficking refs.bib -f ris": "to write the file: -o refs.bib",
    "share copy.json": "to write the file: -o copy.json",
    "share trafficking Copy.JSON": "to write the file: -o Copy.JSON",
    "bibliography trafficking list.md": "to write the file: -o list.md",
}  # fmt: skip


@pytest.mark.parametrize(("line", "message"), FILES.items())
def test_a_file_in_the_place_of_words_is_answered_with_the_line(
    sample: Run, tmp_path: Path, line: str, message: str
) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("report.docx", "my report.odt", "drafts/report.md", "refs.bib"):
        (tmp_path / name).write_text("As [@iom2009caring] says.\n")
    ran = sample(*shlex.split(line))
    assert (ran.out, ran.err.splitlines()[-1].partition("; ")[2].endswith(as_typed_here(message))) == ("", True), (
        ran.err
    )
    assert ran.code in {1, 2}


def test_a_word_that_is_no_file_is_searched_for(sample: Run) -> None:
    assert sample("search", "author:jobe", "--format", "keys").out == f"{KEY}\n"


@pytest.mark.parametrize("date", ["2015-12", "2015-16", "2015/2016", "2012-3", "2009-10", "2015-12-31"])
def test_a_date_that_can_be_read_is_no_mistake(sample: Run, date: str) -> None:
    assert (ran := sample("set", KEY, f"date={date}")).code == 0, ran.err
    assert "date" in sample("show", KEY, "--format", "json").out


@every_row(
    ("line", "meaning", "instead"),
    [
        ("cite jobe", {"jobe": KEY}, f"cite {KEY}"),
        ("cite '[@jobe, p. 3]' --style un", {"jobe": KEY}, f"cite '[@{KEY}, p. 3]' --style un"),
        ("-L my.json export --key=jobe -f ris", {"jobe": KEY}, f"-L my.json export --key={KEY} -f ris"),
        ("tag jobe jobe2010 --add jobe/x", {"jobe": KEY, "jobe2010": KEY}, f"tag {KEY} --add jobe/x"),
        ("cite jobe 2010 -f html", {"jobe": KEY, "2010": KEY}, f"cite {KEY} -f html"),
        ("remove cite", {"cite": KEY}, f"remove {KEY}"),
        ("-L my.json show iom", {"iom": ""}, "-L my.json search iom"),
        ("show jobe 2010", {"jobe": KEY, "2010": ""}, "search jobe 2010"),
        ("show 'Caring for'", {"Caring for": ""}, "search 'Caring for'"),
        ("cite -", {"jobe": KEY}, ""),
        ("fill report.md", {"jobe": KEY}, ""),
        ("list --cited-in jobe.md", {"jobe": KEY}, ""),
        ("list --cited-in jobe.md", {}, ""),
        ("cite ''", {"": ""}, ""),
    ],
)
def test_the_line_to_type_instead_has_the_key_that_is_meant(line: str, meaning: dict[str, str], instead: str) -> None:
    assert likely_line(shlex.split(line), meaning) == (as_typed_here(f"protlib {instead}") if instead else "")


def test_a_terminal_shows_the_line_to_type_and_a_pipe_does_not(sample: Run) -> None:
    message = f"protlib: no publication has the key jobe; did you mean “{KEY}”?"
    ran = converse(["cite", "jobe"], [], re.compile("never"))
    assert (ran.out.splitlines(), ran.code) == ([message, f"  protlib cite {KEY}"], 1)
    assert sample("cite", "jobe").err == f"{message}\n"


@pytest.mark.parametrize("options", [[], ["-L", "library.json"]])
def test_a_line_that_the_message_has_is_not_said_again(sample: Run, options: list[str]) -> None:
    sample("list")
    ran = converse([*options, "show", "Caring for"], [], re.compile("never"))
    assert ran.out.count("search 'Caring for'") == 1


@pytest.mark.parametrize(
    "line", ["merge library.json", "merge theirs.json --markers", "merge theirs.json --base none.json"]
)
def test_the_file_of_a_merge_is_taken_for_no_words(sample: Run, tmp_path: Path, line: str) -> None:
    shutil.copy(tmp_path / "library.json", tmp_path / "theirs.json")
    ran = sample(*shlex.split(line))
    assert ran.code in {2, 3}
    assert "protlib import" not in ran.err
