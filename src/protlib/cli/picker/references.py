"""The references of publications in the preview of `browse`, made beside the screen, which never waits for them."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import TYPE_CHECKING

from protlib.errors import ProtlibError

if TYPE_CHECKING:
    from protlib.record.model import Publication

MakeReference = Callable[["Publication"], str]


class References:
    """References, each made once by another thread with `make`, "" for none.

    Of several that are asked for meanwhile, only the last is made. `tell` is called from the thread when
    there is one to show.
    """

    def __init__(self, make: MakeReference) -> None:
        self.tell: Callable[[], object] = bool
        self._make = make
        self._kept: dict[str, tuple[Publication, str]] = {}
        self._wanted: Publication | None = None
        self._is_at_work = False
        self._lock = Lock()

    def get(self, publication: "Publication") -> str:
        """Return the reference of a publication; "" for none, and while it is being made."""
        known, text = self._kept.get(publication.key, (None, ""))
        if known == publication:
            return text
        with self._lock:
            self._wanted = publication
            if not self._is_at_work:
                self._is_at_work = True
                Thread(target=self._work, daemon=True).start()  # leaving does not wait for it
        return ""

    def _work(self) -> None:
        while (publication := self._next()) is not None:
            try:
                text = self._make(publication)
            except (ProtlibError, OSError):  # `protlib cite` says why
                text = ""
            self._kept[publication.key] = publication, text
            if text:
                self.tell()

    def _next(self) -> "Publication | None":
        with self._lock:
            publication, self._wanted = self._wanted, None
            self._is_at_work = publication is not None
            return publication
