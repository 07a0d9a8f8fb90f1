"""What looked like a passage when it was marked, and how that tells where it stands after an edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from skyread.notebook.anchoring import context_of, find
from skyread.notebook.annotation import Lookalike, Placement, Source, State, Target
from skyread.notebook.exchange import jsonl
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.fields import BadNoteError
from skyread.notebook.lookalikes import LONGEST_TEXT, lookalikes_of
from small_notebook import Window, annotation

LEAD = "The harbour of Elmory was closed on Friday after a crane fell into the basin."
STORY = f"""{LEAD}

Nobody was hurt. The mayor spoke of a lucky day and sent the school children home by bus.

Three tugs waited outside the mole until dusk. Their crews played cards and mended nets.

The harbour of Elmory was closed on Sunday after a storm. Two masts broke.
"""
TUGS = "Three tugs waited outside the mole until dusk."


def marked(quote: str, text: str = STORY, *, last: bool = False) -> Target:
    start = text.rindex(quote) if last else text.index(quote)
    end = start + len(quote)
    prefix, suffix, paragraph = context_of(text, start, end)
    source = Source("The harbour", None, None, "harbour.txt")
    target = Target("old", "text", start, end, quote, prefix, suffix, paragraph, source)
    return replace(target, lookalikes=lookalikes_of(target, text))


def alike(quote: str, text: str = STORY) -> list[str]:
    found = marked(quote, text).lookalikes
    assert found is not None
    return [one.text for one in found]


def found(placement: Placement, text: str) -> str | None:
    return None if placement.start is None else text[placement.start : placement.end]


def test_a_sentence_like_no_other_has_none() -> None:
    assert alike(TUGS) == []


def test_sentences_that_look_like_it_are_known() -> None:
    text = STORY.replace("Two masts broke.", "Three tugs waited outside the mole until noon.")
    assert alike(TUGS, text) == ["Three tugs waited outside the mole until noon."]


def test_a_part_knows_the_sentences_that_hold_its_words() -> None:
    assert alike("The harbour of Elmory") == ["The harbour of Elmory was closed on Sunday after a storm."]


def test_its_own_sentence_is_none() -> None:
    assert alike("Nobody was hurt. The mayor spoke") == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (TUGS, STORY + "Very long. " * (LONGEST_TEXT // 11)),
        (TUGS, STORY + "\n".join(f"Three tugs waited outside the mole until {n}." for n in range(20))),
    ],
    ids=["a huge text", "too many"],
)
def test_it_may_be_unknown(quote: str, text: str) -> None:
    assert marked(quote, text).lookalikes is None


def test_a_sentence_that_was_changed_and_torn_out_is_offered_and_not_taken() -> None:
    changed = "Three tugs had waited outside the mole until dawn."
    paragraphs = STORY.replace(f"{TUGS} Their crews played cards and mended nets.\n\n", "").split("\n\n")
    text = "\n\n".join([f"By noon it rained hard. {changed} All were paid.", *paragraphs])
    placement = find(marked(TUGS), text, "new")
    assert placement.state in (State.AMBIGUOUS, State.ORPHAN)
    assert [text[one.start : one.end] for one in placement.candidates][:1] == [changed]


def test_it_is_not_found_where_a_lookalike_was_changed_into_something_like_it() -> None:
    before = STORY.replace("Two masts broke.", "Three tugs waited outside the mole until noon.")
    after = before.replace(TUGS + " ", "").replace("until noon", "until ten")
    assert find(marked(TUGS, before), after, "new").start is None


def _twice(text: str = STORY) -> str:
    return f"{text}\nRead it again from the start, for those who came late to the page.\n\n{LEAD}\n\nThat was all.\n"


def test_the_twin_of_a_deleted_lead_is_not_taken_for_it() -> None:
    wanted = marked(LEAD, _twice())
    text = "A new beginning, of other things.\n\n" + _twice().replace(f"{LEAD}\n\n", "", 1)
    assert text.count(LEAD) == 1
    placement = find(wanted, text, "new")
    assert placement.state in (State.AMBIGUOUS, State.ORPHAN)
    assert placement.candidates


@pytest.mark.parametrize("last", [False, True])
def test_twins_that_both_stay_are_told_apart(last: bool) -> None:
    wanted = marked(LEAD, _twice(), last=last)
    text = f"By our own reporter.\n\n{_twice()}"
    assert find(wanted, text, "new").start == (text.rindex(LEAD) if last else text.index(LEAD))


def test_an_only_sentence_is_known_by_its_words_alone() -> None:
    text = f"Something else entirely. {TUGS}\n\nNot one more word of it is left."
    assert found(find(marked(TUGS), text, "new"), text) == TUGS


@pytest.mark.parametrize(
    "known",
    [
        None,
        (),
        (Lookalike("Two men’s “boats”;\n sank.", 0.25),),
        (Lookalike("Two men sank.", 0.25, "Before it.\n\n", " After it."),),
    ],
)
def test_the_notebook_keeps_them(known: tuple[Lookalike, ...] | None, tmp_path: Path) -> None:
    one = annotation("a")
    one = replace(one, target=replace(one.target, lookalikes=known))
    with Window(tmp_path / "n.sqlite") as window:
        window.annotations.keep([one], "Mark")
    with Window(tmp_path / "n.sqlite") as window:
        assert window.annotations.all() == [one]


@pytest.mark.parametrize("listed", ["x", ["x"], [["x"]], [["x", "y"]], [[1, 0.5]]])
def test_what_is_no_list_of_them_is_refused(listed: object) -> None:
    record = jsonl.record_of(Entry(annotation("a")))
    with pytest.raises(BadNoteError):
        jsonl.entry_of({**record, "lookalikes": listed})


def test_exports_take_along_what_stood_around_them() -> None:
    known = (Lookalike("Two men sank.", 0.25, "Before it. ", ""), Lookalike("Two boats sank.", 0.5))
    one = annotation("a")
    entry = Entry(replace(one, target=replace(one.target, lookalikes=known)))
    assert jsonl.entry_of(jsonl.record_of(entry)) == entry
