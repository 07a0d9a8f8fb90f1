"""The reader's view model: one article laid out at a width, what of it is on screen, and the focus.

Focus is a sentence and, in it, at most one mention. Rows and offsets only: no colours, no keys, no storage, and
no other article than the one shown. Going elsewhere is the desk's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skyread.desk.regions import furniture_run, furniture_runs, regions_of
from skyread.desk.sentences import Sentences
from skyread.entities.model import Mention
from skyread.library.article import Article, BlockKind
from skyread.text.spans import Span
from skyread.text.wrap import Layout, RowKind, lay_out

MentionsBetween = Callable[[str, int, int], Sequence[tuple[Mention, str]]]
"""(article id, start, end) → the mentions that start in that range with their entity ids, in order."""


class Reader:
    """What the reader pane shows. `width` is the measure in cells, `height` the rows of text on screen."""

    def __init__(self, mentions_between: MentionsBetween) -> None:
        self._mentions_between = mentions_between
        self.article: Article | None = None
        self.layout: Layout | None = None
        self.sentences: Sentences | None = None
        self.width = 72
        self.height = 20
        self.top = 0
        self.focus: Span | None = None
        self.mention: Mention | None = None
        self.entity: str | None = None
        """Entity id of the mention in focus."""
        self.hit: Span | None = None
        """The search hit that was gone to last, while the focus stays on it."""
        self.current: str | None = None
        """The current entity's id: focus prefers its mentions."""
        self._opened: dict[str, set[int]] = {}
        self._anchor = 0
        """Offset of what was on top when the size changed last."""
        self._resized_top = -1

    # What is shown ---------------------------------------------------------------------------------------

    def show(self, article: Article, top: int = 0, focus: int | None = None) -> None:
        """Show `article` with the row of offset `top` first and the sentence at `focus` (else at `top`) in focus."""
        self.article = article
        self._lay_out()
        self.top = self._clamp(self._row_of(top))
        self._resized_top = -1
        self.focus_sentence_at(top if focus is None else focus)
        self._keep_focus_in_view(1)

    def clear(self) -> None:
        """Show nothing."""
        self.article = self.layout = self.sentences = self.focus = self.mention = self.entity = None
        self.top = 0

    def resize(self, width: int, height: int) -> None:
        """Lay out anew for `width` cells and `height` rows; the sentence that was on top stays there."""
        width, height = max(1, width), max(1, height)
        if (width, height) == (self.width, self.height):
            return
        if width == self.width:
            self.height = height
            self.top = self._clamp(self.top)
            return
        if self.top != self._resized_top:
            # Moved since it was resized last; else what was on top before counts, so that sizes can go and come back.
            self._anchor = self.top_offset
        self.width, self.height = width, height
        if self.article is not None:
            self._lay_out()
        self.top = self._clamp(self._row_of(self._anchor))
        self._resized_top = self.top

    def refresh_names(self) -> None:
        """Find the mention in focus again, after names have become known or have changed."""
        if self.focus is not None:
            self._focus_mention_in(self.focus)

    def _lay_out(self) -> None:
        assert self.article is not None
        opened = self._opened.setdefault(self.article.id, set())
        regions = regions_of(self.article, opened)
        self.layout = lay_out(self.article.text, regions, self.width, self.article.hidden)
        shown: list[bool] = []
        run_opened = True
        for number, block in enumerate(self.article.blocks):
            if block.kind is not BlockKind.FURNITURE:
                run_opened = True
                shown.append(True)
                continue
            if number == 0 or self.article.blocks[number - 1].kind is not BlockKind.FURNITURE:
                run_opened = number in opened
            shown.append(run_opened)
        self.sentences = Sentences(self.article, shown)

    # Where things are ------------------------------------------------------------------------------------

    @property
    def rows(self) -> int:
        """Rows of the whole article as it is laid out."""
        return len(self.layout.rows) if self.layout else 0

    @property
    def top_offset(self) -> int:
        """Offset of the first text on screen."""
        if self.layout is None or not self.layout.rows:
            return 0
        for row in self.layout.rows[self.top : self.top + self.height]:
            if row.kind is not RowKind.GAP:
                return row.start
        return self.layout.rows[min(self.top, self.rows - 1)].start

    def visible(self) -> Span:
        """The range of text on screen."""
        if self.layout is None or not self.layout.rows:
            return Span(0, 0)
        last = self.layout.rows[min(self.rows, self.top + self.height) - 1]
        return Span(self.top_offset, max(last.end, self.top_offset))

    @property
    def progress(self) -> float:
        """How much of the article has been on screen at its lowest row, 0 to 1."""
        if not self.rows:
            return 0.0
        return min(1.0, (self.top + self.height) / self.rows)

    def _row_of(self, offset: int) -> int:
        return self.layout.row_of(offset) if self.layout and self.layout.rows else 0

    def _clamp(self, row: int) -> int:
        return max(0, min(row, self.rows - self.height))

    # Scrolling -------------------------------------------------------------------------------------------

    def scroll(self, rows: int) -> bool:
        """Move the text by `rows` (down if positive); False if it was at the end already."""
        return self.scroll_to(self.top + rows)

    def scroll_to(self, row: int) -> bool:
        """Bring `row` to the top; the focus stays unless it leaves the screen."""
        before = self.top
        self.top = self._clamp(row)
        self._keep_focus_in_view(1 if self.top >= before else -1)
        return self.top != before

    def scroll_to_share(self, share: float) -> None:
        """Bring the place `share` (0 to 1) of the way into the article to the top and into focus."""
        self.scroll_to(round(share * max(0, self.rows - 1)))
        offset = self.visible().end if share >= 1 else self.top_offset
        self.focus_sentence_at(offset)

    def place_focus(self, share: float) -> None:
        """Scroll so that the focus stands `share` (0 top, 1 bottom) of the way down the screen."""
        if self.focus is not None:
            row = self._row_of(self.focus.start)
            self.top = self._clamp(row - round(share * (self.height - 1)))

    def reveal(self, start: int, end: int, share: float = 0.33) -> None:
        """Scroll as little as makes `start`..`end` visible; what was far off comes to `share` of the screen."""
        first, last = self._row_of(start), self._row_of(max(start, end - 1))
        bottom = self.top + self.height - 1
        if self.top <= first and last <= bottom:
            return
        near = self.height // 2
        if 0 < last - bottom <= near and last - first < self.height:
            self.top = self._clamp(last - self.height + 1 + self._margin())
        elif 0 < self.top - first <= near:
            self.top = self._clamp(first - self._margin())
        else:
            self.top = self._clamp(first - round(share * (self.height - 1)))

    def _reveal_focus(self, start: int, end: int) -> None:
        """Bring the whole sentence in focus on screen where it fits, else the passage in it."""
        if self.focus is not None:
            first, last = (
                self._row_of(self.focus.start),
                self._row_of(max(self.focus.start, self.focus.end - 1)),
            )
            if last - first < self.height:
                start, end = min(start, self.focus.start), max(end, self.focus.end)
        self.reveal(start, end)

    def _margin(self) -> int:
        return min(2, self.height // 6)

    def _keep_focus_in_view(self, direction: int) -> None:
        if self.sentences is None or self.focus is None:
            return
        first, last = self._row_of(self.focus.start), self._row_of(max(self.focus.start, self.focus.end - 1))
        bottom = self.top + self.height - 1
        if last >= self.top and first <= bottom and (first >= self.top or last - first >= self.height):
            return
        seen = self.visible()
        if direction > 0:
            sentence = self.sentences.at(seen.start)
            if sentence is not None and sentence.start < seen.start:
                following = self.sentences.step(sentence.start, 1)
                if following is not None and following.start < seen.end:
                    sentence = following
        else:
            sentence = self.sentences.at(max(seen.start, seen.end - 1))
        if sentence is not None:
            self._set_focus(sentence)

    # Focus -----------------------------------------------------------------------------------------------

    def focus_sentence_at(self, offset: int) -> None:
        """Put the focus on the sentence at `offset` without scrolling."""
        if self.sentences is not None:
            sentence = self.sentences.at(offset)
            if sentence is None:
                self.focus = self.mention = self.entity = None
            else:
                self._set_focus(sentence)

    def focus_passage(self, start: int, end: int) -> None:
        """Put the focus on the sentence at `start` and on the mention that stands there, and bring it on screen."""
        if self.article is None:
            return
        if end > 0:  # a passage of nothing at the very start is the article as a whole
            self._open_at(start)
        self.focus_sentence_at(start)
        self.hit = None
        for mention, entity in self._mentions_between(self.article.id, start, max(end, start + 1)):
            self.mention, self.entity = mention, entity
            break
        self._reveal_focus(start, end)

    def move_sentence(self, count: int) -> bool:
        """Move the focus by sentences; False if it could not move."""
        return self._move(count, by_block=False)

    def move_paragraph(self, count: int) -> bool:
        """Move the focus by blocks; False if it could not move."""
        return self._move(count, by_block=True)

    def move_mention(self, count: int) -> bool:
        """Move the mention in focus by `count` mentions through the article; False at its ends."""
        if self.article is None or self.focus is None:
            return False
        mentions = [
            mention for mention, _ in self._mentions_between(self.article.id, 0, len(self.article.text))
        ]
        if self.mention in mentions:
            target = mentions.index(self.mention) + count
        else:
            before = sum(mention.start < self.focus.start for mention in mentions)
            target = before + count - (1 if count > 0 else 0)
        if not mentions or not 0 <= target < len(mentions):
            return False
        self.focus_passage(mentions[target].start, mentions[target].end)
        return True

    def _move(self, count: int, *, by_block: bool) -> bool:
        if self.sentences is None or self.focus is None:
            return False
        step = self.sentences.step_block if by_block else self.sentences.step
        target = step(self.focus.start, count)
        if target is None or target == self.focus:
            return False
        self._set_focus(target)
        self.reveal(target.start, target.end)
        return True

    def _set_focus(self, sentence: Span) -> None:
        if sentence != self.focus or self.mention is None:
            self.hit = None
            self.focus = sentence
            self._focus_mention_in(sentence)

    def _focus_mention_in(self, sentence: Span) -> None:
        assert self.article is not None
        inside = self._mentions_between(self.article.id, sentence.start, sentence.end)
        kept = next((pair for pair in inside if pair[0] == self.mention), None)
        wanted = next((pair for pair in inside if pair[1] == self.current), None)
        self.mention, self.entity = kept or wanted or (inside[0] if inside else (None, None))

    def focus_hit(self, hit: Span) -> None:
        """Put the focus on a search hit and bring it on screen."""
        self.focus_passage(hit.start, hit.end)
        self.hit = hit

    # Folding ---------------------------------------------------------------------------------------------

    def toggle_fold(self) -> bool:
        """Open or close the page furniture at the focus or next to it; False if there is none."""
        if self.article is None:
            return False
        number = furniture_run(self.article, self.focus.start if self.focus else self.top_offset)
        if number is None:
            return False
        self._change_folds({number}, number not in self._opened[self.article.id])
        return True

    def toggle_fold_at(self, row: int) -> bool:
        """Open the folded line at `row`; False if there is none."""
        if self.article is None or self.layout is None or not 0 <= row < self.rows:
            return False
        here = self.layout.rows[row]
        if here.kind is not RowKind.LABEL:
            return False
        number = furniture_run(self.article, here.start)
        if number is None:
            return False
        self._change_folds({number}, True)
        return True

    def toggle_all_folds(self) -> bool:
        """Open all page furniture of the article, or close it where it is all open; False if there is none."""
        if self.article is None:
            return False
        runs = set(furniture_runs(self.article))
        self._change_folds(runs, not runs <= self._opened[self.article.id])
        return bool(runs)

    def _open_at(self, offset: int) -> None:
        """Open the fold that hides `offset`, so that a jump always shows what it went to."""
        if self.layout is not None and self.layout.rows:
            self.toggle_fold_at(self._row_of(offset))

    def _change_folds(self, runs: set[int], opened: bool) -> None:
        assert self.article is not None
        anchor = self.top_offset
        if opened:
            self._opened[self.article.id] |= runs
        else:
            self._opened[self.article.id] -= runs
        self._lay_out()
        self.top = self._clamp(self._row_of(anchor))
        self.focus_sentence_at(self.focus.start if self.focus is not None else self.top_offset)
