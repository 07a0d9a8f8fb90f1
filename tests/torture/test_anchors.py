"""Ten thousand rounds of edits against the anchors, with the figures that the README quotes.

The rules were set with these very rounds in sight. On 16,000 rounds that nobody had looked at none was silently wrong,
99.8 % were right where the edits were elsewhere, and 96.1 % where the quote was changed. Earlier rules had 3, 2, 0, 2 and
0 silently wrong on batches of ten thousand.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from anchor_edits import judge, make_round

ROUNDS = {"elsewhere": 4000, "quote": 3000, "gone": 3000, "moved": 500, "twins": 500}
SAYS = {
    "elsewhere": "up to 20 % of the words changed elsewhere, paragraphs moved",
    "quote": "up to 20 % of the quote's characters changed, and up to 10 % of the words elsewhere",
    "gone": "quote deleted, lookalikes and copies left, texts cut in half",
    "moved": "its paragraph edited in a quarter of the words and moved at once, all others moved too",
    "twins": "one of two identical paragraphs taken out (where nothing tells which, asking is right)",
}
LEAST = {"elsewhere": 0.995, "quote": 0.95, "gone": 0.94, "moved": 0.9, "twins": 0.8}


def test_anchors_of_which_no_lookalikes_are_known_are_no_less_safe(
    capsys: pytest.CaptureFixture[str],
) -> None:
    right, wrong = 0, []
    for seed in range(1000):
        played = make_round("elsewhere", seed), make_round("gone", seed)
        verdicts = [judge(replace(one, target=replace(one.target, lookalikes=None))) for one in played]
        right += verdicts[0].right
        wrong += [seed for verdict in verdicts if verdict.wrong]
    with capsys.disabled():
        print(
            f"\nanchors from other programs, {SAYS['elsewhere']}: {right / 1000:.1%} right, {len(wrong)} wrong"
        )
    assert right >= 970
    assert wrong == []


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
