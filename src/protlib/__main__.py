"""Where the process begins: `protlib`, and `python -m protlib`."""

import os
from typing import NoReturn

from protlib.stopping import listen


def main() -> NoReturn:
    """Run the command line and end the process as it stands: to free its memory first takes a tenth of a search."""
    listen()  # before what takes time to import
    from protlib.cli import run

    os._exit(run())


if __name__ == "__main__":
    main()
