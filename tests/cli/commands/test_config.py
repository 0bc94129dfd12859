"""`config`, and what the configuration file does to other commands."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from editors import editor, replacing
from engine import needs_engine
from protlib.cli.group import LazyGroup
from protlib.cli.settings.configuration import fallback
from protlib.cli.settings.configuration_file import first_text, parse_content
from protlib.cli.settings.setting_table import SETTINGS
from running import Run

CHOSEN = {
    "library": "own.json", "style": "chicago", "language": "fr", "bodies": "report", "format": "ris", "house": "unhcr", "colours": "never",
    "pager": "more", "editor": "nano", "wait": "7", "reviewer": "Ann", "cache": "scratch", "mailto": "me@example.org", "reliefweb": "example",
}  # fmt: skip
"""A value of each setting, as it is typed."""


@pytest.fixture
def file(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the configuration file of the tests is, or will be; no variable says anything."""
    for name in ("PROTLIB_LIBRARY", "PROTLIB_CACHE", "NO_COLOR", "FORCE_COLOR", "PAGER", "EDITOR", "VISUAL"):
        monkeypatch.setenv(name, "")  # what a command makes of it is then taken back
        monkeypatch.delenv(name)
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
    ):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("PROTLIB_CONFIG")
    return tmp_path / "config/protlib/config.toml"


def said(file: Path, text: str | bytes) -> Path:
    """Write a configuration file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def values(protlib: Run) -> dict[str, tuple[str, str]]:
    """Return what `config` lists: each setting's value, and what says it."""
    rows = json.loads(protlib("config", "--format", "json").out)
    return {setting["setting"]: (setting["value"], setting["by"]) for setting in rows}


def test_without_a_file_everything_is_as_it_is_by_itself(protlib: Run, file: Path, tmp_path: Path) -> None:
    values_now = values(protlib)
    assert {by for _, by in values_now.values()} == {"default"}
    assert values_now["library"][0] == str(tmp_path / "data/protlib/library.json")
    assert values_now["cache"][0] == str(tmp_path / "cache/protlib")
    assert {key: values_now[key][0] for key in ("style", "wait", "colours", "language", "house")} == {
        "style": "apa", "wait": "120", "colours": "auto", "language": "", "house": "",
    }  # fmt: skip
    assert protlib("config", "--path").out == f"{file}\n"
    assert not file.exists()


@pytest.mark.parametrize("key", SETTINGS)
def test_a_setting_is_set_listed_overridden_and_taken_back(
    protlib: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    value = CHOSEN[key]
    expected = str(tmp_path / value) if key in {"library", "cache"} else value
    ran = protlib("config", key, value)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{file}: {key} is now {expected}\n")
    number = file.read_text().splitlines().index(f"{key} = {expected if key == 'wait' else json.dumps(expected)}") + 1
    assert values(protlib)[key] == (expected, f"{file}:{number}")
    assert protlib("config", key).out == f"{expected}\n"
    monkeypatch.setenv(SETTINGS[key].variable, "elsewhere")
    assert values(protlib)[key] == ("elsewhere", SETTINGS[key].variable)
    monkeypatch.delenv(SETTINGS[key].variable)
    assert protlib("config", "--unset", key)[1:] == (f"{file}: {key} is no longer set\n", 0)
    assert file.read_text() == first_text()
    assert protlib("config", "--unset", key)[0::2] == ("", 1)


def test_each_setting_has_an_example_that_is_one(tmp_path: Path) -> None:
    example = "\n".join(
        line.removeprefix("#") for line in first_text().splitlines() if line.startswith("#") and line[1] != " "
    )
    assert [*tomllib.loads(example)] == [*SETTINGS]
    assert parse_content(example, tmp_path / "config.toml").wrong == []
    assert parse_content(first_text(), tmp_path / "config.toml").lines == {}


def test_an_option_comes_before_a_variable(protlib: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(file, 'library = "a.json"\nwait = 3\n')
    monkeypatch.setenv("PROTLIB_LIBRARY", "b.json")
    assert protlib("--library", "c.json", "--wait", "1", "config", "library").out == "c.json\n"
    assert protlib("--wait", "1", "config", "wait").out == "1\n"
    assert protlib("config", "library").out == "b.json\n"


@pytest.mark.parametrize(
    ("key", "general", "value", "content"),
    [("pager", "PAGER", "most", "most"), ("editor", "VISUAL", "emacs", "emacs"), ("editor", "EDITOR", "ed", "ed"),
     ("colours", "NO_COLOR", "1", "never"), ("colours", "FORCE_COLOR", "1", "always")],
)  # fmt: skip
def test_a_variable_of_all_programs_comes_behind_the_file(
    protlib: Run, file: Path, monkeypatch: pytest.MonkeyPatch, key: str, general: str, value: str, content: str
) -> None:
    monkeypatch.setenv(general, value)
    assert values(protlib)[key] == (content, general)
    said(file, f'{key} = "auto"\n')
    assert values(protlib)[key] == ("auto", f"{file}:1")


def test_a_path_is_one_from_the_file_and_a_typed_one_from_here(protlib: Run, file: Path) -> None:
    said(file, 'library = "../../refs/own.json"\n')
    added = protlib("add", "--title", "Caring", "--year", "2009")
    library = file.parents[2] / "refs/own.json"
    assert (added.code, library.is_file()) == (0, True)
    protlib("config", "library", "other.json")
    assert protlib("config", "library").out == f"{Path.cwd() / 'other.json'}\n"
    protlib("config", "library", "~/x.json")
    assert 'library = "~/x.json"' in file.read_text().splitlines()
    assert protlib("config", "library").out == f"{Path.home() / 'x.json'}\n"


WRONG = [
    ('stlye = "apa"\n', ":1: unknown setting “stlye”; did you mean “style”?"),
    ('# mine\n\n[display]\nx = 1\n', ":3: unknown setting “display”; choose from library, style,"),
    ("wait = '30'\n", ":1: wait must be a number of seconds, for example 30, or 0 for no wait, not “30”"),
    ("wait = true\n", ":1: wait must be a number of seconds"),
    ("wait = -1\n", "not -1"),
    ("wait = nan\n", ":1: wait must be a number of seconds"),
    ("style = 3\n", ":1: style must be text in quotation marks, not 3"),
    ('style = ""\n', ":1: style must be a value that is not empty, not “”; to remove it: protlib config --unset style"),
    ('style = """ap\na"""\n', ":1: style must be text on one line"),
    ('\nstyle = ["apa"]\n', ':2: style must be text in quotation marks, not ["apa"]'),
    ("style = apa\n", ":1: not TOML (Invalid value); put text in quotation marks: style = \"apa\""),
    ('colours = "alway"\n', ":1: colours must be auto, always or never, not “alway”; did you mean “always”?"),
    ('cache = "a\\u0000b"\n', ":1: cache must be text without NUL characters, not “a�b”"),
    ('library = "\\u0000"\n', ":1: library must be text without NUL characters"),
    ('style = "x\\u0000.csl"\n', ":1: style must be text without NUL characters"),
    ('pager = "\\u0000"\n', ":1: pager must be text without NUL characters"),
    ('mailto = "me"\n', ":1: mailto must be an email address such as me@example.org, not “me”"),
    ("library.file = 'x'\n", ":1: library must be text in quotation marks"),
    ('style = "apa"\nstyle = "mla"\n', ":2: this setting appears twice; remove one of the two lines"),
    (b'# caf\xe9\nstyle = "apa"\n', ":1: not UTF-8 text; save it as UTF-8"),
    (b"style = \"apa\"\n\xff\xfe", ":2: not UTF-8 text; save it as UTF-8"),
    ("x = " + "[" * 5000, "config.toml: nested too deeply"),
    ("#" * (1 << 20) + "\n", "config.toml: not a configuration file: over 1 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=[message[:40] for _, message in WRONG])
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_done(
    protlib: Run, file: Path, text: str | bytes, expected: str
) -> None:
    said(file, text)
    ran = protlib("add", "--title", "Caring")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert expected in ran.err
    assert ran.err.startswith(f"protlib: {file}")
    assert not (file.parents[2] / "data").exists()
    assert protlib("config")[2] == 2


def test_help_the_version_and_what_git_calls_are_there_all_the_same(protlib: Run, file: Path) -> None:
    said(file, "nonsense = 1\n")
    for arguments in (["--version"], ["search", "--help"], ["config", "--path"], ["as-text", os.devnull]):
        assert "nonsense" not in protlib(*arguments).err
    assert protlib("about")[2] == 2


def test_config_lists_the_rest_and_tells_all_that_is_wrong(protlib: Run, file: Path) -> None:
    said(
        file,
        'style = "apaa"\nwiat = 3\nlanguage = "fr"\ncolours = "no"\nhouse = "foo"\nformat = "isi"\nlanguage2 = 1\n',
    )
    ran = protlib("config")
    assert ran.code == 2
    assert f"language\tfr\t{file}:3" in ran.out.splitlines()
    assert [line.removeprefix(f"{file}:").split(";")[0] for line in ran.err.splitlines()] == [
        "2: unknown setting “wiat”",
        "4: colours must be auto, always or never, not “no”",
        "7: unknown setting “language2”",
        "1: unknown style “apaa”",
        "5: house “foo”: choose from unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb",
        "6: protlib can read isi, but not write it",
    ]


@pytest.mark.parametrize(
    ("line", "command", "message"),
    [
        ('style = "apaa"', "cite caring2009", "config.toml:1: unknown style “apaa”; did you mean “apa”"),
        ('language = "klingonish"', "bibliography", "config.toml:1: language “klingonish”: unknown language"),
        ('format = "isi"', "export", "config.toml:1: protlib can read isi, but not write it"),
        ('house = "foo"', "list", "config.toml:1: house “foo”: choose from unhcr, iom"),
    ],
)  # fmt: skip
@needs_engine
def test_what_takes_a_table_to_know_is_told_with_its_line_where_it_counts(
    protlib: Run, file: Path, line: str, command: str, message: str
) -> None:
    protlib("add", "--title", "Caring", "--year", "2009", "--organisation", "IOM", "--key", "caring2009")
    said(file, f"{line}\n")
    ran = protlib(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stlye"], "unknown setting “stlye”; did you mean “style”?"),
        (["style", "apaa"], "unknown style “apaa”; did you mean “apa”?"),
        (["wait", "soon"], "wait must be a number of seconds, for example 30, or 0 for no wait, not “soon”"),
        (["wait", "inf"], "wait must be a number of seconds"),
        (["style", " "], "style must be a value that is not empty, not “ ”"),
        (["library", ""], "library must be a value that is not empty, not “”; to remove it: protlib config --unset library"),
        (["--edit", "style"], "--edit is for the whole file; leave out the setting"),
        (["--unset"], "--unset needs one setting and no value"),
        (["--unset", "style", "apa"], "--unset needs one setting and no value"),
        (["--path", "--edit"], "--edit and --path cannot be used together; choose one"),
        (["style", "apa", "--format", "json"], "--format works only with the list of settings"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_and_no_file_is_made(
    protlib: Run, file: Path, arguments: list[str], message: str
) -> None:
    ran = protlib("config", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err
    assert not file.exists()


KEPT = [
    ('# mine\nstyle = "apa"  # the office\'s\n\n# wait\nwait=5', 'style = "mla"  # the office\'s\n'),
    ("\ufeffwait = 5\r\n'style' = 'apa' # x\r\n", 'style = "mla" # x\r\n'),
    ("wait = 5", '\nstyle = "mla"\n'),
    ("style = 'a # b.csl'\nwait = 5\n", 'style = "mla"\n'),
    ("wait = 5\n\n[others]\nx = 1\n", '\n\nstyle = "mla"\n[others]\n'),
]


@pytest.mark.parametrize(("before", "line"), KEPT)
def test_a_set_value_changes_its_line_and_no_other(protlib: Run, file: Path, before: str, line: str) -> None:
    said(file, before)
    assert protlib("config", "style", "mla").code == 0
    after = file.read_bytes().decode()
    assert line in after
    rest = [row for row in before.removeprefix("\ufeff").splitlines() if "style" not in row]
    assert [row for row in after.splitlines() if "style" not in row] == rest
    assert protlib("config", "style").out == "mla\n"


@pytest.mark.parametrize("before", ['pager = """\nstyle = 1\n"""\nstyle = "apa"\n', 'style = """\\\n  apa"""\n'])
def test_what_only_a_person_can_change_is_left(protlib: Run, file: Path, before: str) -> None:
    said(file, before)
    ran = protlib("config", "style", "mla")
    assert (ran.code, file.read_text()) == (2, before)
    assert "To edit it: protlib config --edit" in ran.err


def test_a_file_that_is_wrong_elsewhere_can_be_mended_setting_by_setting(protlib: Run, file: Path) -> None:
    said(file, 'colours = "no"\nstyle = 3\n')
    assert protlib("config", "style", "apa").code == 0
    assert protlib("config", "colours", "never").code == 0
    assert protlib("config").code == 0


@pytest.mark.parametrize("value", ["less -R", "a\"b\\c 'd'", "مثال 例", "x\x7f\x1by", "#no comment", ""])
def test_a_text_is_kept_as_it_is_typed(protlib: Run, file: Path, value: str) -> None:
    protlib("config", "pager", value)
    assert tomllib.loads(file.read_text())["pager"] == value
    assert "\x1b" not in protlib("config", "pager").out


def test_a_link_stays_one_and_permissions_stay(protlib: Run, file: Path, tmp_path: Path) -> None:
    real = said(tmp_path / "dotfiles/config.toml", 'style = "apa"\n')
    real.chmod(0o600)
    file.parent.mkdir(parents=True)
    file.symlink_to(real)
    assert protlib("config", "style", "mla").code == 0
    assert (file.is_symlink(), real.stat().st_mode & 0o777, real.read_text()) == (
        True,
        0o600,
        'style = "mla"\n',
    )


def test_a_folder_a_pipe_and_a_file_that_nobody_may_write_are_told(protlib: Run, file: Path) -> None:
    file.mkdir(parents=True)
    assert f"{file}: a folder, not a configuration file" in protlib("list").err
    assert protlib("config", "style", "mla").code == 2
    file.rmdir()
    os.mkfifo(file)
    assert "a pipe cannot be a configuration file" in protlib("list").err
    file.unlink()
    said(file, "wait = 3\n").chmod(0o444)
    ran = protlib("config", "style", "mla")
    assert (ran.code, ran.err) == (2, f"protlib: {file}: cannot be written: it is read-only\n")


def test_the_file_can_be_named_or_done_without(
    protlib: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(file, 'style = "mla"\n')
    monkeypatch.setenv("PROTLIB_CONFIG", "")
    assert protlib("config", "style").out == "apa\n"
    ran = protlib("config", "style", "ieee")
    assert (ran.code, ran.err) == (
        2,
        "protlib: PROTLIB_CONFIG is empty: no configuration file\n",
    )
    monkeypatch.setenv("PROTLIB_CONFIG", "other.toml")
    assert protlib("list")[1:] == (
        "protlib: PROTLIB_CONFIG is other.toml, which does not exist. To create it: protlib config --edit\n", 2,
    )  # fmt: skip
    assert protlib("config", "style", "ieee").code == 0
    assert protlib("config", "style").out == "ieee\n"
    assert (tmp_path / "other.toml").is_file()


def test_an_empty_variable_says_nothing_but_for_the_pager(
    protlib: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(file, 'style = "mla"\npager = "more"\n')
    for name in ("PROTLIB_STYLE", "PROTLIB_PAGER"):
        monkeypatch.setenv(name, "")
    assert (protlib("config", "style").out, protlib("config", "pager").out) == ("mla\n", "\n")


@pytest.mark.slow
def test_two_that_change_it_at_once_both_have_their_way(file: Path) -> None:
    commands = [
        [sys.executable, "-m", "protlib", "config", key, value]
        for key, value in (("style", "mla"), ("language", "fr"), ("wait", "7"), ("colours", "never"))
    ]
    runs = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for command in commands]
    assert [run.wait(60) for run in runs] == [0] * 4
    assert tomllib.loads(file.read_text()) == {
        "style": "mla",
        "language": "fr",
        "wait": 7,
        "colours": "never",
    }


OF_TWO_AUTHORS = (
    "add",
    "--title",
    "Caring",
    "--year",
    "2009",
    "--author",
    "Jobe, A.",
    "--author",
    "Liu, B.",
    "--key",
    "caring",
)


@needs_engine
def test_citations_are_in_the_style_and_the_language_of_the_configuration(protlib: Run, file: Path) -> None:
    protlib(*OF_TWO_AUTHORS)
    said(file, 'style = "harvard"\nlanguage = "fr"\n')
    assert "Jobe et Liu, 2009" in protlib("cite", "caring").out
    assert "Jobe and Liu, 2009" in protlib("cite", "caring", "--locale", "en").out
    assert "Jobe & Liu, 2009" in protlib("cite", "caring", "--style", "apa", "--locale", "en").out


@needs_engine
def test_a_filled_report_stays_in_its_style_and_language(protlib: Run, file: Path, tmp_path: Path) -> None:
    protlib(*OF_TWO_AUTHORS)
    (tmp_path / "a.md").write_text("As shown [@caring].\n")
    assert protlib("fill", "a.md", "-o", "b.md").code == 0
    said(file, 'style = "harvard"\nlanguage = "fr"\n')
    assert protlib("fill", "b.md", "-o", "c.md").code == 0
    assert (tmp_path / "c.md").read_bytes() == (tmp_path / "b.md").read_bytes()
    assert protlib("fill", "a.md", "-o", "d.md").code == 0
    assert "Jobe et Liu" in (tmp_path / "d.md").read_text()


def test_regions_are_drawn_as_the_configuration_has_it(protlib: Run, file: Path) -> None:
    protlib("add", "--title", "Abuja", "--year", "2009", "--country", "Nigeria", "--key", "abuja")
    said(file, 'house = "unhcr"\n')
    ran = protlib("list", "--region", "Sahel")
    assert (ran.code, ran.err) == (
        1, "protlib: nothing found; 1 with other definitions of the region: --as any\n",
    )  # fmt: skip
    assert protlib("list", "--region", "Sahel", "--as", "any", "--format", "keys").out == "abuja\n"
    assert protlib("list", "--region", "Sahel", "--as", "un", "--format", "keys").out == "abuja\n"
    assert protlib("about", "Sahel").out != protlib("about", "Sahel", "--as", "any").out


def test_export_writes_the_format_of_the_configuration_where_no_suffix_tells_one(protlib: Run, file: Path) -> None:
    protlib("add", "--title", "Caring", "--year", "2009", "--key", "caring")
    said(file, 'format = "ris"\n')
    assert protlib("export").out.startswith("TY  - ")
    assert protlib("export", "--format", "bibtex").out.startswith("@")
    assert protlib("export", "--for", "pandoc").out.startswith("[")
    assert protlib("export", "-o", "a.bib").code == 0
    assert Path("a.bib").read_text().startswith("@")
    assert protlib("convert", "a.bib", "-").out.startswith("TY  - ")


@pytest.mark.parametrize(
    ("colours", "variables", "is_coloured"),
    [("always", {}, True), ("always", {"NO_COLOR": "1"}, True), ("never", {"FORCE_COLOR": "1"}, False), ("auto", {"FORCE_COLOR": "1"}, True),
     ("auto", {}, False), ("never", {"PROTLIB_COLOURS": "always"}, True)],
)  # fmt: skip
def test_tables_have_the_colours_of_the_configuration(
    protlib: Run,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    colours: str,
    variables: dict[str, str],
    is_coloured: bool,
) -> None:
    protlib("add", "--title", "Caring", "--key", "caring")
    said(file, f'colours = "{colours}"\n')
    for name, value in {"TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)
    output = protlib("list", "--format", "table").out
    assert "caring" in output
    assert ("\x1b[35m" in output) == is_coloured


def test_colours_that_are_none_are_told(protlib: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_COLOURS", "no")
    assert protlib("list")[1:] == ("protlib: PROTLIB_COLOURS must be auto, always or never, not “no”\n", 2)


def test_edit_opens_the_file_and_takes_what_is_right(
    protlib: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "VISUAL",
        editor(tmp_path, replacing(("\n#wait", "\nwait")), "file.open('a').write('wiat = 3\\n')", "pass"),
    )
    assert protlib("config", "--edit")[1:] == (f"{file}: saved\n", 0)
    assert tomllib.loads(file.read_text()) == {"wait": 30}
    before = file.read_text()
    ran = protlib("config", "--edit")
    assert (ran.code, file.read_text()) == (3, before)
    assert "unknown setting “wiat”; did you mean “wait”?; your text is saved in " in ran.err
    draft = Path(ran.err.rpartition(" ")[2].strip())
    assert draft.read_text().endswith("wiat = 3\n")
    draft.unlink()
    assert protlib("config", "--edit")[1:] == (f"{file}: nothing changed\n", 0)


def test_edit_that_changes_nothing_makes_no_file_and_mends_one_that_is_wrong(
    protlib: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "pass", replacing(("wiat", "wait"))))
    assert protlib("config", "--edit")[1:] == (f"{file}: nothing changed\n", 0)
    assert not file.exists()
    said(file, "wiat = 3\n")
    assert protlib("config", "--edit").code == 0
    assert file.read_text() == "wait = 3\n"


def test_what_another_has_changed_while_one_edits_is_not_written_over(
    protlib: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(file, "wait = 3\n")
    theirs = f"pathlib.Path({str(file)!r}).write_text('wait = 4\\n')\n"
    monkeypatch.setenv("EDITOR", editor(tmp_path, theirs + "file.write_text('wait = 5\\n')"))
    ran = protlib("config", "--edit")
    assert (ran.code, file.read_text()) == (3, "wait = 4\n")
    assert "was changed by another program; try again; your text is saved in " in ran.err
    Path(ran.err.rpartition(" ")[2].strip()).unlink()


def test_the_editor_of_the_configuration_edits_records(protlib: Run, file: Path, tmp_path: Path) -> None:
    protlib("add", "--title", "Caring", "--key", "caring")
    said(file, f"editor = '{editor(tmp_path, replacing(('Caring', 'Minding')))}'\n")
    assert protlib("edit", "caring").code == 0
    assert "Minding" in protlib("show", "caring").out


@pytest.mark.parametrize(
    ("command", "option", "message"),
    [
        ("cite", "--style", fallback("style")),
        ("bibliography", "--locale", fallback("language")),
        ("search", "--as", "Default: your configuration, or any."),
        ("export", "--format", "on standard output, by your configuration"),
        ("convert", "--format", "on standard output, by your configuration"),
    ],
)
def test_help_says_what_counts_where_an_option_is_not_given(command: str, option: str, message: str) -> None:
    helps = [
        str(getattr(parameter, "help", ""))
        for parameter in LazyGroup().commands[command].params
        if option in parameter.opts
    ]
    assert [text for text in helps if message in text]
