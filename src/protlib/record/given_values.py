"""Values that a script passes for the fields of a record: clear ones are converted, others refused."""

from collections.abc import Callable, Mapping
from numbers import Integral, Real
from typing import Any, Final

from protlib.errors import UsageError

_LONGEST_QUOTE: Final = 40  # letters in a message of one line


def fit_text(field: str, value: object) -> str:
    """Return a text, a whole number as text ("2020" for 2020 and 2020.0), "" for a missing value; else UsageError."""
    if isinstance(value, str):
        return value
    if _is_missing(value):
        return ""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise UsageError(f"{_field_and_value(field, value)} is not a string")
    is_whole = isinstance(value, Integral) or float(value).is_integer()
    return f"{float(value):.0f}" if is_whole and not isinstance(value, Integral) else str(value)


def fit_list(field: str, value: object, kind: type, read_item: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Return a tuple of values of a kind, reading the items that are of other kinds; () for a missing value.

    Raises UsageError for a value that is no list, or an item that cannot be read.
    """
    if isinstance(value, list | tuple):
        return tuple(item if isinstance(item, kind) else read_item(item) for item in value if not _is_missing(item))
    if _is_missing(value):
        return ()
    raise UsageError(f"{_field_and_value(field, value)} is not a list; write {field}=({value!r:.{_LONGEST_QUOTE}},)")


def fit_object(field: str, value: object) -> Mapping[str, Any]:
    """Return an object, {} for a missing value; else UsageError."""
    if isinstance(value, Mapping):
        return value
    if _is_missing(value):
        return {}
    raise UsageError(f"{_field_and_value(field, value)} is not a mapping")


def name_error(field: str, value: object) -> UsageError:
    """Return the error for a value that is no `Name`, with the right form and the function that reads text."""
    return UsageError(
        f'{_field_and_value(field, value)} is not a Name; write Name(family="Ruiz", given="Ana") or '
        f'Name(literal="IOM"), '
        "or read JSON with read()"
    )


def _field_and_value(field: str, value: object) -> str:
    return f"{field.replace('_', ' ')}: {value!r:.{_LONGEST_QUOTE}}"


def _is_missing(value: object) -> bool:
    """Tell whether a value is None or missing in pandas: NaN does not equal itself, NA has no truth value."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:
        return True
    except ValueError:
        return False
