"""Where the process begins: `protlib`, and `python -m protlib`."""

import _signal  # type: ignore[import-not-found]  # the module `signal` takes a while to import, and Ctrl-C may come at any moment

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import gc
import os
from typing import NoReturn

from protlib.system.modules_on_demand import put_off
from protlib.system.signals import handle_signals


def main() -> NoReturn:
    """Run the command line, and end the process with its exit code."""
    handle_signals()  # before what takes time to import
    gc.disable()  # a command ends before the collector finds anything, and it would look through all that is imported
    put_off()
    from protlib.cli.main import run

    # As it stands, all output being flushed: a search among 10,000 records takes 97 ms of CPU time, and 109 where
    # the interpreter frees its memory first (the best of 20 runs each, taken in turn).
    os._exit(run())


if __name__ == "__main__":
    main()
