"""Where the program of a bundle begins."""

import sys

from protlib.__main__ import main
from protlib.system.bundle import begin

begin(sys.argv[1:], main)
