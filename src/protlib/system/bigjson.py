"""Big JSON files: lack of memory is a MemoryError, where orjson by itself reports damage or crashes."""

from typing import Any, Final

# The memory that orjson takes to read a file, and that its objects take then, as multiples of the file's size.
_ROOM: Final = (12, 8)


def load_json(raw: bytes | str) -> Any:
    """Return the value of a JSON text; raises orjson.JSONDecodeError where it is invalid, MemoryError."""
    import orjson

    _check_memory(len(raw))
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if "memory" in error.msg:
            raise MemoryError(error.msg) from error
        raise


def _check_memory(size: int) -> None:
    """Reserve this much memory and release it; the system uses none, for nothing is written."""
    blocks = [bytes(times * size) for times in _ROOM]
    del blocks
