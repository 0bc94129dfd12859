"""Reports that `fill` fills, and their texts."""

from collections.abc import Callable

from programs.running import Ran
from sample_files.documents import docx, run

Fill = Callable[..., Ran]


def report(*paragraphs: str) -> bytes:
    return docx(
        *map(
            run,
            paragraphs or ("See [@iom2007handbook, p. 3].", "@jobe2010causes says, as [@iom2007handbook]."),
        )
    )


BIB = "@book{carr1999gamma, author={Carr, Yves}, title={Gamma}, year=1999}\n@book{old, title={Else}, year=1990}\n"
