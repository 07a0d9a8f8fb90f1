"""What the parts of a saved page are: headline, prose, captions, furniture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skyread.library.article import BlockKind
from skyread.library.blocks import find_blocks

SHARED = Path(__file__).parents[2] / ".." / "shared"
LONG = (
    "The delegations spent the whole day on a single article of the draft and left it as they had found it."
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)]


def kind_of(line: str) -> str:
    """The kind of a line that stands alone in the middle of an article."""
    text = f"A headline for the day\n\n{LONG}\n\n{line}\n\n{LONG} Twice.\n\n{LONG} Thrice."
    [kind] = [kind for kind, body in kinds(text) if body == line]
    return kind


@pytest.mark.parametrize(
    "line",
    [
        "Home » World » Delegations part without a word",
        "Home > News > Europe",
        "Author:",
        "Tags: treaties, arms control",
        "Share this article",
        "Facebook | Twitter | WhatsApp",
        "Subscribe to our newsletter and miss nothing",
        "Leave a comment",
        "12 Comments",
        "Your email address will not be published.",
        "Log in or register",
        "Source: example.org",
        "Quelle: Beispiel",
        "Источник: пример",
        "Read also: A quiet week in Vienna",
        "Related articles",
        "© 2021 Example Media. All rights reserved.",
        "https://example.org/a/b?c=d",
        '<img src="a.png" alt="x" />',
        "This site uses cookies to serve you",
        "Заголовок страницы",
        "The post Nothing New appeared first on Example Wire.",
        "Advertisement",
        "Share · Print · Subscribe",
        "Share this story | Tell us what we missed",
        "3 comments. Log in to join the discussion",
        "Views: 1 204",
    ],
)
def test_page_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "© Agency / Jane Roe",
        "Photo: Jane Roe",
        "Envoys at the table © Example Pictures",
        "The hall before the talks - Example Wire International, 1920, 18.12.2021",
        "An inspector boards the aircraft. (Photo by Jane Roe/Getty Images)",
        "FILE PHOTO: The old hall in winter",
        "Jane Roe / Reuters",
        "A delegate reads the last draft. Photo: Example Wire / J. Roe",
    ],
)
def test_captions_and_credits(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "He asked both sides to share the burden of inspection.",
        "Sources in both delegations said that they had agreed on nothing.",
        "Home was far away for the inspectors that winter.",
        "“Follow us,” the guide told the inspectors, and they did.",
        "Subscribe to a treaty and you are bound by all of it, the professor likes to say to his students.",
        "By March the inspectors had left.",
        "Comments by the ministry were few.",
        "“Follow us today | or never,” he told them",
        "The town has left the alliance (NATO)",
        "By Jane Roe, Vienna",
        "The latest news from the hall was that there was none.",
        "At noon both envoys signed the document.",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    assert kind_of(line) in ("paragraph", "heading")


def test_headline_headings_and_items() -> None:
    text = f"Talks end in silence\n\n{LONG}\n\nWhat comes next\n\n• First, a pause.\n• Then, a letter.\n\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "heading", "item", "item", "paragraph"]


def test_an_article_that_opens_with_prose_has_no_title() -> None:
    assert "title" not in [kind for kind, _ in kinds(f"{LONG}\n\nA heading here\n\n{LONG} Again.")]


def test_a_bullet_list_that_credits_a_picture_is_its_caption() -> None:
    text = f"{LONG}\n\n  • Jane Roe\n  • Example News\n  • © Someone Else\n\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "caption", "caption", "caption", "paragraph"]


def test_the_line_above_a_credit_is_its_caption() -> None:
    text = f"{LONG}\n\nThe envoys before the talks, Monday.\nPhoto: Example Wire / J. Roe\n\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "caption", "caption", "paragraph"]


def test_markup_left_behind_a_paragraph_is_cut_off() -> None:
    text = f"{LONG} ” alt=”Talks end in silence” />\n\n{LONG} Again."
    assert kinds(text)[:2] == [("paragraph", LONG), ("furniture", "” alt=”Talks end in silence” />")]


def test_a_link_to_another_article_follows_its_picture() -> None:
    text = f"{LONG}\nThe hall - Example Wire, 1920, 18.12.2021\nMinister Says Talks Will Go On\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "caption", "furniture", "paragraph"]


def test_short_lines_under_read_also_lead_elsewhere() -> None:
    text = f"{LONG}\n\nRead also\nMinister Names a Date\n\n{LONG} Again.\n\nTags\n\nVienna\n\nArms control"
    assert [kind for kind, _ in kinds(text)] == [
        "paragraph",
        "furniture",
        "furniture",
        "paragraph",
        *["furniture"] * 3,
    ]


def test_a_labelled_caption() -> None:
    text = f"{LONG}\nImage source, Example Pictures\nImage caption,\nThe hall stood empty\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "caption", "caption", "caption", "paragraph"]


def test_speech_after_a_dash_is_no_list() -> None:
    text = f"{LONG}\n\n- We wait, - said the envoy. - It is not hard.\n\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3


def test_a_headline_that_stands_twice_is_read_once_and_a_lead_is_text_both_times() -> None:
    text = f"Talks on the river end in silence\n\nTalks on the river end in silence\n\n{LONG}\n\nAuthor:\n\n{LONG}"
    assert sorted(kind for kind, _ in kinds(text)) == [
        "furniture",
        "furniture",
        "paragraph",
        "paragraph",
        "title",
    ]


def test_hand_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The delegations spent the whole day on a single article of the\n"
        "draft, which was short, and left it in the evening just as they\n"
        "had found it.\n\n"
        "Nobody was surprised by that, least of all the interpreters, who\n"
        "had heard every sentence of it before.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_paragraphs_that_are_set_in_and_items_that_hang() -> None:
    text = (
        "   The delegations spent the whole day on a single article of the\n"
        "draft, which was short, and left it in the evening just as they\n"
        "   had found it. Nobody was surprised by that, least of all the old\n"
        "interpreters, who had heard every sentence of it before, and more\n"
        "than once.\n\n"
        "- an item of the list that goes on for long enough to need a row\n"
        "  of its own at the end\n"
        "- another item that is as long as the one before it, or very near\n"
        "  to it\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph", "item", "item"]


def test_lines_without_blank_lines_between_are_paragraphs_of_their_own() -> None:
    text = f"{LONG}\n{LONG} Again, and at some length.\n{LONG} For good."
    assert len(kinds(text)) == 3
    short = [f"{LONG} {number}." for number in range(3)]
    assert len(kinds("\n".join(short))) == 3


def test_quoted_lines_are_one_quotation() -> None:
    text = f"{LONG}\n\n> first line of it\n> second line of it\n\n{LONG} Again."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "quotation", "paragraph"]


@pytest.mark.parametrize("name", ["000_3d820df62007209e", "004_97952bd1bad2565b"])
def test_annotated_articles(name: str) -> None:
    gold_file = SHARED / "gold" / f"{name}.json"
    if not gold_file.exists():
        pytest.skip("the annotated articles are not here")
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / f"{name}.txt").read_bytes().decode("utf-8")
    wanted = {(item["start"], item["end"]) for item in (*gold["furniture"], *gold["headings"])}
    found = {
        (block.start, block.end)
        for block in find_blocks(text)
        if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.HEADING)
    }
    right = len(wanted & found)
    assert 2 * right / (len(wanted) + len(found)) >= 0.95
