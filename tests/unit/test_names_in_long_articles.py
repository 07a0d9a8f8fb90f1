"""A long article is read in sections: its names are those that reading it at once would find, and little is held."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from naming import paragraphs
from skyread.entities import sections
from skyread.entities.analysis import PERSON, Analysis
from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import analyse

STORY = (
    "Harbour Board Meets Anna Kolarova In Trieste",
    "TRIESTE — The Northern Rail Agency (NRA) said on 3 May 2019 that Anna Kolarova had left for Oslo and Bergen.",
    "“We’ll count every bridge twice,” Kolarova told reporters. The NRA’s chief, Piotr Lindqvist, agreed.",
    "LINDQVIST: I was in Mara, a railway town, and in Dolna, Bulgaria, on Monday.",
    "The agency bought improvised tide gauges (ITGs) and signed the Treaty on harbour forces in Nicosia.",
    "Nobody has seen the ITGs since. Lindqvist and Kolarova came back by the Brenner Pass in June.",
)

FILLING = "Rain fell all day on the old stone bridges of the valley, and nobody came."


def read(text: str) -> Analysis:
    return analyse(text, paragraphs(text), Lexicon.load())


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Analysis]:
    """An analysis with sections of at least so many code points."""

    def read_in_sections(text: str, length: int) -> Analysis:
        monkeypatch.setattr(sections, "_LENGTH", length)
        return read(text)

    return read_in_sections


@pytest.mark.parametrize("length", [1, 150, 400])
def test_where_sections_end_changes_nothing(parted: Callable[[str, int], Analysis], length: int) -> None:
    text = "\n\n".join(STORY * 3)
    assert parted(text, length) == parted(text, 10 * len(text))


def test_what_is_named_at_one_end_counts_at_the_other() -> None:
    text = "\n\n".join([STORY[1], STORY[4], *[FILLING] * 900, STORY[5]])
    found = read(text)
    surfaces = [text[start:end] for start, end, _ in found.mentions]
    assert surfaces[-2:] == ["Kolarova", "Brenner Pass"]
    assert "ITGs" not in surfaces
    kolarova = next(form for form in found.forms if form.surface == "Kolarova")
    assert kolarova.votes[PERSON] == max(kolarova.votes)


def test_each_further_sign_of_a_text_takes_little_memory() -> None:
    def peak(times: int) -> tuple[int, int]:
        text = "\n\n".join([*STORY, *[FILLING] * 20] * times)
        tracemalloc.start()
        try:
            read(text)
            return len(text), tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(20)  # what is remembered for articles to come is no part of those that follow
    (some, taken), (more, taken_by_more) = peak(40), peak(120)
    assert taken_by_more - taken < 3 * (more - some)
