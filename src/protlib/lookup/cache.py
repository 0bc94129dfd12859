"""Answers of servers, kept on the disk for a while: a second request costs them, and whoever waits."""

import hashlib
import json
from pathlib import Path
from typing import Final

from protlib.lookup.answer import FOUND, Answer, ServerAccess
from protlib.system.cache_folder import CacheFolder

_MOST_ANSWERS: Final = 2000  # answers: about ten megabytes
_SUFFIX: Final = ".answer"


class CachingNetwork:
    """A network whose answers are kept in a folder, by address; `refresh` asks again and keeps the new answers.

    Only successful answers are kept. A folder that cannot be written, or a broken file in it, counts as missing.
    """

    def __init__(self, network: ServerAccess, folder: Path, *, refresh: bool = False) -> None:
        self._network = network
        self._cache = CacheFolder(folder, _SUFFIX, most=_MOST_ANSWERS)
        self._refresh = refresh

    def get(self, url: str, accept: str = "*/*") -> Answer:
        """Return the kept answer, or else the network's answer; raises what the network raises."""
        checksum = hashlib.sha256(f"{accept}\n{url}".encode("utf-8", "surrogatepass")).hexdigest()
        if not self._refresh and (cached := _unpack(self._cache.get(checksum))) is not None:
            return cached
        answer = self._network.get(url, accept)
        if answer.status == FOUND:
            head = {**answer._asdict(), "data": len(answer.data)}
            self._cache.write(checksum, json.dumps(head).encode() + b"\n" + answer.data)
        return answer


def _unpack(content: bytes | None) -> Answer | None:
    """Return the answer in a file, None where there is none, or it is incomplete."""
    if content is None:
        return None
    try:
        head, _, data = content.partition(b"\n")
        head_values = json.loads(head)
        if head_values.pop("data") != len(data):
            return None
        return Answer(**head_values, data=data)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
