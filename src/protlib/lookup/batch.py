"""Several publications looked up one after the other: what was found, and why others were not."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protlib.errors import ExitCode, ProtlibError
from protlib.lookup.answer import Network
from protlib.lookup.inquiry import Inquiry, LookedUpRecord, NotFoundError
from protlib.lookup.services import look_up
from protlib.system.progress import Progress, unwatched


class Missed(NamedTuple):
    """What was not found, why, and the exit code of a command that asks for nothing else."""

    inquiry: Inquiry
    why: str
    code: ExitCode


class LookedUp(NamedTuple):
    """What was found, each with what was asked for it, and what was not."""

    answers: Sequence[tuple[Inquiry, LookedUpRecord]]
    missed: Sequence[Missed]


def look_up_all(
    inquiries: Iterable[Inquiry], network: Network, progress: Progress = unwatched, *, reliefweb: str = ""
) -> LookedUp:
    """Return what is found of all that is asked for, each once; one that is not there takes no other with it.

    `reliefweb` is the name under which its API lets the user in, "" for none.
    """
    every = list(dict.fromkeys(inquiries))
    answers: list[tuple[Inquiry, LookedUpRecord]] = []
    missed: list[Missed] = []
    for count, inquiry in enumerate(every):
        progress(count, len(every))
        try:
            answers.append((inquiry, look_up(inquiry, network, reliefweb=reliefweb)))
        except NotFoundError as error:
            missed.append(Missed(inquiry, str(error), ExitCode.NOTHING_FOUND))
        except ProtlibError as error:
            missed.append(Missed(inquiry, str(error), error.exit_code))
    progress(len(every), len(every))
    return LookedUp(answers, missed)
