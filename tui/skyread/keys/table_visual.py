"""The commands of caret and visual mode: motions, text objects, and what is done with a selection."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_R = (Context.READER,)
_V = (Context.VISUAL,)


def _motion(name: str, title: str, help_: str, argument: Argument = Argument.NONE) -> Command:
    return Command(f"visual.{name}", title, help_, _V, Need.CARET, argument, takes_count=True)


def _plain(name: str, title: str, help_: str) -> Command:
    return Command(f"visual.{name}", title, help_, _V, Need.CARET)


ENTERING: tuple[Command, ...] = (
    Command(
        "visual.start",
        "Select",
        "Label sentences: a label starts selecting there, the same key at the focus.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "visual.sentences",
        "Select sentences",
        "Select whole sentences, from the one in focus; again: the caret alone.",
        _R + _V,
        Need.ARTICLE,
    ),
    Command(
        "visual.again",
        "Select again",
        "Select what was selected last.",
        _R,
        Need.ARTICLE,
    ),
)

MOTIONS: tuple[Command, ...] = (
    _motion("left", "Left", "Move the caret left by a character."),
    _motion("right", "Right", "Move the caret right by a character."),
    _motion("down", "Down", "Move the caret down by a row."),
    _motion("up", "Up", "Move the caret up by a row."),
    _motion("word_next", "Next word", "Move the caret to the beginning of the next word."),
    _motion("word_back", "Word back", "Move the caret to the beginning of the word, or of the one before."),
    _motion("word_end", "End of the word", "Move the caret to the end of the word, or of the next one."),
    _motion("word_end_back", "End of the word before", "Move the caret to the end of the word before."),
    _plain("row_start", "Start of the row", "Move the caret to the first character of the row."),
    _plain(
        "row_text", "First letter of the row", "Move the caret to the row's first character that is no blank."
    ),
    _motion("row_end", "End of the row", "Move the caret to the end of the row."),
    _motion("next_sentence", "Next sentence", "Move the caret to the beginning of the next sentence."),
    _motion("previous_sentence", "Sentence back", "Move the caret to the sentence's beginning, then back."),
    _motion("next_paragraph", "Next paragraph", "Move the caret to the beginning of the next paragraph."),
    _motion(
        "previous_paragraph", "Paragraph back", "Move the caret to the paragraph's beginning, then back."
    ),
    _plain("top", "Top of the article", "Move the caret to the article's first character."),
    _plain("bottom", "End of the article", "Move the caret to the article's last character."),
    _motion("page_down", "Page down", "Move the caret and the view down by a page."),
    _motion("page_up", "Page up", "Move the caret and the view up by a page."),
    _motion("half_down", "Half a page down", "Move the caret and the view down by half a page."),
    _motion("half_up", "Half a page up", "Move the caret and the view up by half a page."),
    _motion(
        "find",
        "Find character",
        "Move the caret to the next such character of the paragraph.",
        Argument.CHARACTER,
    ),
    _motion(
        "find_back", "Find character back", "Move the caret back to such a character.", Argument.CHARACTER
    ),
    _motion(
        "till", "Till character", "Move the caret to just before the next such character.", Argument.CHARACTER
    ),
    _motion(
        "till_back",
        "Till character back",
        "Move the caret back to just after such a character.",
        Argument.CHARACTER,
    ),
    _motion("find_again", "Find character again", "Find the same character once more."),
    _motion("find_reverse", "Find character the other way", "Find the same character the other way."),
    _plain("search", "Search", "Search forward and take the caret to the hit."),
    _motion("next_hit", "Next hit", "Take the caret to the next hit of the search in this article."),
    _motion("previous_hit", "Previous hit", "Take the caret to the previous hit in this article."),
)

OBJECTS: tuple[Command, ...] = (
    _motion("word", "Select the word", "Select the word at the caret; again: the next one too."),
    _motion("a_word", "Select a word and its blank", "Select the word and the blank behind it."),
    _motion("sentence", "Select the sentence", "Select the sentence at the caret; again: the next one too."),
    _motion("a_sentence", "Select a sentence and its blank", "Select the sentence and the blank behind it."),
    _motion(
        "paragraph", "Select the paragraph", "Select the paragraph at the caret; again: the next one too."
    ),
    _plain("quotation", "Select the quotation", "Select what the quotation marks hold, here or next."),
    _plain("a_quotation", "Select a quotation and its marks", "Select the quotation with its marks."),
    _plain("entity", "Select the name", "Select the name at the caret, or the next one of the sentence."),
    _plain("an_entity", "Select a name and its blank", "Select the name and the blank behind it."),
)

SELECTING: tuple[Command, ...] = (
    _plain("toggle", "Caret or selection", "Start selecting at the caret, or keep the caret alone."),
    _plain("other_end", "Other end", "Take the caret to the other end of the selection."),
    _motion("grow_sentences", "Grow to sentences", "Select whole sentences; again: one more."),
    _motion("grow_paragraphs", "Grow to paragraphs", "Select whole paragraphs; again: one more."),
    _motion("shrink", "Shrink back", "Take back the last growing or text object."),
    _plain(
        "find_everywhere",
        "Find it everywhere",
        "Find the selection, or the word at the caret, in the library.",
    ),
    _plain("copy", "Copy", "Copy the selection and leave; with the caret alone, the sentence."),
    _plain("cite", "Copy as citation", "Copy the selection with title, source and date, and leave."),
    _plain("leave", "Leave", "Leave caret and selection; the same can be selected again."),
)

VISUAL: tuple[Command, ...] = ENTERING + MOTIONS + OBJECTS + SELECTING
