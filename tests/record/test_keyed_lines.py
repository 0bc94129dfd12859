"""Tables of keys: what is found is the same however often is asked."""

from harness.rows import every_row
from protlib.record.tables import KeyedLines

_TABLE = "aa\tfirst\nab c\tsecond|\nab\tthird\nобсе\tfourth\nempty\t\nzz\tlast".encode()


@every_row("before", [0, 1, 15, 16, 17, 100])
@every_row(
    ("key", "value"),
    [
        ("aa", "first"),
        ("ab c", "second|"),
        ("ab", "third"),
        ("обсе", "fourth"),
        ("empty", ""),
        ("zz", "last"),
        ("a", ""),
        ("c", ""),
        ("b c", ""),
        ("first", ""),
        ("", ""),
    ],
)
def test_a_key_has_one_value_whatever_was_asked_before(before: int, key: str, value: str) -> None:
    lines = KeyedLines(_TABLE)
    for _time in range(before):
        assert lines.get("zz") == "last"
    assert lines.get(key) == value
