"""JSON Lines: whatever the text, one line that is UTF-8, harmless, and comes back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cli_calls import OBEYED
from skyread.cli.output import to_json

UNDECODED = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=("Cs",))
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",)), UNDECODED, st.sampled_from(sorted(OBEYED)))
)


@given(TEXTS, TEXTS)
def test_a_record_comes_back_as_it_was_and_harms_nobody(key: str, value: str) -> None:
    line = to_json({key: [value], "n": None})
    assert json.loads(line) == {key: [value], "n": None} or key == "n"
    assert not OBEYED & set(line)
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


@given(st.text(st.characters(categories=("L", "N", "P"))))
def test_letters_are_not_escaped(text: str) -> None:
    plain = text.replace("\\", "").replace('"', "")
    assert to_json({"text": plain}) == f'{{"text": "{plain}"}}'
