"""The commands of the reader: scrolling, the focus, search in the article, folding, copying."""

from __future__ import annotations

from skyread.keys.command import Command, Context, Need

_R = (Context.READER,)
_RV = (Context.READER, Context.VISUAL)

READER: tuple[Command, ...] = (
    Command("reader.line_down", "Line down", "Scroll down by a line.", _R, Need.ARTICLE, takes_count=True),
    Command("reader.line_up", "Line up", "Scroll up by a line.", _R, Need.ARTICLE, takes_count=True),
    Command(
        "reader.page_down",
        "Page down",
        "Scroll down by a page; at the end, go on to the next article.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command("reader.page_up", "Page up", "Scroll up by a page.", _R, Need.ARTICLE, takes_count=True),
    Command(
        "reader.half_down",
        "Half a page down",
        "Scroll down by half a page.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.half_up", "Half a page up", "Scroll up by half a page.", _R, Need.ARTICLE, takes_count=True
    ),
    Command("reader.top", "Top of the article", "Go to the article's beginning.", _R, Need.ARTICLE),
    Command("reader.bottom", "End of the article", "Go to the article's end.", _R, Need.ARTICLE),
    Command(
        "reader.percent",
        "Go to a percentage",
        "Go to this far into the article: 40% is typed as it reads.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.next_sentence",
        "Next sentence",
        "Move the focus to the next sentence.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.previous_sentence",
        "Previous sentence",
        "Move the focus to the previous sentence.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.next_paragraph",
        "Next paragraph",
        "Move the focus to the next paragraph.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.previous_paragraph",
        "Previous paragraph",
        "Move the focus to the previous paragraph.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.focus_top",
        "Focus to the top",
        "Scroll so that the sentence in focus is on top.",
        _RV,
        Need.ARTICLE,
    ),
    Command(
        "reader.focus_middle",
        "Focus to the middle",
        "Scroll so that the sentence in focus is in the middle.",
        _RV,
        Need.ARTICLE,
    ),
    Command(
        "reader.focus_bottom",
        "Focus to the bottom",
        "Scroll so that the sentence in focus is at the bottom.",
        _RV,
        Need.ARTICLE,
    ),
    Command("reader.back", "Back to the list", "Put the focus back in the list of articles.", _R),
    Command(
        "search.forward",
        "Search",
        "Search forward from here; small letters match both cases.",
        _R,
        Need.ARTICLE,
    ),
    Command("search.backward", "Search backward", "Search backward from here.", _R, Need.ARTICLE),
    Command(
        "search.next",
        "Next hit",
        "Show the next hit in the direction of the search.",
        _R,
        Need.HITS,
        takes_count=True,
    ),
    Command(
        "search.previous",
        "Previous hit",
        "Show the next hit against the direction of the search.",
        _R,
        Need.HITS,
        takes_count=True,
    ),
    Command(
        "fold.toggle",
        "Open or fold furniture",
        "Open or fold the page furniture at the focus.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "fold.toggle_all",
        "Open or fold all furniture",
        "Open or fold all page furniture of the article.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "copy.sentence",
        "Copy the sentence",
        "Copy the sentence in focus.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "copy.citation",
        "Copy as citation",
        "Copy the sentence in focus with title, source and date.",
        _R,
        Need.ARTICLE,
        takes_count=True,
    ),
)
