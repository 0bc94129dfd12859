"""What users read stands in short sentences: README, docs and the help of every command."""

from pathlib import Path

from harness.paths import ROOT
from harness.prose import MOST_IN_THE_MEAN, measured
from harness.rows import every_row
from protlib.cli.command_table import COMMANDS
from protlib.cli.group import command_named

PAGES = sorted([ROOT / "README.md", ROOT / "examples/README.md", *(ROOT / "docs").glob("*.md")])


@every_row("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_has_short_sentences(page: Path) -> None:
    prose = measured(page.read_text(encoding="utf-8"))
    assert prose.long == []
    assert prose.mean <= MOST_IN_THE_MEAN


@every_row("name", sorted(COMMANDS))
def test_the_help_of_a_command_has_short_sentences(name: str) -> None:
    command = command_named(name)
    texts = [command.help or ""]
    texts += [str(getattr(parameter, "help", "") or "") for parameter in command.params]
    prose = measured("\n\n".join(texts))
    assert prose.long == []
    assert prose.mean <= MOST_IN_THE_MEAN


@every_row(
    ("text", "mean", "long"),
    [
        ("One two. Three four.", 2, 0),
        ("One two\nthree.\n\n- Four.\n- Five.", 5 / 3, 0),
        ("One two:\n\n- three\n- four", 2, 0),
        ("- One.\n- two.\n* Three.", 3 / 2, 0),
        ("- One.\n  - Two.", 2, 0),
        ("One two. `Code of words` three.", 4, 0),
        ('One two. "Three" four. “Five” six.', 2, 0),
        ("One two. *Three* four. (Five six.)", 6, 0),
        ("One [two](three.md). [Four](five.md) **six**.", 2, 0),
        ("- word word word\n" * 10, 30, 1),
        ("- Word word word.\n" * 10, 3, 0),
        ("A `code of many words` here.", 3, 0),
        ("| a | table |\n\n# Heading\n\nWords.", 1, 0),
        ("```\nno. Sentence. Here.\n```\nWords stand.", 2, 0),
        ("word " * 29 + ".", 29, 1),
        ("It says: Two words.", 2, 0),
    ],
)
def test_the_words_of_sentences_are_counted(text: str, mean: float, long: int) -> None:
    prose = measured(text)
    assert (prose.mean, len(prose.long)) == (mean, long)
