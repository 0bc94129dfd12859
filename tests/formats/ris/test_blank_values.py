"""RIS that a script wrote with marks for missing values."""

from protlib.formats.ris import ris_text


def test_what_a_script_writes_for_no_value_is_none() -> None:
    """Pandas writes "nan" for a missing value, R "NA"."""
    tags = ("AU", "PY", "VL", "IS", "SN", "DO", "UR", "AB", "KW")
    lines = [f"{tag}  - {mark}" for tag in tags for mark in ("nan", "NA")]
    [record] = ris_text.loads("\n".join(["TY  - RPRT", "TI  - Caring", *lines, "ER  - "])).publications
    assert record.to_dict() == {"type": "report", "title": "Caring"}


def test_several_none_are_of_a_script_and_one_may_be_a_title() -> None:
    ends = "ER  - \n"
    script = f"TY  - RPRT\nTI  - Return\nAU  - None\nPY  - None\nUR  - None\n{ends}"
    empty = f"TY  - RPRT\nTI  - None\nAU  - None\n{ends}"
    titled = f"TY  - BOOK\nTI  - None\nAU  - Walsh, Ann\n{ends}"
    records = [publication.to_dict() for publication in ris_text.loads(script + empty + titled).publications]
    assert records == [
        {"type": "report", "title": "Return"},
        {"type": "report"},
        {"type": "book", "title": "None", "authors": [{"family": "Walsh", "given": "Ann"}]},
    ]
