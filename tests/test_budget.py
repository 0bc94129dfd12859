"""The limits that other tests rely on do stop what goes beyond them."""

from pathlib import Path

import pytest

from mishaps import budget


@pytest.mark.slow
def test_what_takes_too_long_or_too_much_fails_the_test_by_name() -> None:
    with pytest.raises(AssertionError, match=r"^endless: took more than 1 CPU seconds$"):
        budget.calls("builtins", "sum", {"endless": (range(10**12),), "short": ([1],)}, seconds=1)
    with pytest.raises(AssertionError, match=r"^large: took more than 500 MB$"):
        budget.calls("builtins", "bytearray", {"large": (10**9,)}, megabytes=500)
    with pytest.raises(AssertionError, match=r"^wrong: TypeError: "):
        budget.calls("builtins", "len", {"wrong": (1,)})


@pytest.mark.slow
def test_what_keeps_within_its_limits_returns_what_it_returns(tmp_path: Path) -> None:
    assert budget.calls("builtins", "sum", {"a": ([1, 2],), "b": ([3],)}) == {"a": 3, "b": 3}
    results = budget.reads({"one": ("ris", b"TY  - RPRT\nTI  - A title\nER  - \n"), "none": ("csv", b"")})
    assert results["one"].titles == ["A title"]
    assert budget.command("list", library=tmp_path / "library.json").code == 1
