"""Every example of every help is run as it stands, on the sample library and the files that it names."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path
from typing import Final

import pytest

from harness.paths import EXAMPLES
from programs import editors
from programs.clipboard_program import program_into
from programs.clones import needs_git
from programs.engine import needs_engine
from programs.running import Ran, Run
from protlib import formats
from protlib.cli.command_table import COMMANDS
from protlib.cli.terminal import clipboard
from protlib.library import Library
from protlib.record.model import Name, Publication
from sample_files.documents import docx, run
from sample_files.file_texts import attach_with_text, text_of
from sample_files.tiny_pdf import cover, make_pdf

NOT_RUN = {
    r"protlib add --(doi|isbn)|add --isbn -": "asks the network",
    r"ana:library\.json": "asks another machine",
    r"protlib browse": "takes keys on a terminal: tests/cli/picker",
    r"protlib listen(?!.*--print)": "answers browsers and editors until it is stopped: tests/cli/listening",
    r"protlib mcp": "answers an assistant until it ends: tests/cli/assistant",
    r"duplicates --merge$|remove iom2009caring$": "asks on a terminal: tests/cli/commands",
    r"-o \S+\.pdf": "needs LaTeX, or another program that makes PDF",
}
"""The examples that are not run here, each by a part of it, with the reason."""
FINDINGS = {"check", "verify", "merge"}
"""The commands that end with 1 where they find what they look for."""
EVERY = sorted({example for row in COMMANDS.values() for example in row.examples})
RUN = [line for line in EVERY if not any(re.search(part, line) for part in NOT_RUN)]
_FORMATTED = re.compile(
    r"protlib (?:cite|bibliography|fill|build|report|overview|page|export .*html|.*reference|check --for)"
)
_WITH_TEXTS = re.compile("protlib text|--in-files|text:")
_SIGNS = "|<>"
_TAGS = (
    "from-geneva",
    "imported",
    "obsolete",
    "report",
    "review",
    "trafficking-in-persons",
    "trafficking-report",
    "unread",
)
_VERSIONS = 45


def _days() -> Iterator[str]:
    """Yield a time in each hour from 20 November 2026 on."""
    return (f"2026-11-{20 + hour // 24:02}T{hour % 24:02}:00:00Z" for hour in count())


def _publications() -> list[Publication]:
    """Return the sample with what the examples look for:
    tags, links, names and tags that are to be one, a double, translations.
    """
    data = (EXAMPLES / "publications.jsonl").read_bytes()
    sample = formats.read(data, formats.detect(data, "publications.jsonl")).publications
    linked = [
        record.changed(url=record.url or f"https://example.org/{record.key}", accessed="2020-01-01")
        for record in sample
    ]
    double = next(record for record in linked if record.key == "jobe2010causes")
    body = Name(literal="International Organization for Migration", short="IOM")
    world = Publication(
        key="iom2020world",
        type="report",
        title="World Migration Report 2020",
        authors=(body,),
        date="2020",
        language="en",
    )
    return [
        *(record.changed(tags=_TAGS) for record in linked[:2]),
        *linked[2:],
        double.changed(key="jobe2010", authors=(Name(family="Jobe", given="A."),)),
        linked[3].changed(key="twice"),
        Publication(key="nodate", title="Draft without a Date", tags=("imported", "human trafficking")),
        Publication(key="cafe", title="Le cafÃ© des réfugiÃ©s", date="2015", extra={"csv:Finding": "many"}),
        Publication(key="forced", title="Forced Labour and Recruitment", date="2016", countries=("Ghana",)),
        Publication(key="iom", title="Glossary", date="2019", authors=(Name(literal="IOM"), Name(literal="OIM"))),
        world.changed(url="https://example.org/en/report"),
        world.changed(
            key="iom2020etat",
            title="État de la migration dans le monde 2020",
            language="fr",
            url="https://example.org/fr/report",
        ),
    ]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a library that has many versions, and with the files that the examples read."""
    folder = tmp_path_factory.mktemp("examples")
    clock = _days()
    publications = _publications()
    with Library(folder / "library.json", folder / "cache", clock=lambda: next(clock)) as library:
        library.add_many(publications, on_duplicate="add")
        for number in range(_VERSIONS):
            library.add_many([Publication(title=f"Report of the Meeting {number}", date="2001")])
    _write_inputs(folder, publications[:5])
    return folder


def _write_inputs(folder: Path, publications: list[Publication]) -> None:
    """Write the files that the examples read, with these publications in those of references."""
    for path in (*EXAMPLES.glob("*.*"), *EXAMPLES.glob("report/*.*")):
        shutil.copy(path, folder)
    for name in (
        "references.ris",
        "references.bib",
        "shared.bib",
        "colleague.ris",
        "matrix.xlsx",
        "records.jsonl",
    ):
        (folder / name).write_bytes(formats.write(publications, formats.for_writing("", name)))
    for name in ("colleague", "mali", "niger", "togo", "theirs", "ours-in-may", "base", "mine"):
        shutil.copy(folder / "library.json", folder / f"{name}.json")
    for name in ("refs/library.json", "protection/library.json"):
        (folder / name).parent.mkdir()
        shutil.copy(folder / "library.json", folder / name)
    (folder / "reports").mkdir()
    for name in ("report.pdf", "annex.pdf", "reports/report.pdf"):
        (folder / name).write_bytes(make_pdf([cover((f"A report in {name}", 24), ("IOM", 12), ("May 2019", 11))]))
    (folder / "config.toml").touch()
    shutil.copy(folder / "report.md", folder / "report.qmd")


@pytest.fixture
def shell(
    protlib: Run,
    prepared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened_links: list[str],
) -> Run:
    """Run protlib where the files of the examples are, with an editor that changes nothing."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editors.IDLE)
    monkeypatch.setenv("PROTLIB_CONFIG", str(tmp_path / "config.toml"))
    copying = [program_into(tmp_path / "clipboard")]
    monkeypatch.setattr(clipboard, "copy_commands", lambda _environment, _platform: copying)
    monkeypatch.setattr(clipboard, "rich_commands", lambda _environment, _platform: [("html", copying[0])])
    return protlib


def run_line(line: str, shell: Run, folder: Path) -> Iterator[tuple[list[str], Ran]]:
    """Run a line of a shell: pipes, files before `<` and behind `>`, and `cat`;
    yield the words of each call, and what it did.
    """
    lexer = shlex.shlex(line, posix=True, punctuation_chars=_SIGNS)
    lexer.whitespace_split = True
    words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in lexer]
    stdin = ""
    for call in " ".join(map(shlex.quote, words)).replace("'|'", "|").split(" | "):
        parts = shlex.split(call)
        if parts[0] == "cat":
            stdin = (folder / parts[1]).read_text(encoding="utf-8")
            continue
        if "<" in parts:
            stdin = (folder / parts.pop(parts.index("<") + 1)).read_text(encoding="utf-8")
        arguments = [word for word in parts[1 : parts.index(">") if ">" in parts else None] if word != "<"]
        _make_room(folder, arguments)
        ran = shell(*arguments, stdin=stdin)
        yield arguments, ran
        stdin = ran.out


def _make_room(folder: Path, arguments: list[str]) -> None:
    """Remove the file that a call is to write: it would be one of a user's, which nothing replaces unasked."""
    for option, name in pairwise(arguments):
        if option == "-o" or (arguments[0] == "convert" and name != "-" and name == arguments[-1]):
            (folder / name).unlink(missing_ok=True)


def _prepare(line: str, shell: Run, folder: Path) -> None:
    """Do what has to be done before an example: what it takes back, goes on with or fills again."""
    before = {
        "protlib redo": "undo",
        "@gbv-wa": "search --save gbv-wa gender",
        "--rename gbv-wa": "search --save gbv-wa gender",
        "search --saved$": "search --save gbv gender",
        "--forget gbv": "search --save gbv gender",
        "--unified$|--forget 'IOM'": "names --unify IOM OIM",
        "report-filled.docx": "fill report.docx",
        "--apart": "editions iom2020world iom2020etat --link",
        "git-setup --undo": "git-setup",
        "attach iom2017countertrafficking$|--remove annex|--page": "attach iom2017countertrafficking annex.pdf --label annex",
        "fields$|columns.*finding": "fields add finding",
    }
    if "git-setup" in line:
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    if _WITH_TEXTS.search(line):
        text = text_of(*["On debt bondage."] * 40)
        for key in ("iom2017countertrafficking", "gesod2020community"):
            attach_with_text(folder / "library.json", folder / "data", key, text)
    if "protlib notes" in line:
        mark = {"type": "highlight", "text": "debt bondage", "page": "34"}
        with Library(folder / "library.json") as library:
            noted = {"zotero:annotations": [mark]}
            library.change(["iom2017countertrafficking"], lambda record: record.changed(extra=noted), "import")
    if "--quotes" in line:
        (folder / "report.docx").write_bytes(docx(run("It says “what stands nowhere at all” [@iom2009caring, p. 3].")))
    if "--to-keys" in line:
        (folder / "report.docx").write_bytes(docx(run("Care is a right (Jobe, 2010).")))
    for part, first in before.items():
        if re.search(part, line):
            assert shell(*first.split()).code == 0


_FIRST: Final = {example for command in COMMANDS.values() for example in command.examples[:1]}
"""The first example of each command: the others wait for `make slow`."""


def _marks(line: str) -> tuple[pytest.MarkDecorator, ...]:
    if line not in _FIRST:
        return (*_needs(line), pytest.mark.slow)
    return _needs(line)


def _needs(line: str) -> tuple[pytest.MarkDecorator, ...]:
    if "git-setup" in line:
        return (needs_git,)
    if _WITH_TEXTS.search(line):
        return (pytest.mark.slow,)
    return (needs_engine, pytest.mark.slow) if _FORMATTED.match(line) else ()


@pytest.mark.parametrize(
    "line",
    [pytest.param(line, marks=_marks(line)) for line in RUN],
)
def test_an_example_does_what_it_is_there_for(shell: Run, tmp_path: Path, line: str) -> None:
    _prepare(line, shell, tmp_path)
    for arguments, ran in run_line(line, shell, tmp_path):
        assert ran.code == 0 or (ran.code == 1 and arguments[0] in FINDINGS and ran.out), ran
        if "-o" in arguments:
            assert (tmp_path / arguments[arguments.index("-o") + 1]).stat().st_size > 0
        assert "Traceback" not in ran.err


def test_what_is_not_run_is_there() -> None:
    assert [part for part in NOT_RUN if not any(re.search(part, line) for line in EVERY)] == []
