"""What of a quotation must stand in the source: all but what its author left out or put in brackets."""

from harness.rows import every_row
from protlib.quotations.segments import split_segments

CASES = {
    "Children do not return home": ["childrendonotreturnhome"],
    "Children … return home": ["children", "returnhome"],
    "Children [...] return home": ["children", "returnhome"],
    "Children […] return home": ["children", "returnhome"],
    "Children (...) return home": ["children", "returnhome"],
    "Children . . . return home": ["children", "returnhome"],
    "Children ... return home": ["children", "returnhome"],
    "Children .. return home": ["children", "returnhome"],
    "children return (author’s emphasis) home": ["childrenreturnhome"],
    "los niños vuelven (énfasis nuestro)": ["losninosvuelven"],
    "لا يعودون (كذا) إلى ديارهم [التشديد مضاف]": ["لايعودوناليديارهم"],
    "… children return …": ["childrenreturn"],
    "[T]he children return": ["thechildrenreturn"],
    "[l]’enfant revient": ["lenfantrevient"],
    "[the children] return home": ["returnhome"],
    "children return[ed] home": ["childrenreturnedhome"],
    "children retrun [sic] home": ["childrenretrunhome"],
    "children return home [emphasis added]": ["childrenreturnhome"],
    "": [],
    "[…]": [],
}


@every_row(("quotation", "letters"), CASES.items(), ids=repr)
def test_divides_a_quotation(quotation: str, letters: list[str]) -> None:
    assert [segment.letters for segment in split_segments(quotation)] == letters
