"""Several publications looked up one after the other: the results, and the failures."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protlib.errors import ExitCode, ProtlibError
from protlib.lookup.answer import Inquiry, LookedUpRecord, NotFoundError, ServerAccess
from protlib.lookup.services import look_up
from protlib.system.progress import Progress


class FailedInquiry(NamedTuple):
    """A failed inquiry, the reason, and the exit code of a command that asks for nothing else."""

    inquiry: Inquiry
    reason: str
    code: ExitCode


class LookedUp(NamedTuple):
    """The results, each with its inquiry, and the failures."""

    answers: Sequence[tuple[Inquiry, LookedUpRecord]]
    failures: Sequence[FailedInquiry]


def look_up_all(inquiries: Iterable[Inquiry], network: ServerAccess, progress: Progress, *, reliefweb: str) -> LookedUp:
    """Return the results of all inquiries, each once; a failure does not stop the others.

    `reliefweb` is the user's name for its API, "" for none.
    """
    unique_inquiries = list(dict.fromkeys(inquiries))
    answers: list[tuple[Inquiry, LookedUpRecord]] = []
    failures: list[FailedInquiry] = []
    for count, inquiry in enumerate(unique_inquiries):
        progress(count, len(unique_inquiries))
        try:
            answers.append((inquiry, look_up(inquiry, network, reliefweb=reliefweb)))
        except NotFoundError as error:
            failures.append(FailedInquiry(inquiry, str(error), ExitCode.NOTHING_FOUND))
        except ProtlibError as error:
            failures.append(FailedInquiry(inquiry, str(error), error.exit_code))
    progress(len(unique_inquiries), len(unique_inquiries))
    return LookedUp(answers, failures)
