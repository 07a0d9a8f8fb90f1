"""Ten thousand rounds of edits against the anchors, with the figures that the README quotes."""

from __future__ import annotations

import pytest

from anchor_edits import judge, make_round

ROUNDS = {"elsewhere": 4000, "quote": 3000, "gone": 3000}
SAYS = {
    "elsewhere": "up to 20 % of the words changed elsewhere, paragraphs moved",
    "quote": "up to 20 % of the quote's characters changed, and up to 10 % of the words elsewhere",
    "gone": "quote deleted, lookalikes and copies left, texts cut in half",
}
LEAST = {"elsewhere": 0.98, "quote": 0.94, "gone": 0.9}


@pytest.mark.parametrize("kind", ROUNDS)
def test_anchors_hold(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong = 0, []
    for seed in range(ROUNDS[kind]):
        verdict = judge(make_round(kind, seed))
        right += verdict.right
        if verdict.wrong:
            wrong.append(seed)
    share = right / ROUNDS[kind]
    with capsys.disabled():
        print(f"\nanchors, {SAYS[kind]}: {share:.1%} right, {len(wrong)} silently wrong of {ROUNDS[kind]}")
    assert share >= LEAST[kind]
    assert wrong == []
