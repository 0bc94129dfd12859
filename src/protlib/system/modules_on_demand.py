"""Modules of Python that every start imports for Typer, and few commands use: each is loaded at its first use.

Typer, and what it imports, names them at the top; their functions ask for them much later, if ever. To load them takes
a sixth of the time of all that Typer imports.
"""

import sys
from _thread import RLock
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Final

_NAMES: Final = (
    "bz2", "difflib", "gettext", "ipaddress", "json", "locale", "lzma", "platform", "shellingham", "shutil",
    "subprocess", "textwrap", "tokenize", "urllib.parse",
)  # fmt: skip
"""Of which nothing but the name is needed until a function runs that uses them; none of them uses another at once."""


def _make_caller(module: str, function: str) -> Callable[..., object]:
    """Return a function that stands for one of a module, which is loaded when it is called."""

    def call(*values: object, **values_by_name: object) -> object:
        loaded = import_module(module)
        loaded.__doc__  # noqa: B018 - who asks for this loads it
        return getattr(loaded, function)(*values, **values_by_name)

    return call


_FUNCTIONS_CALLED_LATER: Final = (
    ("difflib", "get_close_matches"), ("gettext", "gettext"), ("shutil", "get_terminal_size"),
    ("urllib.parse", "quote"), ("urllib.parse", "quote_from_bytes"), ("urllib.parse", "unquote"),
    ("urllib.parse", "urlsplit"),
)  # fmt: skip
"""Functions that others take from a module when they are imported, and call later."""
_ANSWERS: Final[dict[str, dict[str, object]]] = {
    **({"platform": {"system": lambda: "Linux"}} if sys.platform == "linux" else {}),
    **{
        module: {name: _make_caller(of, name) for of, name in _FUNCTIONS_CALLED_LATER if of == module}
        for module, _name in _FUNCTIONS_CALLED_LATER
    },
}
"""What each start asks of a module, and is known before it is loaded: `uuid` asks for the system that it runs on."""
_MODULE_ATTRIBUTES: Final = frozenset({"__class__", "__dict__", "__loader__", "__name__", "__path__", "__spec__"})
"""What an import asks of a module that is there already."""
_AHEAD: Final = "protlib: not loaded"
_lock: Final = RLock()


class _OnDemand(ModuleType):
    """A module that is loaded as soon as somebody asks it for something; meanwhile, other threads wait."""

    def __getattribute__(self, name: str) -> object:
        if name not in _MODULE_ATTRIBUTES:
            with _lock:
                namespace = ModuleType.__getattribute__(self, "__dict__")
                if name in _ANSWERS.get(namespace["__name__"], ()):
                    return namespace[name]
                if namespace.pop(_AHEAD, False):  # it may ask for itself while it is loaded
                    try:
                        namespace["__spec__"].loader.exec_module(self)
                    except ImportError:  # as where this Python was built without a library: so hears everybody who asks
                        namespace[_AHEAD] = True
                        raise
                    self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is like any other
        return ModuleType.__getattribute__(self, name)


def put_off() -> None:
    """Have these modules loaded at their first use, unless they are loaded already."""
    for name in _NAMES:
        if name not in sys.modules and (spec := find_spec(name)):
            module = module_from_spec(spec)
            vars(module).update({_AHEAD: True, **_ANSWERS.get(name, {})})
            module.__class__ = _OnDemand
            sys.modules[name] = module
            package, _dot, last = name.rpartition(".")
            if package:
                setattr(sys.modules[package], last, module)
