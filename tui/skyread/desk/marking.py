"""Marking: highlights and notes on the passage in focus, as keys make them.

The view model of everything that is drawn about annotations, and the only place that turns a range of an article
into one. How they are kept and found again is the notebook's business; keys, prompts and drawing are the screen's.
Where the notebook refuses an act, `NotKeptError` comes through and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from skyread.desk.reader import Reader
from skyread.desk.targets import shortened, target_of, whole, word_edge
from skyread.entities.model import Mention
from skyread.index.library_index import Index
from skyread.keys.pens import Pen
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation, Placed, Placement, State, Target, fresh_id, now
from skyread.notebook.annotations import Annotations
from skyread.notebook.reading import Reading
from skyread.text.spans import Span

MentionsBetween = Callable[[str, int, int], Sequence[tuple[Mention, str]]]

_PEN = "pen"


@dataclass(frozen=True, slots=True)
class _Template:
    """What the last act gave an annotation, for doing it again elsewhere."""

    pen: str
    tags: tuple[str, ...] = ()
    note: str = ""


class Marking:
    """Annotations of the article shown, the one in focus, and the pen in hand."""

    def __init__(
        self,
        annotations: Annotations,
        reading: Reading,
        reader: Reader,
        pens: Sequence[Pen],
        index: Callable[[], Index],
    ) -> None:
        self.annotations = annotations
        self.pens = {pen.name: pen for pen in pens}
        self.reattaching: str | None = None
        """Id of the annotation that waits for the passage it is to be put on by hand."""
        self.changing: str | None = None
        """Id of the annotation that gets another range from the selection."""
        self._reading = reading
        self._reader = reader
        self._index = index
        kept = reading.setting(_PEN)
        self.pen = kept if isinstance(kept, str) and kept in self.pens else next(iter(self.pens))
        """The pen in hand."""
        self._template = _Template(self.pen)
        self._chosen: str | None = None
        self._grown: tuple[str, Span, Span] | None = None
        """An annotation, its range after it was grown last, and the one that it goes back to."""
        self._here: tuple[tuple[str, int], list[Placed], list[Placed]] = (("", -1), [], [])
        self._focused: tuple[object, Placed | None, list[Placed]] = (None, None, [])
        """For what it holds, the annotation in focus, and all that the focus touches."""

    # What there is ---------------------------------------------------------------------------------------

    def here(self) -> list[Placed]:
        """Annotations that stand in the article shown: notes on the whole of it first, then by place."""
        article = self._reader.article
        of = (article.id if article else "", self.annotations.changed)
        if self._here[0] != of:
            found = self.annotations.on(article.id) if article else []
            self._here = (of, found, self._passages_of(article.id) if article else [])
        return self._here[1]

    def passages(self) -> list[Placed]:
        """Those of them that stand at a place of their own."""
        self.here()
        return self._here[2]

    @property
    def article_note(self) -> Annotation | None:
        """The note on the article shown."""
        return next((one.annotation for one in self.here() if one.annotation.target.whole), None)

    def pen_called(self, name: str) -> Pen:
        """A pen by its name; one that is no longer in the settings is grey."""
        return self.pens.get(name) or Pen(name, "grey", key=name[:1] or "?")

    def pen_for(self, key: str) -> Pen | None:
        """The pen that a letter chooses."""
        return next((pen for pen in self.pens.values() if pen.key == key), None)

    # The annotation in focus -----------------------------------------------------------------------------

    @property
    def in_focus(self) -> Placed | None:
        """The annotation that a note, a tag or a pen would go to.

        It is the one gone to last as long as the focus touches it, else the shortest that the focus touches.
        """
        self.here()
        of = (self._here[0], self._reader.focus, self._chosen)
        if self._focused[0] != of:
            touching = self._touching()
            chosen = next((one for one in touching if one.annotation.id == self._chosen), None)
            self._focused = (of, chosen or min(touching, key=_length, default=None), touching)
        return self._focused[1]

    @property
    def focus(self) -> Annotation | None:
        """The same without its place."""
        placed = self.in_focus
        return placed.annotation if placed else None

    @property
    def focus_id(self) -> str | None:
        """The id of the annotation in focus."""
        placed = self.in_focus
        return placed.annotation.id if placed else None

    def _touching(self) -> list[Placed]:
        focus = self._reader.focus
        if focus is None:
            return []
        return [one for one in self.passages() if focus.overlaps(*range_of(one))]

    def choose(self, annotation: str) -> None:
        """Put an annotation of the article shown in focus."""
        self._chosen = annotation
        for one in self.passages():
            if one.annotation.id == annotation:
                self._reader.focus_passage(*range_of(one))

    @property
    def of_several(self) -> tuple[int, int]:
        """Which one is in focus of how many that `cycle` goes through; (0, 0) where there is none."""
        placed, touching = self.in_focus, self._focused[2]
        return (touching.index(placed) + 1, len(touching)) if placed else (0, 0)

    def cycle(self, count: int) -> bool:
        """Put the next one of the annotations that lie over each other here in focus; False if there is only one."""
        touching, placed = self._touching(), self.in_focus
        if placed is None or len(touching) < 2:
            return False
        self._chosen = touching[(touching.index(placed) + count) % len(touching)].annotation.id
        return True

    def step(self, count: int, order: Sequence[str]) -> tuple[Placed, bool] | None:
        """The annotation `count` after the one in focus, before it if negative, through the articles in `order`.

        Also says whether that went round an end of the library; None where nothing is annotated.
        """
        direction, left = 1 if count > 0 else -1, abs(count)
        ahead = self._ahead(direction)
        if left <= len(ahead):
            return ahead[left - 1], False
        left -= len(ahead)
        counted = self.annotations.counts()
        shown = self._reader.article.id if self._reader.article else ""
        ids = [id_ for id_ in order if id_ in counted or id_ == shown]
        first = ids.index(shown) if shown in ids else -1 if direction > 0 else 0
        numbers = [first + direction * distance for distance in range(1, len(ids) + 1)]
        passed = 0
        for number in numbers:
            found = self._passages_of(ids[number % len(ids)])[::direction]
            if left <= passed + len(found):
                return found[left - passed - 1], not 0 <= number < len(ids)
            passed += len(found)
        if not passed:
            return None
        further = (left - 1) % passed + 1
        around = [one for number in numbers for one in self._passages_of(ids[number % len(ids)])[::direction]]
        return around[further - 1], True

    def _passages_of(self, article: str) -> list[Placed]:
        """The annotations that stand at a place of their own in an article, in reading order."""
        return [one for one in self.annotations.on(article) if not one.annotation.target.whole]

    def _ahead(self, direction: int) -> Sequence[Placed]:
        """The annotations of the article shown that lie in a direction from the focus, the nearest first."""
        passages, placed, focus = self.passages(), self.in_focus, self._reader.focus
        if placed is not None:
            number = passages.index(placed)
            return passages[number + 1 :] if direction > 0 else passages[:number][::-1]
        at = focus.start if focus else self._reader.top_offset
        return [one for one in passages[::direction] if (range_of(one)[0] - at) * direction > 0]

    # Acts ------------------------------------------------------------------------------------------------

    def highlight(
        self,
        article: Article,
        span: Span,
        *,
        pen: str | None = None,
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> Annotation | None:
        """Highlight a range of an article and put it in focus; None if there is nothing to highlight."""
        target = self._target(article, span)
        if target is None:
            return None
        made = now()
        annotation = Annotation(fresh_id(), target, pen or self.pen, note, tags, made, made)
        self._keep(annotation, f"Highlighted {shortened(target.exact)}")
        self._template = _Template(annotation.pen, tags, note)
        return annotation

    def same(self, article: Article, span: Span, pen: str) -> Annotation | None:
        """The annotation of that pen that stands on exactly this range."""
        target = target_of(article, span)
        if target is None:
            return None
        on = (one for one in self.annotations.on(article.id) if range_of(one) == (target.start, target.end))
        return next((one.annotation for one in on if one.annotation.pen == pen), None)

    def highlight_sentence(self) -> Annotation | None:
        """Highlight the sentence in focus."""
        reader = self._reader
        return self.highlight(reader.article, reader.focus) if reader.article and reader.focus else None

    def grow(self, placed: Placed) -> Span | None:
        """Make a highlight longer: whole sentences, then whole paragraphs, then what it was at first."""
        article, span = self._reader.article, Span(*range_of(placed))
        sentences, paragraphs = self.sentences_around(span), self.paragraphs_around(span)
        if article is None:
            return None
        annotation = placed.annotation
        grown = self._grown if self._grown and self._grown[:2] == (annotation.id, span) else None
        first = grown[2] if grown else span
        wider = next((one for one in (sentences, paragraphs) if one != span and len(one) >= len(span)), None)
        if wider is None or (span == paragraphs and grown):
            wider = first if first != span else self._reader.focus
        if wider is None or wider == span:
            return None
        did = "Made longer" if len(wider) > len(span) else "Made as it was at first"
        self.give_range(annotation, article, wider, f"{did}: {shortened(annotation.target.exact)}")
        self._grown = (annotation.id, wider, first)
        return wider

    def sentences_around(self, span: Span) -> Span:
        """The range of the sentences that a range touches."""
        sentences = self._reader.sentences
        first = sentences.at(span.start) if sentences else None
        last = sentences.at(max(span.start, span.end - 1)) if sentences else None
        return Span(min(first.start, span.start), max(last.end, span.end)) if first and last else span

    def paragraphs_around(self, span: Span) -> Span:
        """The range of the blocks that a range touches."""
        blocks = self._reader.article.blocks if self._reader.article else ()
        touched = [block for block in blocks if span.overlaps(block.start, block.end)]
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end)) if touched else span

    def give_range(self, annotation: Annotation, article: Article, span: Span, title: str) -> bool:
        """Put a highlight on another range of the article shown; False if nothing is there."""
        target = self._target(article, span)
        if target is None:
            return False
        self._keep(replace(annotation, target=target), title)
        return True

    def attach(self, id_: str, article: Article, span: Span) -> bool:
        """Put an annotation that lost its place on a range of an article by hand; what it quotes stays as it was."""
        annotation, target = self.annotations.get(id_), self._target(article, span)
        if annotation is None or target is None:
            return False
        state = State.EXACT if target.exact == annotation.target.exact else State.MOVED
        placement = Placement(article.id, state, target.start, target.end, 1.0, by_hand=True)
        self.annotations.decide(id_, placement, f"Put {shortened(annotation.target.exact)} in its place")
        self._chosen = id_
        return True

    def lengthen(self, placed: Placed, words: int) -> bool:
        """Move the end of a highlight by words (back, if negative); False if it can't move."""
        article, sentences, span = self._reader.article, self._reader.sentences, Span(*range_of(placed))
        if article is None or sentences is None:
            return False
        end = word_edge(article, sentences.shown, span, words)
        return end != span.end and self.give_range(
            placed.annotation, article, Span(span.start, end), "Changed a highlight's end"
        )

    def merge_overlapping(self, placed: Placed) -> int:
        """Make one annotation of the one in focus and all that overlap it; how many went into it."""
        article = self._reader.article
        start, end = range_of(placed)
        others: list[Placed] = []
        for one in self.passages():
            first, last = range_of(one)
            if one is not placed and first < end and start < last:
                others.append(one)
        target = None
        if article is not None and others:
            start = min(start, *(range_of(one)[0] for one in others))
            end = max(end, *(range_of(one)[1] for one in others))
            target = self._target(article, Span(start, end))
        if target is None:
            return 0
        kept = placed.annotation
        annotations = [kept, *(one.annotation for one in others)]
        notes = [one.note for one in annotations if one.note]
        tags = tuple(dict.fromkeys(tag for one in annotations for tag in one.tags))
        merged = replace(kept, target=target, note="\n\n".join(dict.fromkeys(notes)), tags=tags)
        self.annotations.replace_with(
            [merged], [one.annotation.id for one in others], "Merged highlights", kept.target.article
        )
        self._chosen = kept.id
        return len(others)

    def set_note(self, annotation: Annotation, note: str) -> None:
        """Give an annotation a note, or none; a note on an article that is emptied goes, unless it has tags."""
        note = note.strip("\n")
        if annotation.target.whole and not note and not annotation.tags:
            if self.annotations.get(annotation.id) is not None:
                self.delete(annotation)
            return
        title = f"Note on {shortened(annotation.target.exact) or 'the article'}"
        self._keep(replace(annotation, note=note), title)
        if not annotation.target.whole:
            self._template = replace(self._template, pen=annotation.pen or self.pen, note=note)

    def note_on_article(self, article: Article) -> Annotation:
        """The note on an article: the one that there is, else an empty one that is not kept yet."""
        for one in self.annotations.on(article.id):
            if one.annotation.target.whole:
                return one.annotation
        made = now()
        return Annotation(fresh_id(), whole(article), "", "", (), made, made)

    def set_tags(self, annotation: Annotation, tags: tuple[str, ...]) -> None:
        """Give an annotation other tags."""
        self._keep(replace(annotation, tags=tags), f"Tagged {', '.join(tags) or 'with nothing'}")
        self._template = replace(self._template, pen=annotation.pen or self.pen, tags=tags)

    def take_pen(self, pen: str) -> None:
        """Take a pen in hand."""
        self.pen = pen
        self._template = replace(self._template, pen=pen)
        self._reading.set_setting(_PEN, pen)

    def set_pen(self, annotation: Annotation, pen: str) -> None:
        """Give an annotation another pen."""
        self._keep(replace(annotation, pen=pen), f"Pen {pen} for {shortened(annotation.target.exact)}")

    def delete(self, annotation: Annotation) -> None:
        """Delete an annotation."""
        what = shortened(annotation.target.exact) or "the note on the article"
        self.annotations.delete([annotation.id], f"Deleted {what}", annotation.target.article)

    def repeat(self) -> Annotation | None:
        """Do again here what was done last: its pen, its tags, its note."""
        template, annotation = self._template, self.focus
        if annotation is None:
            reader = self._reader
            if reader.article is None or reader.focus is None:
                return None
            return self.highlight(
                reader.article, reader.focus, pen=template.pen, note=template.note, tags=template.tags
            )
        tags = tuple(dict.fromkeys((*annotation.tags, *template.tags)))
        note = annotation.note or template.note
        changed = replace(annotation, pen=template.pen, tags=tags, note=note)
        self._keep(changed, f"Again: {shortened(annotation.target.exact)}")
        return changed

    def _target(self, article: Article, span: Span) -> Target | None:
        return target_of(article, span, self._index())

    def _keep(self, annotation: Annotation, title: str) -> None:
        self.annotations.keep([annotation], title, annotation.target.article)
        self._chosen = annotation.id
        self._grown = None


def range_of(placed: Placed) -> tuple[int, int]:
    """Where an annotation stands: start and end in the article it was found in."""
    return placed.placement.start or 0, placed.placement.end or 0


def is_sure(placed: Placed) -> bool:
    """Whether an annotation stands where it was made."""
    return placed.placement.state is State.EXACT


def _length(placed: Placed) -> int:
    start, end = range_of(placed)
    return end - start
