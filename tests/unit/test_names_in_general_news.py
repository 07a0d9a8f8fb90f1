"""Names of the daily news that no list knows: acts, missions, works, firms, dams; and ordinary words that are none."""

from __future__ import annotations

import pytest

from naming import names, resolved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names with small words inside
        ("He broke the Protection of Badgers Act twice.", "Protection of Badgers Act/TREATY"),
        ("It heard the Commission on Human Rights.", "Commission on Human Rights/ORG"),
        ("He led the United Nations Mission in South Sudan.", "United Nations Mission in South Sudan/ORG"),
        ("Members of the Security Council on Syria disagreed.", "Security Council/ORG Syria/PLACE"),
        # works in quotation marks; speech is none
        ('They showed "The Glass Orchard" and "Letters to a Ferryman".',
         "Glass Orchard/OTHER Letters to a Ferryman/OTHER"),
        ('He said "The Council of Europe is late" and left.', "Council of Europe/ORG"),
        # what the words beside an unknown name call it
        ("The drug Zavorin is sold widely.", "Zavorin/OTHER"),
        ("Water rose behind the Tarvek dam.", "Tarvek/PLACE"),
        ("She is an analyst at Quessant.", "Quessant/ORG"),
        ("Ortalek, headquartered in Oslo, lost money.", "Ortalek/ORG Oslo/PLACE"),
        ("She won the Silver Heron twice.", "Silver Heron/OTHER"),
        # heads of names
        ("The Kyiv Post and Dozhd TV wrote of Orvell United.", "Kyiv Post/ORG Dozhd TV/ORG Orvell United/ORG"),
        ("The British Museum and the Trans-Siberian Highway closed.",
         "British Museum/ORG Trans-Siberian Highway/PLACE"),
        # British spelling and plurals at the start of a sentence are ordinary words
        ("Defence was dear. Neighbours said so. Organisers denied it.", ""),
    ],
)  # fmt: skip
def test_names_are_found_with_their_types(text: str, expected: str) -> None:
    assert " ".join(f"{surface}/{kind}" for surface, kind in names(text)) == expected


def test_a_short_form_after_or_is_the_same_entity() -> None:
    result = resolved("The Lowland Water Board, or LWB, met. The LWB agreed.")
    assert [mention.surface for mention in result.mentions["0"]] == ["Lowland Water Board", "LWB", "LWB"]
    assert len(set(result.assignments["0"])) == 1


def test_who_speaks_in_capitals_is_a_person_and_letters_are_none() -> None:
    text = "Nora Whitfield sat down.\n\nNORA WHITFIELD: Good morning.\n\nQ: Why?\n\nWHITFIELD: It rains."
    assert names(text) == [
        ("Nora Whitfield", "PERSON"),
        ("NORA WHITFIELD", "PERSON"),
        ("WHITFIELD", "PERSON"),
    ]
