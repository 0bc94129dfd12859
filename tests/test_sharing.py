"""Work that another process does."""

import os
import signal
import sys

import pytest

from protlib.errors import LibraryUnusableError
from protlib.index import sharing


@pytest.mark.skipif(sys.platform != "linux", reason="a process is not copied elsewhere")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the test runner has threads of its own
class TestWorkOfACopy:
    def test_is_done_by_another_process(self) -> None:
        assert sharing.begin(os.getpid)() != os.getpid()

    def test_raises_what_it_raises(self) -> None:
        def work() -> None:
            raise LibraryUnusableError("cut short")

        with pytest.raises(LibraryUnusableError, match="cut short"):
            sharing.begin(work)()

    def test_is_done_here_if_the_copy_dies(self) -> None:
        here = os.getpid()

        def work() -> int:
            if os.getpid() != here:
                os.kill(os.getpid(), signal.SIGKILL)
            return os.getpid()

        assert sharing.begin(work)() == here

    def test_is_done_here_if_there_can_be_no_copy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse() -> int:
            raise BlockingIOError

        monkeypatch.setattr(os, "fork", refuse)
        assert sharing.begin(os.getpid)() == os.getpid()
