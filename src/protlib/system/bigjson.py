"""Big JSON files: too little memory for one is a MemoryError, where orjson by itself reports damage or crashes."""

from typing import Any, Final

# So many times the size of a file is what orjson takes to read it, and what that becomes.
_ROOM: Final = (12, 8)


def loads(raw: bytes | str) -> Any:
    """Return the value of a JSON text; raises orjson.JSONDecodeError where that is none, MemoryError."""
    import orjson

    _find_room(len(raw))
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if "memory" in error.msg:
            raise MemoryError(error.msg) from error
        raise


def _find_room(size: int) -> None:
    """Take so much memory, and let it go; as nothing is written to it, the system gives it in name only."""
    blocks = [bytes(times * size) for times in _ROOM]
    del blocks
