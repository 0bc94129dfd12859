"""Answers of servers, kept on the disk for a while: a second request costs them, and whoever waits."""

import hashlib
import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from protlib.lookup.answer import FOUND, Answer, Network
from protlib.system.atomic import make_folder, write_whole

DAYS: Final = 30  # that an answer is kept: records at services change seldom
_AGE: Final = DAYS * 86_400.0
_MOST: Final = 2000  # answers: about ten megabytes
_SUFFIX: Final = ".answer"


class Cached:
    """A network whose answers are kept in a folder, by address; `refresh` asks again and keeps the new answers.

    Only successful answers are kept. A folder that cannot be written, or a broken file in it, counts as missing.
    """

    def __init__(self, network: Network, folder: Path, *, refresh: bool = False) -> None:
        self._network = network
        self._folder = folder
        self._refresh = refresh

    def get(self, url: str, accept: str = "*/*") -> Answer:
        """Return the kept answer, or else the network's answer; raises what the network raises."""
        name = hashlib.sha256(f"{accept}\n{url}".encode("utf-8", "surrogatepass")).hexdigest()
        path = self._folder / f"{name[:40]}{_SUFFIX}"  # letters of a checksum
        if not self._refresh and (cached := _read_cached(path)) is not None:
            return cached
        answer = self._network.get(url, accept)
        if answer.status == FOUND:
            with suppress(OSError):
                self._keep(path, answer)
        return answer

    def _keep(self, path: Path, answer: Answer) -> None:
        make_folder(self._folder)
        self._prune()
        head = {**answer._asdict(), "data": len(answer.data)}
        write_whole(path, json.dumps(head).encode() + b"\n" + answer.data, aside=True)

    def _prune(self) -> None:
        """Remove answers that are too old, and of too many the oldest."""
        files = sorted(self._folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
        spare = len(files) - _MOST
        for count, path in enumerate(files):
            if count < spare or not _is_fresh(path):
                path.unlink(missing_ok=True)


def _is_fresh(path: Path) -> bool:
    return abs(time.time() - path.stat().st_mtime) < _AGE  # a clock that was wrong keeps nothing for ever


def _read_cached(path: Path) -> Answer | None:
    """Return the answer in a file, None where there is none, or it is old or incomplete."""
    try:
        if not _is_fresh(path):
            return None
        head, _, data = path.read_bytes().partition(b"\n")
        head_values = json.loads(head)
        if head_values.pop("data") != len(data):
            return None
        return Answer(**head_values, data=data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
