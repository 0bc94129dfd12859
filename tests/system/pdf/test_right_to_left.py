"""Lines from right to left, as the makers of files draw them: any order of letters is the same line."""

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.system.pdf import pdf_reader
from protlib.system.pdf.drawn_glyph import Glyph
from protlib.system.pdf.letters import drop_strokes, mend_letters
from protlib.system.pdf.right_to_left import lay_lines
from sample_files.tiny_pdf import LIGATURE, TinyPage, make_pdf

SENTENCE = "قالت المنظمة إن 43 في المئة من العائدين في عام 2019، وأن الأطفال لا يزالون في خطر."
WIDTH = 6.0


def drawn_glyphs(visual: Sequence[str], y: float = 700.0, *, has_spaces: bool = True) -> list[Glyph]:
    """Return the glyphs of a line that is drawn from left to right; each is a letter or a ligature, at one place."""
    starts = accumulate((WIDTH for _glyph in visual), initial=50.0)
    return [
        Glyph(letter, x, y, x, x + WIDTH, 12.0)
        for x, glyph in zip(starts, visual, strict=False)
        for letter in glyph
        if has_spaces or letter != " "
    ]


def laid(glyphs: Sequence[Glyph]) -> list[str]:
    return [mend_letters(text) for text, _y in lay_lines(glyphs)]


def visual(text: str) -> list[str]:
    """Return how an Arabic line with numbers is drawn, from left to right: numbers are not turned."""
    words = []
    for word in text.split(" "):
        number = word.strip("،.")
        words.append([*word.removeprefix(number)[::-1], *number] if number.isdigit() else list(word[::-1]))
    return [letter for word in reversed(words) for letter in [*word, " "]][:-1]


@pytest.mark.parametrize("has_spaces", [True, False])
@given(seed=st.randoms(use_true_random=False))
def test_a_sentence_is_the_same_whatever_order_its_words_are_drawn_in(seed: object, has_spaces: bool) -> None:
    glyphs = drawn_glyphs(visual(SENTENCE), has_spaces=has_spaces)
    seed.shuffle(glyphs)  # type: ignore[attr-defined]
    assert laid(glyphs) == [SENTENCE]


def test_the_narrow_gaps_of_a_law_are_spaces() -> None:
    last_word = drawn_glyphs(visual("محمد"))
    first_word = [
        glyph._replace(x=glyph.x + 25.6, left=glyph.left + 25.6, right=glyph.right + 25.6)  # .13 of the font's height
        for glyph in drawn_glyphs(visual("نحن"))
    ]
    assert laid([*last_word, *first_word]) == ["نحن محمد"]


@every_row(
    ("output", "text"),
    [
        (["ن", "ا", "لا", "ف"], "فلاان"),  # one glyph for lam and alef
        (["ن", "ال"], "لان"),  # turned round by the reader
        ([*"موسر", "مل", "ا", " ", "ن", "ال"], "لان المرسوم"),  # as are then other glyphs of two letters
        (["ن", "ا", "لا", " ", "ق", "لم", "ا"], "المق لاان"),
        (["fi", "les", " ", "ن", "ال"], "لان files"),  # but not those of Latin letters
        (["ﻥ", "ﻼ", "ﻓ"], "فلان"),  # forms of letters
        (["ﷲ"], "الله"),
        ([*"IOM, 2021", " ", *"مع"[::-1]], "مع IOM, 2021"),
        ([")", *"IOM", "(", " ", *"مع"[::-1]], "مع (IOM)"),
        ([*"IOM,", "(", " ", *"مع"[::-1]], "مع (IOM,"),  # goes on in the next line
        ([*"عام"[::-1], " ", ".", "(", *"2018"], "2018). عام"),
        ([*"450,3", " ", "م"], "م 450,3"),
        (["%", *"45", " ", "م"], "م 45%"),
        ([*"45%", " ", "م"], "م 45%"),
        ([*"12/05/2019", " ", "م"], "م 12/05/2019"),
        (["٪", *"٤٥", " ", "م"], "م ٤٥٪"),
        ([*"שלום"[::-1]], "שלום"),
        (["ـ", "ـ", "م"], "م"),  # strokes that make a word wider
        (["ن", "ا", "\n", "م"], "مان"),  # such a stroke at the code of a line's end
        (["ن", "ا", "\x1f", "\x1f", "م"], "مان"),
    ],
)
def test_what_stands_in_a_line_of_an_arabic_page(output: list[str], text: str) -> None:
    assert laid([*drawn_glyphs(visual(SENTENCE)), *drawn_glyphs(output, y=660)]) == [SENTENCE, text]


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ([*"The word ", *"سلام"[::-1], *" means peace"], "The word سلام means peace"),
        ([*"A ", *"سلام"[::-1], " ", *"على"[::-1], *" Z here"], "A على سلام Z here"),
        ([*"على"[::-1]], "على"),
    ],
)
def test_what_stands_in_a_line_of_a_latin_page(output: list[str], text: str) -> None:
    first = "This page is in English, but for a word or two."
    assert laid([*drawn_glyphs(first), *drawn_glyphs(output, y=660)]) == [first, text]


def test_marks_stand_behind_their_letters_wherever_they_are_drawn() -> None:
    base = drawn_glyphs(list("قد"[::-1]))
    marks = [Glyph("\u0652", 52.0, 709.0, 52.0, 54.0, 12.0), Glyph("\u064e", 58.0, 706.0, 58.0, 60.0, 12.0)]
    assert laid([*base, *marks]) == ["قَدْ"]
    assert laid([*marks, *base]) == ["قَدْ"]


def test_the_number_of_a_note_and_what_is_behind_it_are_parts_of_their_line() -> None:
    line = drawn_glyphs(visual("كلمة ثم أخرى"))
    first, rest = line[:5], line[5:]
    left_edge = first[-1].right - 1
    note = [
        Glyph(figure, left_edge + 0.1 * place, 705.0, left_edge, left_edge + 0.1, 6.0)
        for place, figure in enumerate("12")
    ]
    assert laid([*rest, *note, *first]) == ["كلمة ثم12 أخرى"]
    year = drawn_glyphs([".", *"2023", " ", "م"])
    before = [letter._replace(x=40 + letter.x / 100, left=40, right=50) for letter in note]
    assert laid([*year, *before]) == ["م 2023.12"]
    tanween = drawn_glyphs(["ا"], 702.0)[0]._replace(x=150.0, left=150.0, right=152.0, height=3.0)
    assert laid([tanween, *year, *before]) == ["ا م 2023.12"]


@pytest.mark.parametrize("first_side", ["left", "right"])
def test_an_alef_above_the_tail_of_the_letter_before_it_is_read_behind_it(first_side: str) -> None:
    glyphs = drawn_glyphs(list("دار القرار"[::-1]))
    alef, reh = glyphs[1:3]
    glyphs[2] = reh._replace(x=alef.x - 0.8, left=alef.left - 0.8)
    assert laid(glyphs[::-1] if first_side == "right" else glyphs) == ["دار القرار"]


@every_row(
    ("lines", "texts"),
    [
        (["رقAم 7 لسAنة"], ["رقم 7 لسنة"]),
        (["رق?م", "لس?نة", "ع?ن"], ["رقم", "لسنة", "عن"]),
        (["فѧي حالѧѧة"], ["في حالة"]),
        (["رق4م 3"], ["رق4م 3"]),  # a number that has lost its spaces
        (["فيAB قال"], ["فيAB قال"]),
        (["دAار"], ["دAار"]),  # no stroke stands behind a letter that is not joined
    ],
)
def test_letters_that_stand_for_strokes_are_no_part_of_a_word(lines: list[str], texts: list[str]) -> None:
    assert drop_strokes(lines) == texts


def test_the_end_of_a_line_behind_a_number_hides_no_space() -> None:
    glyphs = drawn_glyphs([*"5,922", " ", *"مع"[::-1]], has_spaces=False)
    end = glyphs[5].left - 1
    assert laid([*glyphs, Glyph("\r", end, 700.0, end, end, 0.0), Glyph("\n", end, 700.0, end, end, 0.0)]) == [
        "مع 5,922"
    ]


def test_lines_without_such_letters_stay_as_they_are() -> None:
    first, second = drawn_glyphs(list("Latin text")), drawn_glyphs(list("سطر"[::-1]), y=680.0)
    assert laid([*first, *second]) == ["Latin text", "سطر"]


def at_one_place(letters: str, x: float, widths: Sequence[float]) -> list[Glyph]:
    return [Glyph(letter, x, 700.0, x, x + width, 12.0) for letter, width in zip(letters, widths, strict=True)]


@every_row(
    ("letters", "widths", "text"),
    [
        ("را", [9, 4], "رام"),
        ("ار", [7, 7], "رام"),
        ("لاير", [9] * 4, "ريالم"),
        ("هلل", [9] * 3, "للهم"),
        ("الله", [9] * 4, "اللهم"),
    ],
    ids=["two glyphs", "one glyph that is turned round", "the riyal", "a name that is turned round", "the name of God"],
)
def test_letters_at_one_place_are_read_in_their_order(letters: str, widths: list[float], text: str) -> None:
    is_turned = letters not in {"را", "الله"}
    lam_with_alef = at_one_place("ال", 400.0, [8, 8]) if is_turned or letters == "را" else []
    glyphs = [*at_one_place(letters, 100.0, widths), Glyph("م", 94.0, 700.0, 94.0, 100.0, 12.0)]
    lines = laid([*lam_with_alef, *glyphs])
    assert lines[-1].split()[-1] == text


STACKED = {
    "a lam above a hah": ([("د", 70, 5), ("ح", 75, 7), ("ل", 75.8, 2), ("ا", 82, 3)], "الحد"),
    "the same, from the first letter on": ([("ا", 82, 3), ("ل", 75.8, 2), ("ح", 75, 7), ("د", 70, 5)], "الحد"),
    "a lam at the place of a hah": ([("ر", 60, 7), ("م", 68, 7), ("ح", 75, 6), ("ل", 75, 7), ("ا", 82, 3)], "الحمر"),
    "a feh above its yeh, alone": ([("ف", 105, 3), ("ي", 100, 8)], "في"),
    "an alef beside its lam": ([("ا", 100, 4), ("ل", 100, 7)], "لا"),
    "with another letter between": ([("ا", 100, 4), ("ق", 93, 6), ("ل", 100, 7)], "لاق"),
}


@every_row(("letters", "text"), STACKED.values(), ids=STACKED)
def test_letters_that_fonts_set_above_each_other_are_read_in_their_order(
    letters: Sequence[tuple[str, float, float]], text: str
) -> None:
    assert laid([Glyph(letter, x, 700.0, x, x + width, 19.0) for letter, x, width in letters]) == [text]


def test_latin_words_that_the_reader_turned_round_are_read_in_their_order() -> None:
    words = [drawn_glyphs(list(word + " ")) for word in ("A", "report", "warned")]
    placed = [
        glyph._replace(x=glyph.x + 60 * number, left=glyph.left + 60 * number, right=glyph.right + 60 * number)
        for number, word in reversed([*enumerate(words)])
        for glyph in word
    ]
    arabic = drawn_glyphs(visual(SENTENCE), 650.0)
    assert " ".join(laid([*placed, *arabic])[0].split()) == "A report warned"


def test_a_space_at_the_place_of_the_letter_before_it_divides_no_word() -> None:
    word = [
        Glyph(letter, x, 700.0, x, x + width, 12.0)
        for letter, x, width in [
            ("ف", 100.0, 4.0),
            (" ", 100.0, 4.0),
            ("ي", 94.0, 6.2),
            (" ", 90.0, 4.0),
            ("ه", 84.0, 6.0),
        ]
    ]
    assert laid(word) == ["في ه"]


def test_an_alef_before_the_glyph_of_the_name_of_god_is_its_own() -> None:
    assert mend_letters("قسم باالله") == "قسم بالله"


def test_a_word_ends_with_its_nunation() -> None:
    lines = ("كان كثياًر من", "واعتبااًر، أن", "تعويضاًله", "وفقًاللقانون", "شيئاً من", "وفقًا لما", "مثلاً و")
    assert [mend_letters(line) for line in lines] == [
        "كان كثيراً من", "واعتباراً، أن", "تعويضاً له", "وفقًا للقانون", "شيئاً من", "وفقًا لما", "مثلاً و",
    ]  # fmt: skip


def test_a_gap_before_a_lam_with_an_alef_is_a_space_where_a_page_has_spaces_beside_numbers_alone() -> None:
    inferred_spaces = [Glyph(" ", 300.0 - number, 700.0, 300.0, 300.0, 12.0, is_inferred=True) for number in range(8)]
    lam_with_alef = at_one_place("لا", 60.0, [8.0, 8.0])
    glyphs = [Glyph("ق", 70.0, 700.0, 70.0, 76.0, 12.0), *lam_with_alef, Glyph(" ", 400.0, 100.0, 400.0, 403.0, 12.0)]
    assert laid([*inferred_spaces, *glyphs])[0] == "ق لا"


def lines_at(*places: tuple[str, float, float]) -> list[Glyph]:
    return [
        glyph._replace(x=glyph.x + x, left=glyph.left + x, right=glyph.right + x)
        for text, x, y in places
        for glyph in drawn_glyphs(list(text[::-1]), y)
    ]


def test_lines_that_a_file_has_from_the_last_one_up_are_read_from_the_top() -> None:
    assert laid(lines_at(("ثالث", 0, 640), ("ثان", 0, 660), ("أول", 0, 680))) == ["أول", "ثان", "ثالث"]


def test_columns_are_read_one_after_the_other_as_the_file_has_them() -> None:
    columns = lines_at(("أول", 300, 680), ("ثان", 300, 660), ("ثالث", 0, 678), ("رابع", 0, 658))
    assert laid(columns) == ["أول", "ثان", "ثالث", "رابع"]


def test_a_file_is_read_so() -> None:
    pytest.importorskip("pypdfium2")
    letters = [(50 + WIDTH * number, 700.0, letter) for number, letter in enumerate(visual(SENTENCE)) if letter != " "]
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage([*letters, (50.0, 650.0, "English")])]))
    assert [line.text for line in page.lines] == [SENTENCE, "English"]


def test_a_letter_with_its_mark_in_one_glyph_divides_no_word() -> None:
    pytest.importorskip("pypdfium2")
    from protlib.system.pdf.styled import read_styled

    drawn_letters = ["ي", LIGATURE, "س", " ", *"هذا"[::-1]]
    file = make_pdf([TinyPage([(50 + WIDTH * number, 700.0, letter) for number, letter in enumerate(drawn_letters)])])
    assert [line.text for line in read_styled(file).pages[0].lines] == ["هذا سرّي"]
    assert [line.text for page in pdf_reader.read_pages(file) for line in page.lines] == ["هذا سرّي"]


def test_a_lam_that_begins_a_hair_before_its_alef_stands_before_it() -> None:
    word = drawn_glyphs(list("الأطفال"[::-1]))
    lam, alef = word[5], word[4]
    ligature = [lam._replace(x=74.0, left=74.0, right=86.0), alef._replace(x=74.01, left=73.9, right=84.0)]
    assert laid([*word[6:], *ligature, *word[3::-1]]) == ["الأطفال"]


def test_a_line_of_small_letters_below_a_large_one_is_a_line_of_its_own() -> None:
    title = [glyph._replace(height=32.0) for glyph in drawn_glyphs(visual("أوضاع النازحين"), 747.0)]
    small = [glyph._replace(height=14.0) for glyph in drawn_glyphs(visual("صنعاء، أيار 2019"), 729.8)]
    for glyphs in ([*title, *small], [*small, *title]):
        assert sorted(laid(glyphs)) == ["أوضاع النازحين", "صنعاء، أيار 2019"]


def test_letters_that_are_drawn_alone_in_a_font_without_them_are_read() -> None:
    pytest.importorskip("pypdfium2")
    word = [(142.0 - WIDTH * number, 700.0, letter) for number, letter in enumerate("ليجوز") if number]
    file = make_pdf([TinyPage([(142.0, 700.0, "ل"), *word])])
    (page,) = pdf_reader.read_pages(file.replace(b"<30>", b"<81>"))  # a code without a glyph has no width
    assert [line.text for line in page.lines] == ["ليجوز"]


def test_a_line_that_a_program_has_made_narrow_has_its_words() -> None:
    text, x, glyphs = "وهبوا عقلا وضميرا وعليهم", 300.0, list[Glyph]()
    for letter in text:
        x -= 1.0 if letter == " " else WIDTH
        glyphs += [] if letter == " " else [Glyph(letter, x, 700.0, x, x + WIDTH, 12.0)]
    assert laid(glyphs) == [text]


def test_a_space_that_is_drawn_over_a_figure_divides_no_number() -> None:
    pytest.importorskip("pypdfium2")
    others = [(200.0 - 6 * number, 700.0, letter) for number, letter in enumerate("المرأة")]
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage([*others, (100.0, 700.0, " "), (100.0, 700.0, "190")])]))
    assert page.lines[0].text == "المرأة 190"


def test_a_latin_page_that_the_reader_has_backwards_is_read_by_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    line = "la vie, en effet, est belle, ici, ou ailleurs, aussi."
    backwards = " .aussi ,ailleurs ou ,ici ,belle est ,effet en ,vie la"
    monkeypatch.setattr(pypdfium2.PdfTextPage, "get_text_range", lambda _page: backwards)
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage([(50.0, 700.0, line)])]))
    assert [line.text for line in page.lines] == [line]
