"""Whatever is done, it is there after reopening; whatever happens to the files, nothing is raised."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from skyread.index.cache import BlobCache
from skyread.notebook.reading import Reading
from skyread.notebook.store import Notebook
from skyread.text.spans import Passage

IDS = st.sampled_from(["one", "two", "three"])
OFFSETS = st.integers(0, 10**7)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("place"), IDS, OFFSETS, st.floats(0, 1)),
        st.tuples(st.just("read"), IDS, st.booleans()),
        st.tuples(st.just("mark"), IDS, st.sampled_from("abAB"), OFFSETS),
        st.tuples(st.just("trail"), st.lists(st.tuples(IDS, OFFSETS), max_size=4)),
        st.tuples(st.just("setting"), st.sampled_from("xy"), st.text(max_size=5)),
        st.tuples(st.just("reopen")),
    ),
    max_size=12,
)
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=64)), min_size=1, max_size=6
)


class Model:
    """What a reader expects to find again."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[int, float]] = {}
        self.read: dict[str, bool] = {}
        self.marks: dict[tuple[str, str], tuple[str, int]] = {}
        self.trail: list[tuple[str, int]] = []
        self.settings: dict[str, str] = {}

    def do(self, act, reading: Reading) -> None:
        match act:
            case ("place", article, offset, progress):
                reading.remember_place(article, offset, offset, progress)
                self.places[article] = (offset, max(progress, self.places.get(article, (0, 0.0))[1]))
            case ("read", article, read):
                reading.set_read([article], read)
                self.read[article] = read
            case ("mark", article, letter, offset):
                reading.set_mark(letter, Passage(article, offset, offset + 1, "mark"))
                self.marks[letter, article if letter.islower() else ""] = (article, offset)
            case ("trail", entries):
                reading.save_trail(
                    [Passage(article, place, place, "hit") for article, place in entries], len(entries)
                )
                self.trail = entries
            case ("setting", key, value):
                reading.set_setting(key, value)
                self.settings[key] = value

    def check(self, reading: Reading) -> None:
        for article in ("one", "two", "three"):
            state = reading.state(article)
            assert (state.top, state.progress) == self.places.get(article, (0, 0.0))
            assert state.read == self.read.get(article, False)
            for letter in "abAB":
                mark = reading.mark(letter, article)
                expected = self.marks.get((letter, article if letter.islower() else ""))
                assert (mark and (mark.article, mark.start)) == expected
        trail, position = reading.load_trail()
        assert [(one.article, one.start) for one in trail] == self.trail
        assert position == len(self.trail)
        assert all(reading.setting(key) == value for key, value in self.settings.items())


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_what_was_done_is_there_after_reopening(acts) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.sqlite"
        model = Model()
        notebook = Notebook.open(path)
        for act in [*acts, ("reopen",)]:
            if act == ("reopen",):
                notebook.close()
                notebook = Notebook.open(path)
                model.check(Reading(notebook))
            model.do(act, Reading(notebook))
        assert notebook.notice is None
        notebook.close()


def damaged(content: bytes, damage: list[tuple[float, bytes]]) -> bytes:
    changed = bytearray(content)
    for share, junk in damage:
        place = int(share * len(content))
        changed[place : place + len(junk)] = junk
    return bytes(changed)


@settings(max_examples=60, deadline=None)
@given(DAMAGE, st.floats(0, 1))
def test_a_damaged_notebook_is_never_in_the_way(damage, kept) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.sqlite"
        notebook = Notebook.open(path)
        for number in range(30):
            Reading(notebook).set_setting(f"key {number}", "value " * 20)
        notebook.close()
        content = damaged(path.read_bytes(), damage)
        path.write_bytes(content[: max(1, int(kept * 1.5 * len(content)))])
        notebook = Notebook.open(path)
        reading = Reading(notebook)
        reading.remember_place("a", 1, 2, 0.5)
        assert reading.state("a").top == 1
        reading.states(["a", "b"])
        reading.marks()
        reading.load_trail()
        reading.setting("key 3")
        notebook.close()


@settings(max_examples=40, deadline=None)
@given(DAMAGE, st.floats(0, 1))
def test_a_damaged_cache_is_never_in_the_way(damage, kept) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cache.sqlite"
        cache = BlobCache(path)
        cache.put_many({str(number): bytes(range(200)) for number in range(50)}, "v1")
        cache.close()
        content = damaged(path.read_bytes(), damage)
        path.write_bytes(content[: int(kept * 1.5 * len(content))])
        cache = BlobCache(path)
        cache.get_many([str(number) for number in range(50)], "v1")
        cache.put_many({"new": b"blob"}, "v1")
        assert cache.get_many(["new"], "v1") in ({"new": b"blob"}, {})
        cache.close()
