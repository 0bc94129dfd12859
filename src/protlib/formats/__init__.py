"""The exchange formats: `registry` lists them, `protocols` says what each module has, `parsed` what a module returns.

Each name below is imported at its first use, so that a program that needs one format does not load the table of all.
"""

__all__ = [
    "FORMATS",
    "Format",
    "Parsed",
    "Problem",
    "ReadOptions",
    "WriteOptions",
    "detect",
    "exchange_format",
    "for_writing",
    "format_named",
    "losses",
    "lost_members",
    "may_have_tables",
    "read",
    "write",
    "write_each",
]  # fmt: skip

TYPE_CHECKING = False  # that of `typing` would have to be imported
if TYPE_CHECKING:
    from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
    from protlib.formats.reader import read
    from protlib.formats.registry import (
        FORMATS,
        Format,
        detect,
        exchange_format,
        for_writing,
        format_named,
        may_have_tables,
    )
    from protlib.formats.writer import losses, lost_members, write, write_each
else:
    _MODULES = {
        "parsed": ("Parsed", "Problem", "ReadOptions", "WriteOptions"),
        "reader": ("read",),
        "registry": (
            "FORMATS",
            "Format",
            "detect",
            "exchange_format",
            "for_writing",
            "format_named",
            "may_have_tables",
        ),
        "writer": ("losses", "lost_members", "write", "write_each"),
    }

    def __getattr__(name):
        """Import a name when it is first asked for (PEP 562)."""
        from importlib import import_module

        for module, names in _MODULES.items():
            if name in names:
                value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
