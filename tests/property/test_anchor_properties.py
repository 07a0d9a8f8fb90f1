"""Random edits of articles full of lookalikes: passages are found again, and none lands where it does not belong.

The same rounds in their thousands, with figures, are part of `make torture`.
"""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from anchor_edits import judge, make_round
from skyread.notebook.anchoring import context_of, find
from skyread.notebook.annotation import Source, State, Target

ROUNDS = 120


def test_edits_elsewhere_cost_nearly_no_annotation() -> None:
    verdicts = [judge(make_round("elsewhere", seed)) for seed in range(ROUNDS)]
    assert not any(verdict.wrong for verdict in verdicts)
    assert sum(verdict.right for verdict in verdicts) >= 0.98 * ROUNDS


def test_a_quote_that_was_edited_is_found_again() -> None:
    verdicts = [judge(make_round("quote", seed)) for seed in range(ROUNDS)]
    assert not any(verdict.wrong for verdict in verdicts)
    assert sum(verdict.right for verdict in verdicts) >= 0.95 * ROUNDS


def test_a_quote_that_was_deleted_goes_nowhere() -> None:
    assert not any(judge(make_round("gone", seed)).wrong for seed in range(ROUNDS))


TEXTS = st.text(st.sampled_from("aAb .\n\r-“”\"'’…\xad\u0301\u200dé日1,"), max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(1, 30), TEXTS)
def test_any_passage_of_any_text(text: str, start: int, size: int, other: str) -> None:
    exact = text[start : start + size]
    prefix, suffix, paragraph = context_of(text, start, start + size)
    target = Target(
        "old", "text", start, start + size, exact, prefix, suffix, paragraph, Source(None, None, None, "")
    )
    placement = find(target, text, "old")
    assert placement.state is State.EXACT
    moved = find(target, other, "new")
    assert len(list(islice(moved.candidates, 6))) <= 5
    if moved.state in (State.EXACT, State.MOVED):
        assert moved.start is not None and moved.end is not None
        assert 0 <= moved.start <= moved.end <= len(other)
    else:
        assert (moved.start, moved.end) == (None, None)
