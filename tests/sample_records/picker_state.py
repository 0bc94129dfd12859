"""What the picker shows, without a terminal."""

from collections.abc import Callable, Sequence

from protlib.cli.picker import pane_lines
from protlib.cli.picker.screen_lines import Line
from protlib.cli.picker.state import Picker


def text(lines: Sequence[Line]) -> list[str]:
    return ["".join(part for _style, part in line) for line in lines]


def answer(picker: Picker, action: Callable[[Picker], None], typed: str) -> None:
    """Do something that asks for a text, and answer."""
    action(picker)
    assert picker.prompt is not None
    picker.prompt.offer(typed)
    picker.answer()


def preview(picker: Picker, width: int = 60, height: int = 5) -> list[str]:
    return text(pane_lines.preview_lines(picker, width, height))


def status(picker: Picker, width: int = 200) -> str:
    return " ".join(line.strip() for line in text(pane_lines.status_lines(picker, width)))
