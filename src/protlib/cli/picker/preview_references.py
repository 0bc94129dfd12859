"""The references of publications in the preview of `browse`, made beside the screen, which never waits for them."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from protlib.errors import ProtlibError

if TYPE_CHECKING:
    from protlib.record.model import Publication

_PATIENCE: Final = 3.0  # seconds that leaving may take; a reference takes a tenth
_QUIET: Final = 0.15  # seconds without another publication before a reference is made
MakeReference = Callable[["Publication"], str]


class References:
    """References, each made once by another thread with `make`, "" for none.

    Of several that are asked for meanwhile, only the last is made. `tell` is called from the thread when
    there is one to show.
    """

    def __init__(self, make: MakeReference) -> None:
        self.tell: Callable[[], object] = bool
        self._make = make
        self._references: dict[str, tuple[Publication, str]] = {}
        self._publication: Publication | None = None
        self._thread: Thread | None = None
        self._lock = Lock()
        self._is_closed = Event()

    def get(self, publication: "Publication") -> str:
        """Return the reference of a publication; "" for none, and while it is being made."""
        if (text := self._text_of(publication)) is not None:
            return text
        with self._lock:
            self._publication = publication
            if self._thread is None:
                self._thread = Thread(target=self._make_references, daemon=True)
                self._thread.start()
        return ""

    def close(self) -> None:
        """Let the thread finish the reference that it is at: the engine has a folder to clear away."""
        self._is_closed.set()
        with self._lock:
            self._publication, thread = None, self._thread
        if thread is not None:
            thread.join(_PATIENCE)

    def _text_of(self, publication: "Publication") -> str | None:
        record, text = self._references.get(publication.key, (None, ""))
        return text if record == publication else None

    def _make_references(self) -> None:
        while (publication := self._wait_for_next()) is not None:
            if self._text_of(publication) is not None:  # it was asked for again while it was made
                continue
            try:
                text = self._make(publication)
            except (ProtlibError, OSError):  # `protlib cite` says why
                text = ""
            self._references[publication.key] = publication, text
            if text:
                self.tell()

    def _wait_for_next(self) -> "Publication | None":
        """Return the publication to cite, once nobody types or goes through the list; None where there is none."""
        current_row = None
        while self._publication is not current_row:
            current_row = self._publication
            self._is_closed.wait(_QUIET)
        with self._lock:
            publication, self._publication = self._publication, None
            if publication is None:
                self._thread = None
            return publication
