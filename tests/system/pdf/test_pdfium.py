"""Accented letters that the reader of PDF files takes from the wrong table."""

from harness.rows import every_row
from protlib.system.pdf.pdfium import mend_mac_letters


@every_row(
    ("text", "mended"),
    [
        ("La ConvenciÛn y su aplicaciÛn, seg˙n el artÌculo 2", "La Convención y su aplicación, según el artículo 2"),
        ("Les rÈfugiÈs ‡ l’arrivÈe", "Les réfugiés à l’arrivée"),
        ("polÌticas y tÈcnicas, ˙ltimo aÒo", "políticas y técnicas, último año"),
        ("La Convención y su aplicación", "La Convención y su aplicación"),
        ("L’État et les Îles, une seule fois nciÛn", "L’État et les Îles, une seule fois nciÛn"),
        ("ONG·s, col·legi, novel·la", "ONG·s, col·legi, novel·la"),
        ("ÉCOLE, ÎLE, CÔTE", "ÉCOLE, ÎLE, CÔTE"),
        ("said† twice ‡ here", "said† twice ‡ here"),
    ],
    ids=["Spanish", "French", "at the edge of a word", "right ones", "one alone", "Catalan", "capitals", "daggers"],
)
def test_capitals_with_accents_between_small_letters_are_small_ones(text: str, mended: str) -> None:
    assert mend_mac_letters(text) == mended
    assert len(mend_mac_letters(text)) == len(text)
