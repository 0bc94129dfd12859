"""Text whose codes are numbers of glyphs, as some programs write it with fonts that have no table of letters."""

from harness.rows import every_row
from protlib.system.pdf.pdf_reader import read_pages
from protlib.system.pdf.styled import read_plain, read_styled
from sample_files.tiny_pdf import make_numbered_pdf

_LINE = "Freitag, 31. Januar 2025, 10.30 Uhr: (Rat) *für Bürger*"


def test_the_letters_of_a_text_and_its_cover_are_read() -> None:
    data = make_numbered_pdf(_LINE)
    assert [line.text for line in next(read_pages(data)).lines] == [_LINE]
    assert [line.text for line in read_styled(data).pages[0].lines] == [_LINE]


def test_a_mark_in_such_letters_closes_a_report() -> None:
    assert read_plain(make_numbered_pdf("CONFIDENTIAL, 31.12.2025")).strip() == "CONFIDENTIAL, 31.12.2025"


def test_numbers_of_a_font_with_an_order_of_its_own_stay() -> None:
    data = make_numbered_pdf("1, 2, 3. " + "Д" * 40, offset=600)
    [line] = next(read_pages(data)).lines
    assert "1, 2, 3." not in line.text


@every_row(
    ("font", "text"),
    [
        ("ABCDEF+Calibri-Light", "community rights of the nations, 2016"),
        ("Oak", "ĐŽŵŵƵŶŝƚǇƌŝŐŚƚƐŽĨƚŚĞŶĂƟŽŶƐ͕ϮϬϭϲ"),
    ],
)
def test_numbers_of_calibri_are_letters_and_groups_of_letters(font: str, text: str) -> None:
    data = make_numbered_pdf("ĐŽŵŵƵŶŝƚǇ ƌŝŐŚƚƐ ŽĨ ƚŚĞ ŶĂƟŽŶƐ͕ ϮϬϭϲ", font=font)
    assert [line.text for line in next(read_pages(data)).lines] == [text]


def test_numbers_that_would_show_signs_instead_of_words_stay() -> None:
    signs = "8,834',- 13.2% :+;'- 4.8 4.6 4.4 ,-? 34 35 32 @3-A 69.3 64.0"
    assert signs not in [line.text for line in next(read_pages(make_numbered_pdf(signs))).lines]


@every_row(
    ("text", "offset", "is_nameless"),
    [
        ("\u0258\u0259\u0260 " * 20, 0x257, True),  # numbers that are codes: nothing of them is shown
        ("aɘأבΩ аγبגü " * 10, 0, True),  # words of letters of five scripts
        ("\u3042\u4e00\u3044\u4e8c\u3046" * 10, 0, False),  # Japanese has three scripts in one word
        ("Ideology as ritual, and not the rest. " * 5, -29, False),  # the codes of old programs are those of letters
        (_LINE, 0, False),
        ("\u0258\u0259\u0260", 0x257, False),  # a formula
    ],
    ids=["codes", "mixed", "Japanese", "ASCII", "in order", "few"],
)
def test_a_page_that_shows_codes_is_a_picture(text: str, offset: int, *, is_nameless: bool) -> None:
    if offset < 0:
        text, offset = "".join(chr(ord(letter) + 0x5000) for letter in text), 0x5000
    page = next(read_pages(make_numbered_pdf(text, offset)))
    assert (page.is_nameless, page.is_picture) == (is_nameless, is_nameless)
