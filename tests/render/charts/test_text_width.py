"""Texts that fit whatever font draws them."""

from harness.rows import every_row
from protlib.render.charts.text_width import clean_label, cut_label, width_of, wrap_label

FULL = "International Organization for Migration (IOM)"
CUT = [
    ("West Africa", 200, "West Africa"),
    (FULL, 200, "International Organ… (IOM)"),
    ("Handbook on trafficking in persons", 100, "Handbook o…"),
    ("حماية الأطفال من الاتجار بالبشر", 100, "حماية الأ…"),
    ("人口贩运受害者保护手册人口贩运", 100, "人口贩运受害…"),
    ("(a text that is all in brackets)", 60, "(a text…"),
    ("one\nline\x1b[31m\x00 only\ufffe", 300, "one line [31m only"),
    ("\u202eturned\u2066 round", 300, "turned round"),
    ("", 10, ""),
]


@every_row(("text", "room", "output"), CUT)
def test_a_text_is_cut_where_there_is_no_room(text: str, room: float, output: str) -> None:
    assert cut_label(text, room, 13) == output
    assert width_of(output, 13) <= room


def test_no_text_is_wider_than_its_room() -> None:
    for room in range(20, 400, 7):
        assert width_of(cut_label(FULL, room, 13), 13) <= room


def test_a_head_is_broken_between_words() -> None:
    assert wrap_label("Latin America and the Caribbean", 80, 11, 3) == ["Latin", "America and", "the Caribb…"]
    assert wrap_label("Asia", 80, 11, 3) == ["Asia"]
    assert wrap_label("", 80, 11, 3) == []


def test_marks_take_no_room() -> None:
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert clean_label("a\u00a0 b") == "a b"
