"""Names are found whole and bare, of the right type, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from naming import analysed, names
from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import analyse
from skyread.library.article import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, articles and possessives are no part of a name
        ("He met the Deputy Foreign Minister of Russia Oleg Surkin.", "Russia/PLACE Oleg Surkin/PERSON"),
        ("She wrote to US Secretary of State Nora Whitfield.", "US/PLACE Nora Whitfield/PERSON"),
        ("We asked Mr. Halvorsen and Dr. Ines Prado.", "Halvorsen/PERSON Ines Prado/PERSON"),
        ("It was Moscow’s answer to the Trump administration.", "Moscow/PLACE Trump/PERSON"),
        # names of names
        (
            "He works at the Center for Arctic Studies of the Norwegian Academy of Letters in Oslo.",
            "Center for Arctic Studies of the Norwegian Academy of Letters/ORG Oslo/PLACE",
        ),
        ("The Security Council of the Russian Federation met.", "Security Council of the Russian Federation/ORG"),
        ("An expert of the Center for Naval Affairs at the Dunmore Institute spoke.",
         "Center for Naval Affairs/ORG Dunmore Institute/ORG"),
        ("The Comprehensive Test Ban (CTBT) Treaty is meant.", "Comprehensive Test Ban (CTBT) Treaty/TREATY"),
        # governments, armies and parliaments with their country
        ("The Danish Foreign Ministry and the US Navy agreed.", "Danish Foreign Ministry/ORG US Navy/ORG"),
        # prefixes, hyphens, adjectives
        ("It is a non-NATO and anti-Trump, US-led, Russian-American plan.", "NATO/ORG Trump/PERSON US/PLACE"),
        ("The Russia-Ukraine war divided Europeans and Americans.", "Russia/PLACE Ukraine/PLACE"),
        ("Atlantic ties are good; ships crossed the Atlantic.", "Atlantic/PLACE"),
        # weapons, ships, treaties by number
        ("The Tu-214ON, the 9M729 and the S-400 were shown.", "Tu-214ON/WEAPON 9M729/WEAPON S-400/WEAPON"),
        ("They flew in a Boeing 737 over the USS Carlow.", "Boeing 737/WEAPON USS Carlow/WEAPON"),
        ("START-3 replaced START II, and Minsk-2 did not hold.", "START-3/TREATY START II/TREATY Minsk-2/TREATY"),
        ("The Treaty on intermediate and shorter-range missiles (INF Treaty) ended.",
         "Treaty on intermediate and shorter-range missiles/TREATY INF Treaty/TREATY"),
        ("They signed the Oslo accords and the Dayton Agreement.", "Oslo accords/TREATY Dayton Agreement/TREATY"),
        # events and places by what they are called
        ("After the Battle of Kursk and Hurricane Sandy came the Vilnius Summit.",
         "Battle of Kursk/EVENT Hurricane Sandy/EVENT Vilnius Summit/EVENT"),
        ("They walked from Lake Orrin to the Strait of Malacca and Eastern Europe.",
         "Lake Orrin/PLACE Strait of Malacca/PLACE Eastern Europe/PLACE"),
        # people in many shapes
        ("We saw J. K. Tarrow, George W. Bush, Hau Lung-bin and Ursula von der Leyen.",
         "J. K. Tarrow/PERSON George W. Bush/PERSON Hau Lung-bin/PERSON Ursula von der Leyen/PERSON"),
        ("Then Mohammed bin Salman met Abdel Fattah el-Sisi.", "Mohammed bin Salman/PERSON Abdel Fattah el-Sisi/PERSON"),
        # signs and hyphens that belong to a name, and those that do not
        ("McDonald's and Simon & Garfunkel's Oscar-winning song.", "McDonald's/ORG Simon & Garfunkel/ORG Oscar/PERSON"),
        ("They met Bo Lindgren of Umea.", "Bo Lindgren/PERSON Umea/PLACE"),
        # a known name that goes on in small letters, or is written with signs
        ("The Normandy format met in Washington, D.C. on the Paris climate agreement.",
         "Normandy format/TREATY Washington, D.C./PLACE Paris climate agreement/TREATY"),
    ],
)  # fmt: skip
def test_names_are_found_whole_and_bare(text: str, expected: str) -> None:
    found = names(text)
    assert " ".join(f"{surface}/{kind}" for surface, kind in found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty is dead, the Alliance said, and the Ministry was silent.",
        "Denunciation of it came first. Reposts followed. Meanwhile nothing changed.",
        "Key Findings And Next Steps",
        "The Russian and American sides met; Europeans and Soviets watched.",
        "The TV and the CEO had a GPS, said the MP.",
        "Improvised explosive devices (IEDs) were found. The IEDs were old.",
        "LB: What happened then?",
        "Don’t you think? Isn't it? Didn't he? Ain't she? I'm here. We've gone. Y'all come.",
        "Yeah, in Chapter 3, Figure 2 shows it. Um, no.",
    ],
)
def test_words_with_a_capital_are_not_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("The wind blew off the western coast of Zumbra.", "Zumbra", "PLACE"),
        ("He lives in Quellenau now.", "Quellenau", "PLACE"),
        ("The fight is for Brestovka, a railway town.", "Brestovka", "PLACE"),
        ("They sold Brindex, a maker of pumps.", "Brindex", "ORG"),
        ("She invested in Norvelo early.", "Norvelo", "ORG"),
        ("Shares rose. The bank Tarvik and Danske Bank lent the money.", "Tarvik", "ORG"),
        ("Oddvar, 45, was not hurt.", "Oddvar", "PERSON"),
        ("Nothing helps, says Krelin.", "Krelin", "PERSON"),
    ],
)
def test_an_unknown_name_is_told_by_what_stands_around_it(text: str, surface: str, kind: str) -> None:
    assert (surface, kind) in names(text)


def test_a_headline_of_capitals_yields_its_names_alone() -> None:
    assert names("TALKS IN DAMASCUS END WITHOUT RESULT") == [("DAMASCUS", "PLACE")]
    assert names("Putin Says Russia Will Not Attack Ukraine As Talks Continue") == [
        ("Putin", "PERSON"),
        ("Russia", "PLACE"),
        ("Ukraine", "PLACE"),
    ]


def test_an_ordinary_word_at_the_start_is_a_name_where_somebody_bears_it() -> None:
    assert names("Strong winds came.") == []
    assert ("Strong", "PERSON") in names("We met Hannah Strong there. Strong was calm.")


def test_in_an_article_about_a_game_countries_are_teams() -> None:
    text = (
        "Norway beat Portugal 2-1 in the second match of the tournament in Lyon.\n"
        "The striker scored two goals; the goalkeeper saved a penalty and the coach praised his players. "
        "Portugal lost their captain, and Norway won."
    )
    found = dict(names(text))
    assert found["Norway"] == found["Portugal"] == "ORG"
    assert found["Lyon"] == "PLACE"


def test_one_name_has_one_type_in_an_article() -> None:
    found = names("The firm Karvelo grew. Karvelo said so. Many work in Karvelo. Karvelo's shares rose.")
    assert len({kind for surface, kind in found if surface == "Karvelo"}) == 1


def test_a_definition_in_brackets_also_in_letters_of_another_language() -> None:
    text = "They left the Open Skies Treaty (DON). Members of the Don protested; DON is alive."
    assert [surface for surface, _ in names(text)] == ["Open Skies Treaty", "DON", "Don", "DON"]
    assert {kind for _, kind in names(text)} == {"TREATY"}


def test_an_aside_in_brackets_defines_nothing() -> None:
    found = analysed("“They mean to stay (in the pact. — TASS ).” Oslo (AFP) waits.")
    assert found.definitions == ()


def test_furniture_is_never_read_and_captions_are() -> None:
    text = "Photo: Reuters\nSubscribe to Reuters"
    blocks = [Block(BlockKind.CAPTION, 0, 14), Block(BlockKind.FURNITURE, 15, 35)]
    found = analyse(text, blocks, Lexicon.load())
    assert [(start, end) for start, end, _ in found.mentions] == [(7, 14)]


def test_unbalanced_and_curly_quotation_marks_do_not_hide_names() -> None:
    assert names("“Ukraine waits, ”Lavrov said. \"Germany too,' he told Izvestia.") == [
        ("Ukraine", "PLACE"),
        ("Lavrov", "PERSON"),
        ("Germany", "PLACE"),
        ("Izvestia", "ORG"),
    ]


def test_a_name_over_a_line_break_is_one_name() -> None:
    text = "They flew to New\nYork."
    found = analyse(text, [Block(BlockKind.PARAGRAPH, 0, len(text))], Lexicon.load())
    assert [text[start:end] for start, end, _ in found.mentions] == ["New\nYork"]
    assert found.forms[0].surface == "New York"
