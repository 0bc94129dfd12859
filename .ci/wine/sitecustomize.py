"""Put right what Wine does otherwise than Windows.

Its C library does not say why a byte is refused that another process has locked: Windows says EACCES. It has no
`crealf`, which ends a process that imports numpy: here that is missing, as anything else that is not installed.
"""

import errno
import sys

if sys.platform == "win32":
    import msvcrt

    _locking = msvcrt.locking

    def locking(handle: int, mode: int, size: int) -> None:
        """Lock a byte of a file as Windows does it."""
        try:
            _locking(handle, mode, size)
        except OSError as error:
            if error.errno:
                raise
            raise PermissionError(errno.EACCES, "Permission denied") from error

    msvcrt.locking = locking

    class _Missing:  # `importlib.abc` has the class of finders, and would load a dozen modules before any test
        def find_spec(self, name: str, _path: object, _target: object = None) -> None:
            """Find nothing; say so of what would end the process."""
            if name in {"numpy", "pandas"}:
                raise ModuleNotFoundError(f"No module named {name!r}: Wine has no crealf", name=name)

    sys.meta_path.insert(0, _Missing())
