"""RIS that a script wrote with marks for missing values."""

from protlib.formats.ris import ris_text


def test_what_a_script_writes_for_no_value_is_none() -> None:
    """Pandas writes "nan" for a missing value, R "NA"."""
    tags = ("AU", "PY", "VL", "IS", "SN", "DO", "UR", "AB", "KW")
    lines = [f"{tag}  - {mark}" for tag in tags for mark in ("nan", "NA")]
    [record] = ris_text.loads("\n".join(["TY  - RPRT", "TI  - Caring", *lines, "ER  - "])).publications
    assert record.to_dict() == {"type": "report", "title": "Caring"}
