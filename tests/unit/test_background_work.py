"""Work on other threads: what goes wrong there is heard of, and what comes too late is of no use."""

from __future__ import annotations

import pytest

from skyread.desk.timeline_source import TimelineSource
from skyread.index.repeats import Repeats
from skyread.ui.repeats import RepeatsFound
from small_desk import press, reload, screen_of, settle, written

MAY = written("[Ortega] opened the sluice on a day in May.", title="May", path="may.txt")
JUNE = written("In June [Ortega] was asked about the sluice.", title="June", path="june.txt")


async def test_an_error_of_the_program_in_the_background_ends_it_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def find(*_: object) -> None:
        raise ZeroDivisionError("in the background")

    monkeypatch.setattr(TimelineSource, "find", find)
    with pytest.raises(ZeroDivisionError, match="in the background"):
        async with screen_of(MAY) as screen:
            press(screen, "g", "T")
            await screen.workers.wait_for_complete()
            await settle(screen)
            assert isinstance(screen.failure, ZeroDivisionError)


async def test_what_repeats_in_a_library_that_was_read_again_since_is_passed_over() -> None:
    async with screen_of(MAY) as screen:
        await screen.workers.wait_for_complete()
        await settle(screen)
        before, known = screen.desk.articles, screen.desk.seen_before.repeats
        reload(screen, MAY, JUNE)
        screen.on_repeats_found(RepeatsFound(before, Repeats()))
        assert screen.desk.seen_before.repeats is known
        found = Repeats()
        screen.on_repeats_found(RepeatsFound(screen.desk.articles, found))
        assert screen.desk.seen_before.repeats is found
