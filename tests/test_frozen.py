"""What a start declares cheaply works as what `typing` and `dataclasses` declare."""

import pickle
import typing
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from harness.rows import every_row
from protlib.frozen import FrozenClass, NamedTuple, field


class Cheap(NamedTuple):
    """A tuple as a start declares it."""

    first: str
    second: tuple[str, ...] = ()
    third: int = 3

    @property
    def doubled(self) -> str:
        """A value made of another."""
        return self.first * 2


class Usual(typing.NamedTuple):
    """The same as `typing` declares it."""

    first: str
    second: tuple[str, ...] = ()
    third: int = 3

    @property
    def doubled(self) -> str:
        """A value made of another."""
        return self.first * 2


def _matched(value: Any) -> Any:
    match value:
        case Cheap(first, second) | Usual(first, second):
            return first, second
    return None


@every_row(
    "use",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", ("b",), 4),
        lambda kind: kind(first="a", third=4),
        lambda kind: kind("a", third=4),
        lambda kind: kind("a")._replace(third=9, first="z"),
        lambda kind: kind._make(["a", (), 1]),
        lambda kind: kind("a")._asdict(),
        lambda kind: kind._fields,
        lambda kind: kind._field_defaults,
        lambda kind: repr(kind("a", ("b",))).removeprefix(kind.__name__),
        lambda kind: hash(kind("a")),
        lambda kind: (kind("a").first, kind("a").third, kind("a")[1], kind("a").doubled),
        lambda kind: sorted([kind("b"), kind("a", ("z",)), kind("a")]),
        lambda kind: kind("a") == ("a", (), 3),
        lambda kind: pickle.loads(pickle.dumps(kind("a", third=7))),
        lambda kind: _matched(kind("a", ("b",))),
        lambda kind: [hasattr(kind("a"), "__dict__"), isinstance(kind("a"), tuple), kind.__doc__ is None],
    ],
)
def test_a_tuple_is_as_that_of_typing(use: Callable[[Any], object]) -> None:
    """Every use of a tuple gives the same."""
    assert use(Cheap) == use(Usual)


@every_row(
    ("use", "error"),
    [
        (lambda kind: kind(), TypeError),
        (lambda kind: kind("a", (), 3, 4), TypeError),
        (lambda kind: kind("a", first="b"), TypeError),
        (lambda kind: kind("a", fourth=1), TypeError),
        (lambda kind: kind(third=1), TypeError),
        (lambda kind: kind("a")._replace(fourth=1), (ValueError, TypeError)),  # typing's since Python 3.13
        (lambda kind: kind._make(["a", (), 3, 4]), TypeError),
        (lambda kind: setattr(kind("a"), "first", "b"), AttributeError),
        (lambda kind: setattr(kind("a"), "fourth", "b"), AttributeError),
        (lambda kind: kind("a").fourth, AttributeError),
    ],
)
def test_a_tuple_refuses_what_that_of_typing_refuses(
    use: Callable[[Any], object], error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    """Neither takes values that do not fit."""
    for kind in (Cheap, Usual):
        with pytest.raises(error):
            use(kind)


class Point(FrozenClass):
    """A frozen value."""

    x: int
    y: int = 2
    names: tuple[str, ...] = ()


class Noted(FrozenClass):
    """A frozen value with a list of its own, and a note that says nothing of it."""

    marks: list[int] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)


def test_a_frozen_value_has_its_own_list_and_may_have_what_is_not_compared() -> None:
    """`field` works as in any dataclass."""
    first, second = Noted(note="a"), Noted()
    first.marks.append(1)
    assert (first.marks, second.marks, first.note) == ([1], [], "a")
    assert second == Noted(note="b") != first
    assert repr(first) == "Noted(marks=[1])"


class Measured(FrozenClass):
    """A frozen value with a function, and one that inherits its fields."""

    measure: Callable[[str], int] = len


class Named(Measured):
    """A frozen value with a function of its own and an inherited one."""

    name: Callable[[int], str] = lambda number: f"no. {number}"


def test_a_function_is_a_value_like_any_other() -> None:
    """A default that is a function is called as it was given, and no method."""
    named = Named()
    assert named.name(named.measure("abc")) == "no. 3"
    assert named.changed(measure=ord).measure("a") == ord("a")


def test_a_frozen_value_is_a_dataclass() -> None:
    """It has fields, is compared by them, and can be copied with others."""
    point = Point(1, names=("a",))
    assert repr(point) == "Point(x=1, y=2, names=('a',))"
    assert [entry.name for entry in fields(point)] == ["x", "y", "names"]
    assert replace(point, y=5) == Point(1, 5, ("a",))
    assert point != Point(1)
    assert point != (1, 2, ("a",))
    assert hash(point) == hash(Point(1, 2, ("a",)))
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)
    assert point.changed(y=3) == Point(1, 3, ("a",))


def test_a_frozen_value_cannot_change() -> None:
    """Neither a field nor another attribute can be set."""
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.y
    assert point == Point(1)


@pytest.mark.parametrize(
    "make",
    [
        Point,
        lambda: Point(1, 2, (), 4),  # type: ignore[call-arg]
        lambda: Point(1, x=2),  # type: ignore[misc]
        lambda: Point(1, z=2),  # type: ignore[call-arg]
    ],
)
def test_a_frozen_value_takes_its_fields_alone(make: Callable[[], Point]) -> None:
    """Values that are missing, too many or unknown are a TypeError, as in any dataclass."""
    with pytest.raises(TypeError):
        make()
