"""protlib: a reference manager for protection publications, as a command line and as a library for Python.

The names below are all that is public. docs/python.md explains them and says what may change. Python imports each name
when somebody first asks for it, so the command line starts fast.
"""

__version__ = "0.1.0"
__all__ = [
    "InputRefusedError", "Library", "LibraryUnusableError", "Name", "NothingFoundError", "Outcome", "Parsed", "Problem",
    "ProtlibError", "Publication", "Results", "Selection", "UsageError", "check", "cite", "read", "write",
]  # fmt: skip

TYPE_CHECKING = False  # that of `typing` would have to be imported
if TYPE_CHECKING:
    from protlib.errors import (
        InputRefusedError,
        LibraryUnusableError,
        NothingFoundError,
        ProtlibError,
        UsageError,
    )
    from protlib.formats.files import read, write
    from protlib.formats.parsed import Parsed, Problem
    from protlib.library import Library
    from protlib.library.citations import cite
    from protlib.library.findings import check
    from protlib.library.plan import Outcome
    from protlib.record.model import Name, Publication
    from protlib.search import Results
    from protlib.selection import Selection
else:
    _MODULES = {
        "errors": (
            "InputRefusedError",
            "LibraryUnusableError",
            "NothingFoundError",
            "ProtlibError",
            "UsageError",
        ),
        "formats.files": ("read", "write"),
        "formats.parsed": ("Parsed", "Problem"),
        "library": ("Library",),
        "library.findings": ("check",),
        "library.citations": ("cite",),
        "library.plan": ("Outcome",),
        "record.model": ("Name", "Publication"),
        "search": ("Results",),
        "selection": ("Selection",),
    }

    def __getattr__(name):
        """Import a public name when it is first asked for (PEP 562)."""
        from importlib import import_module

        for module, names in _MODULES.items():
            if name in names:
                value = globals()[name] = getattr(import_module(f"protlib.{module}"), name)
                return value
        raise AttributeError(f"module 'protlib' has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__all__})
