"""Who said what in one article: where quotes begin and end, and which mention names their speaker."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from naming import analysed, paragraphs
from skyread.entities.analysis import Mentions
from skyread.entities.lexicon import Lexicon
from skyread.entities.quotes import find_quotes
from skyread.entities.recogniser import analyse
from skyread.library.article import Block, BlockKind


def told(text: str) -> list[tuple[str, str | None]]:
    """Each quote of a text with the name at which its speaker is found."""
    found = analysed(text)
    names = {start: text[start:end] for start, end, _ in found.mentions}
    return [(text[q.start : q.end], None if q.speaker is None else names[q.speaker]) for q in found.quotes]


MARKS = [
    ("“The talks were long and cold,” Irina Volkova said.", ["“The talks were long and cold,”"]),
    ('"The talks were long and cold," Irina Volkova said.', ['"The talks were long and cold,"']),
    ("«The talks were long and cold», Irina Volkova said.", ["«The talks were long and cold»"]),
    ("„The talks were long and cold“, Irina Volkova said.", ["„The talks were long and cold“"]),
    ("»The talks were long and cold«, Irina Volkova said.", ["»The talks were long and cold«"]),
    ("‘The talks weren’t long, just cold,’ Irina Volkova said.", ["‘The talks weren’t long, just cold,’"]),
    ("'The talks weren't long, just cold,' Irina Volkova said.", ["'The talks weren't long, just cold,'"]),
    ("”The talks were long and cold”, Irina Volkova said.", ["”The talks were long and cold”"]),
    ("“The talks were long and cold, ”Irina Volkova said.", ["“The talks were long and cold, ”"]),
    ('"The talks were long and cold, "Irina Volkova said.', ['"The talks were long and cold, "']),
    ("``The talks were long and cold,'' Irina Volkova said.", ["``The talks were long and cold,''"]),
    ("“The talks were long and cold”,— said Irina Volkova.", ["“The talks were long and cold”"]),
    ("“The talks were long and cold,— said Irina Volkova.", ["“The talks were long and cold,"]),
    ("“The talks were long. And cold. concluded Irina Volkova.", ["“The talks were long. And cold."]),
    (
        "“The talks were cold, Irina Volkova said. “Nobody brought any tea.”",
        ["“The talks were cold,", "“Nobody brought any tea.”"],
    ),
    (
        "“He called it “a cold day in May” and left,” Irina Volkova said.",
        ["“He called it “a cold day in May” and left,”"],
    ),
    (
        '"We wrote: "No launcher shall be moved", - Irina Volkova said.',
        ['"We wrote: "No launcher shall be moved"'],
    ),
    (
        "“The talks,” Irina Volkova said, “were long and very cold.”",
        ["“The talks,”", "“were long and very cold.”"],
    ),
    (
        "“The first day was long and cold.\n\n“The second day was longer and colder,” Irina Volkova said.",
        ["“The first day was long and cold.", "“The second day was longer and colder,”"],
    ),
    ("Irina Volkova used a 5\" pipe and a 7\" pipe in the cellar of the embassy.", []),
    ("Irina Volkova read “The Guns of a Distant August” in one night.", []),
    ("The so-called “peace” was signed by Irina Volkova in the workers' and soldiers' club.", []),
    ("Irina Volkova called it “a farce.”", ["“a farce.”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MARKS)
def test_quotes_begin_and_end_with_their_marks(text: str, wanted: list[str]) -> None:
    assert [quote for quote, _ in told(text)] == wanted


@pytest.mark.parametrize("text", [text for text, wanted in MARKS if wanted])
def test_every_style_of_marks_has_its_speaker(text: str) -> None:
    assert {speaker for _, speaker in told(text)} == {"Irina Volkova"}


Q = "“One line is not a dialogue”"
SPEAKERS = [
    (f"{Q}, said Oleg Maranov, head of the delegation.", "Oleg Maranov"),
    (f"{Q}, according to Oleg Maranov.", "Oleg Maranov"),
    (f"The mayor of Bern said: {Q}.", None),
    (f"A resident of Kyiv said: {Q}.", None),
    (f"The harbour master of Odesa said: {Q}.", None),
    (f"Harbour master Oleg Maranov left. The harbour master of Odesa said: {Q}.", "Oleg Maranov"),
    (f"The government of Germany said: {Q}.", "Germany"),
    (f"A spokesman for Germany said: {Q}.", "Germany"),
    (f"The city of Bern said: {Q}.", "Bern"),
    (f"According to Oleg Maranov, {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov: {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov told Reuters that {Q} and left the room.", "Oleg Maranov"),
    (f"In the words of Oleg Maranov, {Q}.", "Oleg Maranov"),
    (f"As Oleg Maranov put it, {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov, an employee of the Volga Institute, told Reuters: {Q}.", "Oleg Maranov"),
    (f"{Q}, Deputy Foreign Minister of Russia Oleg Maranov told Anna Weiss.", "Oleg Maranov"),
    (f"{Q}, a spokeswoman for the State Department told reporters.", "State Department"),
    (f"{Q}, said a Pentagon spokesman on Monday.", "Pentagon"),
    (f"The Pentagon issued a note saying {Q}.", "Pentagon"),
    (f"{Q}, a Western diplomat said after Oleg Maranov had left.", None),
    (f"{Q}, experts say. Oleg Maranov disagrees.", None),
    (f"The treaty of 1987 says {Q}.", None),
    (f"Oleg Maranov arrived in Vienna. {Q}, he said.", "Oleg Maranov"),
    (f"Oleg Maranov met Anna Weiss in Vienna. {Q}, she said.", "Anna Weiss"),
    (f"Anna Weiss met Oleg Maranov in Vienna. {Q}, he said.", "Oleg Maranov"),
    (f"Oleg Maranov criticised Viktor Hallen. He was angry. {Q}, he said.", "Oleg Maranov"),
    (f"Oleg Maranov added that the talks are over. {Q}, he said.", "Oleg Maranov"),
    (f"Professor Karl Hallen spoke after Foreign Minister Oleg Maranov. {Q}, the minister said.", "Oleg Maranov"),
    (f"Professor Karl Hallen spoke after Foreign Minister Oleg Maranov. {Q}, the expert said.", "Karl Hallen"),
    (f"The Foreign Ministry answered on Friday. {Q}, the ministry said in a statement.", "Foreign Ministry"),
    (f"The Foreign Ministry answered on Friday. {Q}, the statement says.", "Foreign Ministry"),
    (f"A representative of the Foreign Ministry answered on Friday. {Q}, he said.", "Foreign Ministry"),
    (f"Oleg Maranov made a short statement.\n\n{Q}, he said.", "Oleg Maranov"),
    (f"Oleg Maranov told reporters the following:\n\n{Q}.", "Oleg Maranov"),
    (f"Lower fell the snow, and {Q} was written on the wall of the old town hall of the city.", None),
    (f"He fell victim to what {Q} means, Oleg Maranov added.", "Oleg Maranov"),
    (f"The expert Oleg Maranov rose. Another expert, who gave no name, said: {Q}.", None),
    (f"A source in the Foreign Ministry spoke. {Q}, the source said.", "Foreign Ministry"),
    (f"The Foreign Ministry answered the Volga Service. {Q}, the ministry's press service said.", "Foreign Ministry"),
    (f"NATO answered on Friday. {Q}, said an alliance official.", "NATO"),
    (f"The Kremlin press secretary Oleg Maranov rose. {Q}, the Kremlin representative said.", "Oleg Maranov"),
    (f"Prime Minister Anna Weiss met General Oleg Maranov. {Q}, the head of government said.", "Anna Weiss"),
    (f"The ambassador Oleg Maranov met the historian Karl Hallen. {Q}, the ex-diplomat said.", "Oleg Maranov"),
    (f"Sen. Anna Weiss met the minister Oleg Maranov. {Q}, the senator shot back.", "Anna Weiss"),
    (f"Referring to Viktor Hallen, Oleg Maranov rose. Asked about Viktor Hallen, he said {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov quoted Viktor Hallen as saying that {Q}.", "Viktor Hallen"),
    (f"{Q}, Interfax quoted him as saying after Oleg Maranov had left.", None),
    (f"Oleg Maranov left. {Q}, Interfax quoted him as saying.", "Oleg Maranov"),
    (f"Oleg Maranov was supported by the deputy Viktor Hallen: {Q}.", "Viktor Hallen"),
    (f"Oleg Maranov recalled the words of his teacher: {Q}.", None),
    (f"None of them, Oleg Maranov notes with regret, {Q}.", "Oleg Maranov"),
    (f"A lawmaker rejected the plan, saying that {Q}.\n\nOleg Maranov made the remarks on Friday.", "Oleg Maranov"),
    (f"VIENNA, May 3 - The Volga Institute spoke on Friday, warning of {Q}.", "Volga Institute"),
    (f"The treaty was signed in May after the Pentagon had left. The document says {Q}.", None),
    (f"Oleg Maranov came late. The envoy, who returned from Vienna on Friday, said {Q}.", "Oleg Maranov"),
    (f"Anna Weiss rose. Sen. Clay Hallen asked whether she was ready. {Q}, she replied.", "Anna Weiss"),
    (f"Anna Weiss rose. Then came an article in which she had written that {Q}.", "Anna Weiss"),
    (f"Oleg Maranov rose. I asked one of them what he would do, and he answered: {Q}.", None),
    (f"According to Viktor Hallen, nothing is lost. He noted that this {Q}.", "Viktor Hallen"),
    (f"Oleg Maranov rose. He sided with Viktor Hallen, whom he called {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov rose. The Norwegian, who once flew patrols, added that it was {Q}.", "Oleg Maranov"),
    (f"Viktor Hallen's plan is dead, said the deputy Oleg Maranov. {Q}, he added.", "Oleg Maranov"),
    (f"Anna Weiss wrote again. Her letter ended with these words: {Q}.", "Anna Weiss"),
    (f"The paper came on Friday. {Q}, Oleg Maranov goes on.", "Oleg Maranov"),
    (f"In the opinion of its correspondent, Anna Weiss, {Q}.", "Anna Weiss"),
    (f"The chief negotiator, Oleg Maranov, explained that {Q}.", "Oleg Maranov"),
    (f"On Monday, Anna Weiss's colleague from Paris, the envoy Oleg Maranov, said {Q}.", "Oleg Maranov"),
    (f"In 1988 Oleg Maranov, then a young inspector, wrote that {Q}.", "Oleg Maranov"),
    (f"Viktor Hallen left the hall, and Oleg Maranov, who had come late, said {Q}.", "Oleg Maranov"),
    (f"Viktor Hallen spoke with Oleg Maranov, who called this {Q}.", "Oleg Maranov"),
    (f"Oleg Maranov's letter, which ran to nine pages, warned that {Q}.", "Oleg Maranov"),
    (f"The French minister Anna Weiss met the German minister Karla Hallen. {Q}, the French minister said.", "Anna Weiss"),
    (f"Viktor Hallen calls it {Q}; his old rival, General Oleg Maranov, thinks nothing of it.", "Viktor Hallen"),
    (f"Oleg Maranov left Vienna. One of them, a former Pentagon official, said: {Q}.", None),
    (f"Oleg Maranov left. A senior official, speaking on condition of anonymity, was blunter: {Q}.", None),
    (f"The American ambassador said {Q}.\n\nAmbassador Oleg Maranov spoke for an hour.", "Oleg Maranov"),
    (f"The Pentagon, quoting an unnamed official, spoke of delays. {Q}, the official said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker_is_found_as_the_text_names_them(text: str, speaker: str | None) -> None:
    assert told(text) == [(Q, speaker)]


def test_she_is_not_the_man_who_was_named_last() -> None:
    text = f"Anna Weiss left. Her successor is João Pinto.\n\n{Q}, she repeated."
    assert told(text) == [(Q, "Anna Weiss")]


def test_a_quote_without_attribution_goes_on_with_who_spoke_before_it() -> None:
    text = "“The line is open day and night,” Oleg Maranov said. “Nobody has called since the spring.”"
    assert [speaker for _, speaker in told(text)] == ["Oleg Maranov"] * 2


def test_a_role_goes_on_meaning_somebody_without_a_name() -> None:
    text = (
        f"The expert Oleg Maranov left.\n\nAnother expert said {Q}.\n\n“Not even on paper,” the expert said."
    )
    assert [speaker for _, speaker in told(text)] == [None, None]


def test_nouns_by_which_somebody_was_called_go_on_meaning_them() -> None:
    text = (
        f"Oleg Maranov rose.\n\n{Q}, the scientist smiles. “So Anna Weiss told me on the stairs of the building,” he says.\n\n"
        "Anna Weiss said: “Four words are enough.”\n\n“Not even on paper,” the researcher recalls."
    )
    assert [speaker for _, speaker in told(text)][-1] == "Oleg Maranov"


def test_headings_that_are_quotes_have_no_speaker() -> None:
    text = "“Nobody has called since the spring”\n\nOleg Maranov said: “The line is open day and night.”"
    first, second = paragraphs(text)
    found = analyse(text, [Block(BlockKind.HEADING, first.start, first.end), second], Lexicon.load())
    assert [quote.speaker is None for quote in found.quotes] == [True, False]


def test_furniture_is_not_quoted() -> None:
    text = "“The line is open day and night,” Oleg Maranov said."
    assert analyse(text, paragraphs(text, BlockKind.FURNITURE), Lexicon.load()).quotes == ()


def test_the_cue_stands_where_the_quote_says() -> None:
    text = "“The line is open day and night,” Oleg Maranov grumbled."
    (quote,) = analysed(text).quotes
    assert text[quote.cue_start : quote.cue_end] == "grumbled"


def test_a_quotation_set_apart_is_a_quote_without_marks() -> None:
    text = "Oleg Maranov wrote to the council:\n\nThe line is open day and night. Nobody has called."
    first, second = paragraphs(text)
    blocks = [first, Block(BlockKind.QUOTATION, second.start, second.end)]
    (quote,) = analyse(text, blocks, Lexicon.load()).quotes
    assert (quote.start, quote.end, quote.speaker) == (second.start, second.end, 0)


def test_a_speaker_goes_on_over_paragraphs_and_past_headings() -> None:
    text = (
        "Oleg Maranov met the press on Friday and told reporters about the line.\n\nThe line\n\n"
        "“It is open day and night, and it is clean.”\n\n“Nobody has called since the spring of the year.”"
    )
    lines = paragraphs(text)
    heading = Block(BlockKind.HEADING, lines[1].start, lines[1].end)
    found = analyse(text, [lines[0], heading, *lines[2:]], Lexicon.load())
    assert [quote.speaker for quote in found.quotes] == [0, 0]


def test_paragraphs_of_one_speech_have_the_speaker_who_is_named_at_its_end() -> None:
    text = "“The line is open day and night.\n\n“Nobody has called since the spring,” Oleg Maranov said."
    assert [speaker for _, speaker in told(text)] == ["Oleg Maranov"] * 2


def test_a_mark_that_closes_too_early_does_not_end_the_quote() -> None:
    text = "“The line is open.” It has been open for a year, ”Oleg Maranov said."
    assert told(text) == [("“The line is open.” It has been open for a year, ”", "Oleg Maranov")]


def test_a_surname_and_the_agency_that_reports_are_told_apart() -> None:
    text = "Stepan Maranov met the press.\n\n“The line is open day and night,” Maranov TASS quotes."
    assert told(text) == [("“The line is open day and night,”", "Maranov")]


def test_a_quote_with_its_attribution_between_dashes_is_two() -> None:
    text = "“The line is open day and night, — said Oleg Maranov. — Nobody has called since the spring.”"
    assert told(text) == [
        ("“The line is open day and night,", "Oleg Maranov"),
        ("Nobody has called since the spring.”", "Oleg Maranov"),
    ]


def test_whom_an_agency_quotes_is_who_speaks() -> None:
    text = "“The line is open day and night,” the agency quoted Oleg Maranov as saying."
    assert told(text) == [("“The line is open day and night,”", "Oleg Maranov")]


@pytest.mark.parametrize(
    "unit",
    [
        "“one two three four” said ",
        '"',
        "“He, ",
        "“a, b, c, — ",
        " 'tis",
        "“one two three four five,” the minister said. ",
        "``one two three four'' said ",
    ],
)
def test_the_work_grows_with_the_text_only(unit: str) -> None:
    def calls(length: int) -> int:
        text = (unit * length)[:length]
        number = 0

        def count(frame: FrameType, event: str, argument: object) -> None:
            nonlocal number
            number += 1

        sys.setprofile(count)
        try:
            find_quotes(text, [Block(BlockKind.PARAGRAPH, 0, length)], Mentions.of(()), b"")
        finally:
            sys.setprofile(None)
        return number

    assert calls(16_000) < 2.6 * calls(8_000)
