"""Pictures from the web in a report; protlib fetches them only if the user wants that."""

import time
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

from protlib.cli.options.declaration import flag
from protlib.cli.settings.configuration import setting_value

if TYPE_CHECKING:
    from protlib.citing.engine.pictures import Fetch
    from protlib.lookup.answer import ServerAccess

_MOST_SECONDS_OF_A_PICTURE: Final = 20.0
"""How long one picture may take, from the name of its server to the last byte."""
_MOST_SECONDS: Final = 120.0  # somebody waits for the report
RemotePicturesOption = Annotated[
    bool, flag("--remote-pictures", "Fetch pictures that the report has from the web; else they are links.")
]


def fetch_of(*, are_asked_for: bool) -> "Fetch":
    """Return a function that fetches pictures from the web, or nothing if the user does not ask for them."""
    from protlib.citing.engine.pictures import fetch_nothing

    return RemotePictures(setting_value("mailto")).picture if are_asked_for else fetch_nothing


class RemotePictures:
    """The pictures of one report, fetched from the public internet alone, within one time limit for all.

    A report may come from anybody, so it must not reach into the reader's own network.
    """

    def __init__(self, mailto: str) -> None:
        self._mailto = mailto
        self._network: ServerAccess | None = None
        self._deadline = 0.0
        self._answers: dict[str, tuple[bytes, str]] = {}

    def picture(self, address: str) -> tuple[bytes, str]:
        """Return the picture at an address, or nothing and the reason; each address is fetched once."""
        if address not in self._answers:
            self._answers[address] = self._answer(address)
        return self._answers[address]

    def _answer(self, address: str) -> tuple[bytes, str]:
        from protlib.lookup import network
        from protlib.lookup.answer import FOUND, UnansweredError, Unfit

        if self._network is None:
            self._network = network.Network(self._mailto, of_strangers=True, total_seconds=_MOST_SECONDS_OF_A_PICTURE)
            self._deadline = time.monotonic() + _MOST_SECONDS
        if time.monotonic() > self._deadline:
            return (b"", f"the pictures before it have taken {_MOST_SECONDS:.0f} seconds; save it beside the report")
        try:
            answer = self._network.get(address, "image/*")
        except (UnansweredError, Unfit) as error:
            return b"", str(error)
        if answer.status != FOUND:
            return b"", f"{urlsplit(answer.url).hostname} does not have it (status {answer.status})"
        return answer.data, ""
