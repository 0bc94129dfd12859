"""Results of the engine, kept on the disk for a while: one program always makes the same of one input.

Who fills a report after each change of its text, or cites the same key again, waits for no engine.
"""

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from protlib.citing.engine.engine_program import Output, find_engine, run_pandoc
from protlib.system.cache_folder import CacheFolder

_SUFFIX: Final = ".run"
_MOST_RESULTS: Final = 500  # results; each new one looks at all of them, in 2 ms
_MOST_BYTES: Final = 64 << 20
"""Bytes of all results but the newest; the references of 10,000 publications take 2 MB."""
_COMPRESSION_LEVEL: Final = 1  # zlib's level: 10 MB take 0.1 s
_BREAK: Final = "\0"
"""Between the warnings, on the first line of a file; none has it, or an end of line."""


class Runner(Protocol):
    """Something that runs the engine, or has the result of an earlier run."""

    def run(self, arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float) -> Output:
        """Return what `program.run` does, and raise as it does."""


class RunStore:
    """A folder with results of the engine."""

    def __init__(self, folder: Path) -> None:
        self._cache = CacheFolder(folder, _SUFFIX, most=_MOST_RESULTS, most_bytes=_MOST_BYTES, by_use=True)

    def run(self, arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float) -> Output:
        """Return the result of an equal earlier run, else that of `program.run`; raises as it does.

        The arguments name no files but those given.
        """
        checksum = _checksum(arguments, data, files)
        if (stored := _unpack(self._cache.get(checksum))) is not None:
            return stored
        output = run_pandoc(arguments, data, files, seconds)
        self._cache.write(checksum, _pack(output))
        return output


def _checksum(arguments: Sequence[str], data: bytes, files: Mapping[str, str]) -> str:
    """Return what tells a run from all others: the program, its arguments, and all that it reads."""
    try:
        from _blake2 import blake2b  # `hashlib` has it from there, and loads OpenSSL besides, for 3 ms
    except ImportError:  # another Python
        from hashlib import blake2b

    program = Path(find_engine().path)
    status = program.stat()
    facts = [str(program), str(status.st_size), str(status.st_mtime_ns), *arguments]
    inputs = [*(fact.encode("utf-8", "surrogateescape") for fact in facts), data]
    inputs += [part.encode("utf-8", "surrogatepass") for name, text in sorted(files.items()) for part in (name, text)]
    digest = blake2b(digest_size=20)
    for part in inputs:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _pack(output: Output) -> list[bytes]:
    return [_BREAK.join(output.warnings).encode(), b"\n", zlib.compress(output.data, _COMPRESSION_LEVEL)]


def _unpack(content: bytes | None) -> Output | None:
    """Return the output in a file, None where it is damaged."""
    if content is None:
        return None
    try:
        warnings, _, result = content.partition(b"\n")
        return Output(zlib.decompress(result), tuple(filter(None, warnings.decode().split(_BREAK))))
    except (ValueError, zlib.error):
        return None
