"""What is offered for a text that is asked for, and what becomes of it."""

from harness.rows import every_row
from protlib.cli.picker.prompts import Prompt, words_beginning

WORDS = ["health", "to read", "Women's health", "children"]


@every_row(
    ("start", "offered"),
    [
        ("", WORDS),
        ("he", ["health", "Women's health"]),
        ("HÉ", ["health", "Women's health"]),
        ("read", ["to read"]),
        ("x", []),
    ],
)
def test_words_that_have_what_was_typed_are_offered_those_that_begin_so_first(start: str, offered: list[str]) -> None:
    assert words_beginning(WORDS, start) == offered


def make_prompt(separator: str = "") -> tuple[Prompt, list[str]]:
    answers: list[str] = []

    def do(answer: str) -> bool:
        answers.append(answer)
        return True

    return Prompt("?", lambda start: words_beginning(WORDS, start), do, separator=separator), answers


@every_row(
    ("separator", "typed", "moves", "text"),
    [
        ("", "he", 0, "he"),
        ("", "he", 1, "health"),
        ("", "he", 9, "Women's health"),
        ("", "he", -1, "he"),
        (";", "new; he", 1, "new; health"),
        (";", "new;he", 1, "new; health"),
        (";", "x; y", 3, "x; y"),
    ],
)
def test_the_answer_is_what_was_typed_or_is_at_the_cursor(separator: str, typed: str, moves: int, text: str) -> None:
    prompt, _answers = make_prompt(separator)
    prompt.offer(typed)
    prompt.move(moves)
    assert prompt.answer() == text


def test_completing_goes_on_with_the_next_part() -> None:
    prompt, _answers = make_prompt(";")
    prompt.offer("he")
    prompt.complete()
    assert prompt.text == "health"
    prompt.offer("health; ch")
    prompt.complete()
    assert prompt.text == "health; children"
    prompt.offer("zz")
    prompt.complete()
    assert prompt.text == "zz"


def test_the_offer_at_the_cursor_is_seen_in_whatever_room() -> None:
    prompt, _answers = make_prompt()
    for height in (1, 2, 3):
        for by in (9, -9, 2):
            prompt.move(by)
            lines = prompt.lines(20, height)
            assert len(lines) <= height
            current = [text.strip() for line in lines for style, text in line if style]
            assert current == ([WORDS[prompt.cursor]] if prompt.cursor >= 0 else [])
    prompt.move(9)
    prompt.lines(20, 2)
    prompt.click(0)
    assert prompt.text == WORDS[2]
    prompt.click(7)
    assert prompt.text == WORDS[2]
