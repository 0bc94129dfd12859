"""Where the process begins: `protlib`, and `python -m protlib`."""

import _signal  # type: ignore[import-not-found]  # the module `signal` takes a while to import, and Ctrl-C may come at any moment

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import os
from typing import NoReturn

from protlib.system.signals import listen


def main() -> NoReturn:
    """Run the command line and end the process as it stands: to free its memory first takes a tenth of a search."""
    listen()  # before what takes time to import
    from protlib.cli.main import run

    os._exit(run())


if __name__ == "__main__":
    main()
