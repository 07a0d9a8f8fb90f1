"""Who said what in one article: each quote with the mention of its speaker and the cue that says so.

Brings together where quotes stand (`quotation`), what their sentences say of the speaker (`speakers`) and whom that means
(`antecedents`). A pure function of text, blocks and mentions; which entity a mention is, the resolver knows.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from skyread.entities import speech_cues as words
from skyread.entities.analysis import ORG, OTHER, PERSON, Analysis, Mentions, Quote
from skyread.entities.antecedents import Antecedents
from skyread.entities.quotation import ANY_DOUBLE, Quoted, may_quote, quoted
from skyread.entities.scene import Kind, Scene, Source
from skyread.entities.speakers import (
    after,
    before,
    in_between,
    leading,
    sentence_end,
    sentence_starts,
    trailing,
)
from skyread.entities.subjects import in_apposition
from skyread.library.article import Block, BlockKind

_FEWEST = 4
"""Words of a passage in marks that is taken for a quote without anything else that says so."""
_SMALL = frozenset("a an the of and in on for to with at by from or as".split())
_HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_TITLE = 30
"""Characters up to which something in marks may be the name of a thing within an attribution."""
_NEAR = 400
_REMARKED = re.compile(r"\bmade th(?:e|ese|is) (?:\w+ )?(?:remark|comment|statement|announcement)s?\b")
_STOP = re.compile(r"[.!?…]")
_WHO = re.compile(r"\bwho (?:(?:had|has|also|once|recently|earlier|previously) )*(\w+)\b[^,;:.“”\"«»]*\Z")
_FAR = 600
"""Characters before a quote in which its sentence begins, or is taken to."""


def with_quotes(analysis: Analysis, text: str, blocks: Sequence[Block]) -> Analysis:
    """The analysis of `text` with its quotes."""
    if not may_quote(text, 0, len(text)) and all(block.kind is not BlockKind.QUOTATION for block in blocks):
        return analysis
    return replace(analysis, quotes=find_quotes(text, blocks, analysis.mentions, analysis.types()))


def find_quotes(text: str, blocks: Sequence[Block], mentions: Mentions, types: bytes) -> tuple[Quote, ...]:
    """The quotes of an article in reading order, without overlap.

    `types` are positions in `analysis.TYPES`, one for each mention. A passage of fewer than four words is a quote
    only where its sentence names a speaker; titles of works are none. Offsets are code points, end exclusive.
    """
    return _Reading(text, blocks, mentions, types).quotes()


class _Reading:
    """One pass over an article."""

    def __init__(self, text: str, blocks: Sequence[Block], mentions: Mentions, types: bytes) -> None:
        self._text = text
        self._blocks = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
        self._scene = Scene(text, mentions.starts, mentions.ends, types)
        self._stands_for: dict[int, int] = {}

    def quotes(self) -> tuple[Quote, ...]:
        """All quotes."""
        found: list[tuple[Block, Quoted]] = []
        introduced = False  # an aside that is set off is no speech
        for block in self._blocks:
            if may_quote(self._text, block.start, block.end):
                attributed = partial(self._attributed, block.end)
                found += ((block, one) for one in quoted(self._text, block.start, block.end, attributed))
            if block.kind is BlockKind.QUOTATION and (not found or found[-1][0] is not block) and introduced:
                found.append((block, Quoted(block.start, block.end)))
            introduced = self._text.endswith(":", block.start, block.end)
        if not found:
            return ()
        self._part_names()
        self._spans = [(one.start, one.end) for _, one in found]
        self._antecedents = Antecedents(self._scene, self._blocks, self._spans)
        self._sources: list[Source | None] = []
        self._speakers: list[int] = []
        for place, (block, one) in enumerate(found):
            source, speaker = self._attribute(place, block, one)
            self._sources.append(source)
            self._speakers.append(speaker)
            if source is not None and (speaker >= 0 or source.kind is Kind.NOBODY):
                insort(self._antecedents.spoken, (max(source.at, source.cue[0]), speaker))
        self._name_later([block for block, _ in found])
        self._lend_back([one for _, one in found])
        return tuple(
            Quote(
                one.start,
                one.end,
                self._scene.starts[self._stands_for.get(speaker, speaker)] if speaker >= 0 else None,
                *(source.cue if source is not None else (-1, -1)),
            )
            for (block, one), source, speaker in zip(found, self._sources, self._speakers, strict=True)
            if self._is_quote(block, one, source, speaker)
        )

    def _part_names(self) -> None:
        """Reads a mention that is a surname and who reports ("Smith Reuters quotes") as the person."""
        scene, text = self._scene, self._text
        people = {
            text[start:end].rpartition(" ")[2]: number
            for number, (start, end, kind) in enumerate(
                zip(scene.starts, scene.ends, scene.types, strict=True)
            )
            if kind == PERSON
        }
        ends, kinds = array("I", scene.ends), bytearray(scene.types)
        for number, (start, end, kind) in enumerate(zip(scene.starts, scene.ends, scene.types, strict=True)):
            space = text.find(" ", start, end) if kind in (ORG, OTHER) else -1
            if space > 0 and _calls_a_person(text[start:end]):
                kinds[number] = PERSON
                self._stands_for[number] = number
                continue
            if (
                space < 0
                or (kind == ORG and not text[space:end].isupper())
                or text[start:space] not in people
            ):
                continue
            self._stands_for[number] = people[text[start:space]]
            ends[number], kinds[number] = space, PERSON
        if self._stands_for:
            self._scene = Scene(text, scene.starts, ends, kinds)

    def _attributed(self, end: int, at: int) -> bool:
        following = ANY_DOUBLE.search(self._text, at, min(end, at + 200))
        source = after(self._scene, at, following.start() if following else min(end, at + 200), strict=False)
        return source is not None and not self._text.startswith(("I ", "we ", "We ", "you "), source.at)

    def _attribute(self, place: int, block: Block, one: Quoted) -> tuple[Source | None, int]:
        text = self._text
        coming = self._spans[place + 1 : place + 4]
        limit = min(block.end, coming[0][0] if coming else block.end)
        inner = text[one.start : one.end].rstrip("\"”»'’“ ")[-1:]
        rest = text[one.end : limit].lstrip(" ")
        ended = inner in (".", "!", "?", "…") or rest.startswith((".", "!", "?"))
        strict = ended and rest.lstrip(".!? ")[:1].isupper()
        if not strict:
            limit = next((start for start, end in coming if end - start > _TITLE), block.end)
        limit = min(limit, block.end, one.end + _NEAR)
        previous = self._spans[place - 1] if place and self._spans[place - 1][1] > block.start else None
        if previous is not None and self._no_speech(place - 1, block):
            previous = None
        lead = (
            self._lead(block, one, previous)
            if strict or rest.startswith(";") or self._relative(block, one)
            else None
        )
        source = after(self._scene, one.end, limit, strict=strict) if lead is None else None
        if source is not None:
            return source, self._antecedents.resolve(source)
        source = lead or self._lead(block, one, previous)
        if source is not None:
            earlier = self._sources[place - 1] if previous else None
            if earlier is not None and source.cue == earlier.cue:
                return source, self._speakers[place - 1]
            return source, self._antecedents.resolve(source)
        if inner not in (".", "!", "?", "…") or rest[:1].islower():
            source = trailing(self._scene, one.end, limit)
            if source is not None:
                return source, self._antecedents.resolve(source)
        if block.kind in _HEADS or block.kind is BlockKind.CAPTION:
            return None, -1
        return None, self._carried(place, block, one, previous)

    def _no_speech(self, place: int, block: Block) -> bool:
        """Whether a passage in marks is no more than a word that is set off in its sentence, the first of its block."""
        start, end = self._spans[place]
        before_it = self._spans[place - 1][1] if place else 0
        return (
            self._sources[place] is None
            and before_it <= block.start
            and len(self._text[start:end].split()) < _FEWEST
            and self._text[end - 2 : end - 1] not in ".!?…"
        )

    def _relative(self, block: Block, one: Quoted) -> bool:
        """Whether a clause of the quote's own has its speaker: `X, who called it “…”, and Y, who …`."""
        found = _WHO.search(self._text, max(block.start, one.start - 90), one.start)
        return found is not None and found[1] in words.SAYING

    def _lead(self, block: Block, one: Quoted, previous: tuple[int, int] | None) -> Source | None:
        """The source in what stands before the quote in its sentence."""
        text = self._text
        start = max(block.start, previous[1] if previous else 0, one.start - _FAR)
        if not text[start : one.start].strip(" \"'“”«»(—–-,.;"):
            return None
        begun = sentence_starts(text, start, one.start)[-1]
        if (
            previous
            and begun <= start + 2
            and _STOP.search(text, start, begun) is None
            and text[previous[1] - 4 : previous[1]].rstrip("\"”»'’")[-1:] not in ".!?…"
        ):
            # the sentence began before the quote before: its subject is that quote's, unless another one follows
            return before(self._scene, begun, one.start)
        closed = text[begun : one.start].rstrip()
        if not closed or (closed.endswith((".", "!", "?", "…")) and closed[-3:] != "..."):
            return None
        source = before(self._scene, begun, one.start)
        if source is None and closed.endswith(":"):
            return in_apposition(self._scene, begun, one.start) or _somebodys(text, begun)
        return source

    def _carried(self, place: int, block: Block, one: Quoted, previous: tuple[int, int] | None) -> int:
        """The speaker of a quote whose own sentence names none: the one who spoke before it."""
        text = self._text
        gap_start = previous[1] if previous else block.start
        gap = text[gap_start : one.start]
        mid_sentence = bool(gap.strip(" \"'“”«»(—–-")) and not gap.rstrip().endswith(
            (".", "!", "?", "…", ":")
        )
        if previous is not None:
            same_sentence = sentence_end(text, previous[1], one.start) >= one.start
            if same_sentence and (other := in_between(self._scene, gap_start, one.start)) >= 0:
                return other
            if same_sentence or self._continues(previous[1], one.start, place):
                return self._speakers[place - 1]
        if mid_sentence:
            begun = sentence_starts(text, max(gap_start, one.start - _FAR), one.start)[-1]
            if previous is not None and begun <= gap_start + 2:
                return -1
            source = leading(self._scene, begun, one.start)
            if source is not None:
                return self._antecedents.resolve(source)
        if mid_sentence:
            return (
                self._antecedents.last_source(one.start)
                if len(gap) < _NEAR and previous is None and self._reported(block, one)
                else -1
            )
        found = self._antecedents.last_source(one.start)
        if found < 0 and not gap.strip() and place and self._previous_open(place):
            found = self._speakers[place - 1]
        return found

    def _continues(self, start: int, end: int, place: int) -> bool:
        """Whether what stands between two quotes is no more than the attribution of the first."""
        source = self._sources[place - 1]
        if source is None or source.cue[1] <= self._spans[place - 1][0]:
            return not self._text[start:end].strip(" ,.;—–-")
        while end > start and self._text[end - 1] in " -–—":
            end -= 1
        return end - start < 200 and len(sentence_starts(self._text, start, end)) == 1

    def _reported(self, block: Block, one: Quoted) -> bool:
        """Whether the sentence before the quote's, in the same block, reports what somebody says."""
        return sentence_end(self._text, max(block.start, one.start - _FAR), one.start) < one.start

    def _previous_open(self, place: int) -> bool:
        return place > 0 and not self._text[self._spans[place - 1][1] : self._spans[place][0]].strip()

    def _name_later(self, blocks: list[Block]) -> None:
        """Gives what "a lawmaker" said to the person of whom the next block says first that the remarks are theirs."""
        scene, following = self._scene, dict(pairwise(self._blocks))
        for place, block in enumerate(blocks):
            source = self._sources[place]
            if (
                source is None
                or source.kind is not Kind.NOBODY
                or self._speakers[place] >= 0
                or block not in following
            ):
                continue
            coming = following[block]
            first = next(iter(scene.between(coming.start, coming.start + 60)), -1)
            if (
                first >= 0
                and scene.types[first] == PERSON
                and _REMARKED.search(self._text, scene.ends[first], min(coming.end, scene.ends[first] + _FAR))
            ):
                self._speakers[place] = first

    def _lend_back(self, found: list[Quoted]) -> None:
        """Paragraphs of one speech that is attributed at its end."""
        for place in range(len(found) - 2, -1, -1):
            if found[place].open and self._speakers[place] < 0 and self._previous_open(place + 1):
                self._speakers[place] = self._speakers[place + 1]

    def _is_quote(self, block: Block, one: Quoted, source: Source | None, speaker: int) -> bool:
        inside = self._text[one.start + 1 : one.end - 1]
        tokens = inside.split()
        if len(tokens) < _FEWEST:
            return (
                source is not None
                and speaker >= 0
                and source.cue[0] >= 0
                and abs(source.cue[0] - one.start) < 90
                and block.kind not in _HEADS
            )
        direct = source is not None and source.cue[0] >= one.end
        return direct or not self._is_title(one, tokens)

    def _is_title(self, one: Quoted, tokens: list[str]) -> bool:
        """Whether the words are capitalised as in the title of a work."""
        starts = self._scene.starts
        number = bisect_right(starts, one.start + 2) - 1
        if (
            number >= 0
            and starts[number] > one.start
            and self._scene.ends[number] >= one.end - 2
            and self._scene.types[number] == OTHER
        ):
            return True
        plain = [token.strip(".,;:!?\"'“”‘’") for token in tokens]
        weighty = [token for token in plain[1:] if token and token.lower() not in _SMALL]
        return (
            bool(weighty)
            and plain[0][:1].isupper()
            and all(token[0].isupper() or token[0].isdigit() for token in weighty)
        )


def _somebodys(text: str, start: int) -> Source | None:
    """The source of a sentence that begins with what is his or hers: `Her letter ended so: “…”`."""
    if text.startswith("His ", start):
        return Source(Kind.HE, start)
    return Source(Kind.SHE, start) if text.startswith("Her ", start) else None


def _calls_a_person(name: str) -> bool:
    """Whether a name that is taken for a body's is a given name and a surname by their looks."""
    first, *more = name.lower().split()
    return (
        len(more) == 1
        and (first in words.FEMALE or first in words.MALE)
        and (words.FEMALE_SURNAME.match(more[0]) or words.MALE_SURNAME.match(more[0])) is not None
    )
