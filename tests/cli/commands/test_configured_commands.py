"""What the configuration file does to other commands: style, language, house, format, colours, editor."""

import os
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.configurations import list_settings, write_settings
from programs.editors import editor, replacing
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.group import LazyGroup
from protlib.cli.settings.configuration import describe_fallback


def test_an_option_comes_before_a_variable(protlib: Run, configuration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(configuration, 'library = "a.json"\nwait = 3\n')
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
    protlib: Run, configuration: Path, monkeypatch: pytest.MonkeyPatch, key: str, general: str, value: str, content: str
) -> None:
    monkeypatch.setenv(general, value)
    assert list_settings(protlib)[key] == (content, general)
    write_settings(configuration, f'{key} = "auto"\n')
    assert list_settings(protlib)[key] == ("auto", f"{configuration}:1")


def test_a_path_is_one_from_the_file_and_a_typed_one_from_here(protlib: Run, configuration: Path) -> None:
    write_settings(configuration, 'library = "../../refs/own.json"\n')
    added = protlib("add", "--title", "Caring", "--year", "2009")
    library = configuration.parents[2] / "refs/own.json"
    assert (added.code, library.is_file()) == (0, True)
    protlib("config", "library", "other.json")
    assert protlib("config", "library").out == f"{Path.cwd() / 'other.json'}\n"
    protlib("config", "library", "~/x.json")
    assert 'library = "~/x.json"' in configuration.read_text().splitlines()
    assert protlib("config", "library").out == f"{Path.home() / 'x.json'}\n"


def test_help_the_version_and_what_git_calls_are_there_all_the_same(protlib: Run, configuration: Path) -> None:
    write_settings(configuration, "nonsense = 1\n")
    for arguments in (["--version"], ["search", "--help"], ["config", "--path"], ["as-text", os.devnull]):
        assert "nonsense" not in protlib(*arguments).err
    assert protlib("about")[2] == 2


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


@pytest.mark.slow
@needs_engine
def test_citations_are_in_the_style_and_the_language_of_the_configuration(protlib: Run, configuration: Path) -> None:
    protlib(*OF_TWO_AUTHORS)
    write_settings(configuration, 'style = "harvard"\nlanguage = "fr"\n')
    assert "Jobe et Liu, 2009" in protlib("cite", "caring").out
    assert "Jobe and Liu, 2009" in protlib("cite", "caring", "--locale", "en").out
    assert "Jobe & Liu, 2009" in protlib("cite", "caring", "--style", "apa", "--locale", "en").out


@needs_engine
def test_a_filled_report_stays_in_its_style_and_language(protlib: Run, configuration: Path, tmp_path: Path) -> None:
    protlib(*OF_TWO_AUTHORS)
    (tmp_path / "a.md").write_text("As shown [@caring].\n")
    assert protlib("fill", "a.md", "-o", "b.md").code == 0
    write_settings(configuration, 'style = "harvard"\nlanguage = "fr"\n')
    assert protlib("fill", "b.md", "-o", "c.md").code == 0
    assert (tmp_path / "c.md").read_bytes() == (tmp_path / "b.md").read_bytes()
    assert protlib("fill", "a.md", "-o", "d.md").code == 0
    assert "Jobe et Liu" in (tmp_path / "d.md").read_text()


def test_regions_are_drawn_as_the_configuration_has_it(protlib: Run, configuration: Path) -> None:
    protlib("add", "--title", "Abuja", "--year", "2009", "--country", "Nigeria", "--key", "abuja")
    write_settings(configuration, 'house = "unhcr"\n')
    ran = protlib("list", "--region", "Sahel")
    assert (ran.code, ran.err) == (
        1, "protlib: nothing found; 1 with other definitions of the region: --as any\n",
    )  # fmt: skip
    assert protlib("list", "--region", "Sahel", "--as", "any", "--format", "keys").out == "abuja\n"
    assert protlib("list", "--region", "Sahel", "--as", "un", "--format", "keys").out == "abuja\n"
    assert protlib("about", "Sahel").out != protlib("about", "Sahel", "--as", "any").out


def test_export_writes_the_format_of_the_configuration_where_no_suffix_tells_one(
    protlib: Run, configuration: Path
) -> None:
    protlib("add", "--title", "Caring", "--year", "2009", "--key", "caring")
    write_settings(configuration, 'format = "ris"\n')
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
    configuration: Path,
    monkeypatch: pytest.MonkeyPatch,
    colours: str,
    variables: dict[str, str],
    is_coloured: bool,
) -> None:
    protlib("add", "--title", "Caring", "--key", "caring")
    write_settings(configuration, f'colours = "{colours}"\n')
    for name, value in {"TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)
    output = protlib("list", "--format", "table").out
    assert "caring" in output
    assert ("\x1b[35m" in output) == is_coloured


def test_colours_that_are_none_are_told(protlib: Run, configuration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_COLOURS", "no")
    assert protlib("list")[1:] == ("protlib: PROTLIB_COLOURS must be auto, always or never, not “no”\n", 2)


def test_the_editor_of_the_configuration_edits_records(protlib: Run, configuration: Path, tmp_path: Path) -> None:
    protlib("add", "--title", "Caring", "--key", "caring")
    write_settings(configuration, f"editor = '{editor(tmp_path, replacing(('Caring', 'Minding')))}'\n")
    assert protlib("edit", "caring").code == 0
    assert "Minding" in protlib("show", "caring").out


@every_row(
    ("command", "option", "message"),
    [
        ("cite", "--style", describe_fallback("style")),
        ("bibliography", "--locale", describe_fallback("language")),
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
