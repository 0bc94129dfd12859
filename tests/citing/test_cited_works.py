"""Publications by the names that a citation may call them by."""

from harness.rows import every_row
from protlib.citing.cited_works import Works
from protlib.record.model import Publication

_NEW = Publication(key="new2001", aliases=("old2001", "Doe2001"), title="New")
_DOE = Publication(key="doe2001", title="Of Doe")
_WORKS = Works([_NEW, _DOE])


@every_row(
    ("key", "title"),
    [
        ("new2001", "New"),
        ("old2001", "New"),
        ("NEW2001", "New"),
        ("Old2001", "New"),
        ("doe2001", "Of Doe"),
        ("Doe2001", "New"),
        ("DOE2001", "Of Doe"),
    ],
)
def test_a_key_is_found_in_whatever_case_and_first_as_it_is(key: str, title: str) -> None:
    assert _WORKS[key].title == title


def test_each_name_is_told_once_and_others_are_missing() -> None:
    assert list(_WORKS) == ["new2001", "doe2001", "old2001", "Doe2001"]
    assert len(_WORKS) == 4
    assert "other2001" not in _WORKS
