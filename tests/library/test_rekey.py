import pytest

from libraries import CARING
from protlib.errors import UsageError
from protlib.library.rekey import renamed

OLD = CARING.changed(key="old", aliases=("older",))


def is_taken(key: str) -> bool:
    return key.casefold() in {"old", "older", "another"}


@pytest.mark.parametrize(
    ("key", "aliases"),
    [("new", ("older", "old")), ("older", ("old",)), ("OLD", ("older",)), ("Older", ("old",))],
)
def test_the_old_key_becomes_an_alias_and_an_alias_may_become_the_key(
    key: str, aliases: tuple[str, ...]
) -> None:
    found = renamed(OLD, key, is_taken, "now")
    assert (found.key, found.aliases, found.modified) == (key, aliases, "now")


@pytest.mark.parametrize(("key", "why"), [("old", "is its key already"), ("Another", "is taken")])
def test_a_key_that_is_another_s_or_its_own_is_refused(key: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        renamed(OLD, key, is_taken, "now")
