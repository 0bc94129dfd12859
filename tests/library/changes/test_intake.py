"""Adding: the keys that records get, and what becomes of those that are there already."""

import pytest

from protlib.duplicates import comparison
from protlib.errors import InputRefusedError, LibraryUnusableError
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Match, OnDuplicate
from sample_records.libraries import CARING, CAUSES, OTHER, actions, keys, label


class TestAdding:
    def test_keeps_the_key_and_says_when(self, library: Library) -> None:
        [outcome] = library.add_many([CARING.changed(source="catalogue.txt")])
        assert outcome.action == "added"
        assert outcome.publication == CARING.changed(
            source="catalogue.txt", created="2026-11-24T12:00:00Z", modified="2026-11-24T12:00:00Z"
        )
        assert library.get("iom2009caring") == outcome.publication

    def test_keeps_when_a_record_was_made_in_another_library(self, library: Library) -> None:
        [outcome] = library.add_many([CARING.changed(created="2020-01-01T00:00:00Z", modified="2021-01-01T00:00:00Z")])
        assert outcome.publication.created == "2020-01-01T00:00:00Z"
        assert outcome.publication.modified == "2026-11-24T12:00:00Z"

    def test_names_the_file_of_those_that_name_none(self, library: Library) -> None:
        outcomes = library.add_many([CARING, CAUSES.changed(source="b.ris")], sources=["a.ris", "a.ris"])
        assert [outcome.publication.source for outcome in outcomes] == ["a.ris", "b.ris"]

    def test_makes_the_keys_that_are_missing(self, library: Library) -> None:
        outcomes = library.add_many([CARING.changed(key=""), CAUSES.changed(key="")])
        assert [outcome.publication.key for outcome in outcomes] == ["iom2009caring", "jobe2010causes"]
        assert [outcome.given_key for outcome in outcomes] == ["", ""]

    def test_makes_no_key_that_a_later_record_comes_with(self, library: Library) -> None:
        outcomes = library.add_many([CARING.changed(key=""), OTHER.changed(key="IOM2009caring")])
        assert [outcome.publication.key for outcome in outcomes] == ["iom2009caringa", "IOM2009caring"]

    @pytest.mark.parametrize("answer", ["gesod2017ideas", "GESOD2017Ideas"])
    def test_gives_another_key_where_one_is_taken_and_tells(self, library: Library, answer: str) -> None:
        library.add_many([OTHER])
        [outcome] = library.add_many([CARING.changed(key=answer)])
        assert (outcome.publication.key, outcome.given_key) == (f"{answer}a", answer)
        [outcome] = library.add_many([CAUSES.changed(key=answer)])
        assert (outcome.publication.key, outcome.given_key) == (f"{answer}b", answer)

    def test_gives_no_key_that_a_record_once_had(self, library: Library) -> None:
        library.add_many([OTHER])
        library.rekey("gesod2017ideas", "gesod2017")
        [outcome] = library.add_many([CARING.changed(key="gesod2017ideas")])
        assert outcome.publication.key == "gesod2017ideasa"
        assert library.get("gesod2017ideas").title == "Ideas"

    def test_drops_aliases_that_are_taken(self, library: Library) -> None:
        library.add_many([OTHER])
        [outcome] = library.add_many([CARING.changed(aliases=("gesod2017ideas", "caring"))])
        assert outcome.publication.aliases == ("caring",)

    def test_keeps_records_whose_keys_differ_by_an_accent_apart(self, library: Library) -> None:
        outcomes = library.add_many([CARING.changed(key="józef"), CAUSES.changed(key="jozef")])
        assert [outcome.publication.key for outcome in outcomes] == ["józef", "jozef"]

    def test_writes_once_and_only_if_something_is_new(self, library: Library) -> None:
        library.add_many([CARING, CAUSES], label="import a.ris")
        assert label(library) == "import a.ris: 2 added"
        assert len(library.history()) == 2
        before = library.path.stat()
        assert actions(library.add_many([CARING, CAUSES])) == ["skipped", "skipped"]
        assert library.path.stat() == before

    def test_makes_no_file_for_nothing(self, library: Library) -> None:
        assert library.add_many([]) == []
        assert not library.path.exists()

    def test_only_tells_in_a_dry_run(self, library: Library) -> None:
        library.add_many([CARING])
        before = library.path.read_bytes()
        outcomes = library.add_many([CARING.changed(key=""), CAUSES.changed(key="iom2009caring")], dry_run=True)
        assert actions(outcomes) == ["skipped", "added"]
        assert (outcomes[1].publication.key, outcomes[1].given_key) == ("iom2009caringa", "iom2009caring")
        assert library.path.read_bytes() == before

    def test_needs_no_writable_library_for_a_dry_run(self, library: Library) -> None:
        library.add_many([CARING])
        library.path.chmod(0o444)
        assert actions(library.add_many([CAUSES], dry_run=True)) == ["added"]
        with pytest.raises(LibraryUnusableError, match="read-only"):
            library.add_many([CAUSES])

    def test_names_the_record_that_json_cannot_hold(self, library: Library) -> None:
        library.add_many([CARING])
        with pytest.raises(InputRefusedError, match="jobe2010causes cannot be stored"):
            library.add_many([OTHER, CAUSES.changed(extra={"number": 2**80})])
        assert keys(library) == ["iom2009caring"]
        assert actions(library.add_many([OTHER])) == ["added"]


class TestDuplicates:
    def test_are_skipped_and_the_one_that_is_there_is_given(self, library: Library) -> None:
        library.add_many([CARING])
        [outcome] = library.add_many([CARING.changed(key="mine", abstract="Long.")])
        assert (outcome.action, outcome.existing) == ("skipped", "iom2009caring")
        assert outcome.publication == library.get("iom2009caring")
        assert outcome.publication.abstract == ""

    def test_fill_what_is_empty_where_asked(self, library: Library) -> None:
        library.add_many([CARING.changed(tags=("health",), note="mine")])
        richer = CARING.changed(key="", abstract="Long.", tags=("guidance",), note="theirs")
        [outcome] = library.add_many([richer], "update", label="import b.ris")
        assert (outcome.action, outcome.existing) == ("updated", "iom2009caring")
        record = library.get("iom2009caring")
        assert record == outcome.publication
        assert (record.abstract, record.tags, record.note) == ("Long.", ("health", "guidance"), "mine")
        assert record.created < record.modified
        assert label(library) == "import b.ris iom2009caring"

    def test_that_add_nothing_change_nothing(self, library: Library) -> None:
        library.add_many([CARING])
        before = library.path.read_bytes()
        [outcome] = library.add_many([CARING.changed(key="")], "update")
        assert (outcome.action, outcome.existing) == ("unchanged", "iom2009caring")
        assert library.path.read_bytes() == before

    def test_may_be_added_again_under_the_key_it_has(self, library: Library) -> None:
        outcomes = library.add_many([CARING, CARING], "add")
        assert actions(outcomes) == ["added", "added"]

    def test_are_added_all_the_same_where_asked(self, library: Library) -> None:
        library.add_many([CARING])
        outcomes = library.add_many([CARING, CARING.changed(key="")], "add")
        assert [outcome.publication.key for outcome in outcomes] == ["iom2009caringa", "iom2009caringb"]

    def test_are_found_among_the_new_ones_too(self, library: Library) -> None:
        outcomes = library.add_many([CARING, CAUSES, CARING.changed(key="")])
        assert actions(outcomes) == ["added", "added", "skipped"]
        assert outcomes[2].existing == "iom2009caring"
        assert keys(library) == ["iom2009caring", "jobe2010causes"]

    def test_fill_new_ones_and_those_that_were_filled_before(self, library: Library) -> None:
        library.add_many([CARING])
        outcomes = library.add_many(
            [
                CARING.changed(key="", doi="10.1000/caring"),
                Publication(title=CARING.title, doi="10.1000/CARING", abstract="Long."),
                CAUSES.changed(tags=("one",)),
                CAUSES.changed(key="", tags=("two",)),
            ],
            "update",
        )
        assert actions(outcomes) == ["updated", "updated", "added", "updated"]
        assert library.get("iom2009caring").abstract == "Long."
        assert library.get("jobe2010causes").tags == ("one", "two")
        assert keys(library) == ["iom2009caring", "jobe2010causes"]

    def test_are_told_from_a_hundred_others_with_the_link_of_their_catalogue(self, library: Library) -> None:
        link = "https://publications.iom.int/search"
        many = [Publication(title=f"Report {number}", date="2009", url=link) for number in range(150)]
        assert set(actions(library.add_many(many))) == {"added"}
        assert set(actions(library.add_many(many))) == {"skipped"}
        assert len(keys(library)) == 150

    def test_are_not_those_that_share_the_doi_of_their_supplement(self, library: Library) -> None:
        titles = ["Trafficking for labour", "Return of children", "Health in detention"]
        many = [Publication(title=title, doi="10.1000/1", key=title[:3].lower()) for title in titles]
        outcomes = library.add_many(many)
        assert actions(outcomes) == ["added"] * 3
        assert [outcome.like is None for outcome in outcomes] == [True, False, False]
        assert [outcome.like.key for outcome in outcomes if outcome.like] == ["tra", "tra"]
        assert outcomes[1].like
        assert outcomes[1].like.reasons == ("same DOI", "titles differ")
        assert actions(library.add_many(many)) == ["skipped"] * 3

    def test_leave_the_key_they_came_with_as_an_alias(self, library: Library) -> None:
        library.add_many([CARING])
        [outcome] = library.add_many([CARING.changed(key="mine", aliases=("older",))], label="import a.bib")
        assert (outcome.action, outcome.aliases, outcome.given_key) == ("skipped", ("mine", "older"), "")
        assert library.get("mine").key == library.get("older").key == "iom2009caring"
        before = library.path.read_bytes()
        [outcome] = library.add_many([CARING.changed(key="mine")])
        assert (outcome.action, outcome.aliases) == ("skipped", ())
        assert library.path.read_bytes() == before

    def test_leave_no_alias_that_is_the_key_of_another(self, library: Library) -> None:
        library.add_many([CARING, CAUSES])
        before = library.path.read_bytes()
        [outcome] = library.add_many([CARING.changed(key="jobe2010causes")])
        assert (outcome.action, outcome.aliases, outcome.given_key) == ("skipped", (), "jobe2010causes")
        assert library.path.read_bytes() == before

    def test_leave_their_keys_to_those_that_are_only_now_added_or_filled(self, library: Library) -> None:
        outcomes = library.add_many(
            [CARING, CARING.changed(key="mine"), CARING.changed(key="yours", abstract="x")], "update"
        )
        assert actions(outcomes) == ["added", "updated", "updated"]
        assert library.get("mine") == library.get("yours")
        assert library.get("mine").aliases == ("mine", "yours")

    def test_tell_in_a_dry_run_which_keys_would_be_aliases(self, library: Library) -> None:
        library.add_many([CARING])
        before = library.path.read_bytes()
        [outcome] = library.add_many([CARING.changed(key="mine")], dry_run=True)
        assert outcome.aliases == ("mine",)
        assert library.path.read_bytes() == before

    def test_are_those_with_their_key_where_several_are_the_same(self, library: Library) -> None:
        library.add_many([CARING])
        library.add_many([CARING, CARING], "add")
        before = library.path.read_bytes()
        outcomes = library.add_many([CARING.changed(key="iom2009caringb"), CARING.changed(key="iom2009caringa")])
        assert [outcome.existing for outcome in outcomes] == ["iom2009caringb", "iom2009caringa"]
        assert library.path.read_bytes() == before

    def test_are_those_with_their_key_and_title_where_nothing_else_is_known(self, library: Library) -> None:
        bare = [Publication(key=f"k{number}", title="Update") for number in range(3)]
        assert actions(library.add_many(bare[:1])) == ["added"]
        library.change(["k0"], lambda record: record.changed(publisher="IOM", date="2020"))
        assert actions(library.add_many(bare)) == ["skipped", "added", "skipped"]

    def test_are_not_what_only_may_be_the_same_which_is_told(self, library: Library) -> None:
        library.add_many([CAUSES])
        [outcome] = library.add_many([CAUSES.changed(key="", url="", date="2011")])
        assert (outcome.action, outcome.publication.key) == ("added", "jobe2011causes")
        assert outcome.like
        assert outcome.like.key == "jobe2010causes"
        assert 0.9 <= outcome.like.score < 0.95
        assert outcome.like.reasons == ("same title", "a year apart", "same author")
        [outcome] = library.add_many([CAUSES.changed(key="", url="", date="2011")])
        assert (outcome.action, outcome.existing, outcome.like) == ("skipped", "jobe2011causes", None)

    def test_are_found_again_whatever_was_not_sure_the_first_time(self, library: Library) -> None:
        series = [
            Publication(title=title, date=date, abstract=abstract)
            for title in ("Update", "Protection Monitoring Update", "Situation Report 12", "")
            for date in ("", "2020", "2020-03", "2021")
            for abstract in ("", "On the coast.", "On the border.")
        ]
        library.add_many(series)
        before = library.path.read_bytes()
        assert "added" not in actions(library.add_many(series))
        assert "added" not in actions(library.add_many(series[::-1]))
        assert library.path.read_bytes() == before

    def test_need_no_comparison_where_they_say_the_same(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        records = [record.changed(key="") for record in (CARING, CAUSES, OTHER)]
        library.add_many(records)
        monkeypatch.delattr(comparison, "judge_each")
        outcomes = library.add_many([records[0].changed(topics=()), *records[1:]])
        assert actions(outcomes) == ["skipped"] * len(records)


class TestPieces:
    """What each issue of a journal has under one title is as many publications as there are issues."""

    REVIEWS = Publication(
        type="article-journal", title="Book reviews", container_title="Migration Studies", date="2010"
    )

    def test_that_say_no_issue_are_all_added_and_told_and_come_again_without_doubles(self, library: Library) -> None:
        reviews = [self.REVIEWS] * 3
        outcomes = library.add_many(reviews)
        assert actions(outcomes) == ["added"] * 3
        assert [outcome.like is not None for outcome in outcomes] == [False, True, True]
        assert actions(library.add_many(reviews)) == ["skipped"] * 3
        assert actions(library.add_many([*reviews, self.REVIEWS])) == ["skipped"] * 3 + ["added"]

    def test_that_say_their_issue_are_known_by_it(self, library: Library) -> None:
        reviews = [self.REVIEWS.changed(volume="12", issue=issue) for issue in ("1", "2", "1")]
        assert actions(library.add_many(reviews)) == ["added", "added", "skipped"]
        assert actions(library.add_many(reviews)) == ["skipped"] * 3


class TestTwins:
    """Records of one publication of which one says more: it is united with the other, or told."""

    BARE = CARING.changed(key="", date="", tags=("shelter",))
    FULL = CARING.changed(key="", abstract="Long.", url="", tags=("health",))

    @pytest.mark.parametrize("is_first", [True, False])
    @pytest.mark.parametrize("how", ["skip", "update"])
    def test_that_come_together_are_united_whichever_says_more(
        self, library: Library, how: OnDuplicate, is_first: bool
    ) -> None:
        records = [self.FULL, self.BARE] if is_first else [self.BARE, self.FULL]
        outcomes = library.add_many(records, how)
        assert [outcome.is_united for outcome in outcomes] == [False, True]
        [record] = map(library.get, keys(library))
        assert (record.date, record.abstract, {*record.tags}) == (CARING.date, "Long.", {"shelter", "health"})
        assert record.url == CARING.url
        again = library.add_many(records)
        assert (actions(again), [outcome.additional_fields for outcome in again]) == (["skipped"] * 2, [(), ()])

    def test_that_come_together_keep_the_key_and_the_source_of_the_first(self, library: Library) -> None:
        records = [self.BARE.changed(key="mine"), self.FULL.changed(key="yours")]
        library.add_many(records, sources=["a.ris", "b.ris"])
        record = library.get("yours")
        assert (record.key, record.aliases, record.source) == ("mine", ("yours",), "a.ris")

    def test_that_come_together_are_as_closed_as_the_more_closed(self, library: Library) -> None:
        [_first, second] = library.add_many([self.BARE, self.FULL.changed(access="confidential")])
        assert second.publication.access == "confidential"
        assert "the file says confidential, and the stricter counts" in "".join(second.notes)

    def test_that_say_the_same_are_not_told_as_united(self, library: Library) -> None:
        assert [outcome.is_united for outcome in library.add_many([self.FULL, self.FULL])] == [False, False]

    @pytest.mark.parametrize("match", ["auto", "key", "id"])
    def test_of_what_is_there_tell_what_they_would_fill(self, library: Library, match: Match) -> None:
        library.add_many([CARING.changed(date="", tags=("shelter",))])
        before = library.path.read_bytes()
        new = CARING.changed(abstract="Long.", tags=("shelter", "health"))
        [outcome] = library.add_many([new], match=match)
        assert (outcome.action, {*outcome.additional_fields}) == ("skipped", {"date", "abstract", "tags"})
        assert library.path.read_bytes() == before
        assert actions(library.add_many([new], "update", match=match)) == ["updated"]
        [outcome] = library.add_many([new], match=match)
        assert (outcome.action, outcome.additional_fields) == ("skipped", ())

    def test_that_say_what_is_there_in_other_words_say_no_more(self, library: Library) -> None:
        library.add_many([CARING.changed(abstract="Long.")])
        [outcome] = library.add_many([CARING.changed(abstract="Longer than that.", tags=())])
        assert outcome.additional_fields == ()

    def test_of_which_a_row_is_to_count_are_not_united(self, library: Library) -> None:
        rows = [CARING.changed(abstract="First of all."), CARING.changed(abstract="Last.")]
        library.add_many(rows, "replace")
        assert library.get("iom2009caring").abstract == "Last."
