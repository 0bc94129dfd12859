"""A second process that gathers the texts of a large library, while the first does all the rest.

It is another Python with the same protlib, or the program of the same bundle:
`python -m protlib.index.gathering_process FILE`, where FILE is this file. It reads batches of texts on standard input
and writes their lines, and then the words, to standard output, all with `marshal`; both are files, so that neither
process waits for the other before the end.
"""

import gc
import marshal
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Final

from protlib.index.text_postings import GatheredHere, GatheredTexts, batches
from protlib.system import bundle
from protlib.system.signals import last_words

_RECORDS_FOR_A_HELPER: Final = 3000
"""From so many records on there is a helper.

The CPU seconds of an index, made alone, and made with a helper (those of the helper, who works at the same time):

      1,000 records    0.21    0.17 (0.20)
      3,000            0.55    0.42 (0.39)
     10,000            2.0     1.3  (1.1)
     92,000           22      14   (11)

So it saves a third of the wait where a second processor is free; of a thousand records it makes 0.3 s out of 0.2 s, as
it has to start first.
"""
_END: Final = b"done"
_SIZE: Final = 8
"""How many bytes say the size of a value."""


@contextmanager
def gather_texts(documents: Sequence[Mapping[str, object]]) -> Iterator[GatheredTexts]:
    """Yield the texts of documents, gathered by a helper where that is faster and possible."""
    texts_of_this_process = GatheredHere(batches(documents))
    if len(documents) < _RECORDS_FOR_A_HELPER or _count_processors() < 2:
        yield texts_of_this_process
        return
    with ExitStack() as stack:
        try:
            gathered_texts: GatheredTexts = _Helper(documents, texts_of_this_process, stack)
        except OSError:
            gathered_texts = texts_of_this_process
        yield gathered_texts


def _count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Helper:
    """The texts of a library, gathered by a helper; `local_texts` has them where the helper fails."""

    def __init__(self, documents: Sequence[Mapping[str, object]], local_texts: GatheredHere, stack: ExitStack) -> None:
        self._local_texts = local_texts
        self._failed = False
        input_file, self._output_file = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(2))  # noqa: SIM115 - kept
        for batch in batches(documents):
            _dump(batch, input_file)
        input_file.seek(0)
        command = (*bundle.words_that_run(__name__), __file__)
        streams: dict[str, Any] = {"stdin": input_file, "stdout": self._output_file, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, **streams)  # noqa: S603 - own words
        stack.callback(self._end)
        stack.enter_context(last_words(self._process.kill))

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _is_done(self) -> bool:
        self._output_file.seek(max(0, self._output_file.seek(0, os.SEEK_END) - len(_END)))
        return self._output_file.read() == _END

    def lines(self) -> Iterator[list[str]]:
        """Yield the lines of the records of each batch, either all or none."""
        self._process.wait()
        self._failed = not self._is_done()
        if self._failed:
            yield from self._local_texts.lines()
        else:
            self._output_file.seek(0)
            yield from _load(self._output_file)

    def words(self) -> list[dict[str, bytes]]:
        """Return the words of each part with their records (packed), once all lines are read."""
        return self._local_texts.words() if self._failed else next(_load(self._output_file))


def help_out(input_file: IO[bytes], output_file: IO[bytes]) -> None:
    """Gather the batches of texts in a file, and write the lines of each and then the words to another."""
    texts = GatheredHere(_load(input_file))
    for lines in texts.lines():
        _dump(lines, output_file)
    _dump(None, output_file)
    _dump(texts.words(), output_file)
    output_file.write(_END)


def _dump(value: Any, file: IO[bytes]) -> None:
    """Write a value to a file behind its size: to load it at once takes a third of the time of many small reads."""
    data = marshal.dumps(value)
    file.write(len(data).to_bytes(_SIZE, sys.byteorder))
    file.write(data)


def _load(file: IO[bytes]) -> Iterator[Any]:
    """Yield the values in a file, up to None or to its end."""
    while size := int.from_bytes(file.read(_SIZE), sys.byteorder):
        if (loaded := marshal.loads(file.read(size))) is None:  # noqa: S302 - none but our own
            return
        yield loaded


def main() -> None:
    """Help out, if the caller is this protlib and not another one."""
    # The program of a bundle has one protlib, whose modules are no files.
    if not bundle.folder() and not Path(__file__).samefile(sys.argv[1]):
        sys.exit(1)
    gc.disable()
    help_out(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
