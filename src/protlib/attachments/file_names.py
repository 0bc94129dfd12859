"""Names of attached files: a person reads them, and every system can have them."""

from typing import Final

from protlib.frozen import expression
from protlib.system.windows import is_reserved_name
from protlib.text import fold

_UNFIT: Final = expression(r"[^\w.+-]+")
_LONGEST: Final = 100  # letters before the suffix; Windows has 259 for a whole path
_SUFFIX: Final = expression(r"\.[a-z0-9]{1,8}")


def file_name(key: str, label: str, suffix: str, number: int = 1) -> str:
    """Return the name of a file of a record: "iom2009caring-annex-2.pdf" for its second annex."""
    parts = [_fit(key) or "file", _fit(fold(label)), str(number) if number > 1 else ""]
    stem = "-".join(filter(None, parts))
    ending = suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""
    return f"{'_' if is_reserved_name(stem) else ''}{stem}{ending}"


def is_name_of(name: str, key: str) -> bool:
    """Tell whether a name begins with the key, as `file_name` makes it, whatever its label and number."""
    stem = file_name(key, "", "")
    return name.startswith(stem) and name[len(stem) : len(stem) + 1] in {"", ".", "-"}


def _fit(text: str) -> str:
    return _UNFIT.sub("-", text).strip(".-")[:_LONGEST]
