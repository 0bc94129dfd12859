"""What a reference leaves out because the record says it twice."""

import pytest

from protlib.citing.repetitions import without_repetitions
from protlib.record.model import Publication


@pytest.mark.parametrize(
    ("event", "container", "kept"),
    [
        ("Conference on Asylum", "Proceedings of the Conference on Asylum", ""),
        ("conference on asylum", "Proceedings: Conference on Asylum, 2019", ""),
        ("مؤتمر الهجرة", "أعمال مؤتمر الهجرة", ""),
        ("ICT", "Addictions", "ICT"),
        ("AI", "Proceedings of the Training", "AI"),
        ("Conference on Asylum", "", "Conference on Asylum"),
    ],
)
def test_a_conference_is_left_out_where_the_title_of_its_proceedings_names_it(
    event: str, container: str, kept: str
) -> None:
    paper = Publication(
        key="a",
        type="paper-conference",
        title="Routes",
        event_title=event,
        event_place="Geneva",
        container_title=container,
    )
    printed = without_repetitions(paper)
    assert (printed.event_title, printed.event_place) == (kept, "Geneva" if kept else "")
