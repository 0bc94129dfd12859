"""Names of attached files are read by people, and every system can have them."""

from harness.rows import every_row
from protlib.attachments.folder import file_name


@every_row(
    ("key", "label", "suffix", "number", "name"),
    [
        ("iom2009caring", "", ".PDF", 1, "iom2009caring.pdf"),
        ("iom2009caring", "Annex", ".pdf", 1, "iom2009caring-annex.pdf"),
        ("iom2009caring", "", ".pdf", 3, "iom2009caring-3.pdf"),
        ("iom:2009/caring?", "", ".pdf", 1, "iom-2009-caring.pdf"),
        ("con", "", ".pdf", 1, "_con.pdf"),
        ("...", "", ".pdf", 1, "file.pdf"),
        ("étude", "Résumé", ".tar gz", 1, "étude-resume"),
        ("k" * 200, "", ".docx", 1, "k" * 100 + ".docx"),
    ],
)
def test_a_name_is_the_key_the_label_and_a_number(key: str, label: str, suffix: str, number: int, name: str) -> None:
    assert file_name(key, label, suffix, number) == name
