"""Names as dispatches, result lists, statements and interviews write them."""

from __future__ import annotations

import pytest

from naming import clusters, names, resolved


def found(text: str) -> str:
    return " ".join(f"{surface}/{kind}" for surface, kind in names(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # dispatches
        ("DRUMMEL CREEK, Nevada (Quellit) - Rain fell on Oslo.", "DRUMMEL CREEK/PLACE Nevada/PLACE Quellit/PERSON Oslo/PLACE"),
        ("/TASS/. It rained.", "TASS/ORG"),
        ("Rain fell in Velden Springs, Mich., on a barn.", "Velden Springs/PLACE Mich./PLACE"),
        ("In December, Peru left.", "December/DATE Peru/PLACE"),
        # what people, places and firms own
        ("He said Quessant's shares fell.", "Quessant/ORG"),
        ("He said Quessant's wife left.", "Quessant/PERSON"),
        ("He said Quessant's capital was calm.", "Quessant/PLACE"),
        # laws, programmes and partnerships by their matter
        ("It broke the Law on Foreign Gardens.", "Law on Foreign Gardens/TREATY"),
        ("It joined the Partnership for Clean Rivers and Lakes.", "Partnership for Clean Rivers and Lakes/OTHER"),
        ("Then the Tenth Review Conference met.", "Tenth Review Conference/EVENT"),
        ("The Treaty between Oslo and Bergen on Herring Nets holds.", "Treaty between Oslo and Bergen on Herring Nets/TREATY"),
        # dates inside names
        ("He crossed the 25 April Bridge.", "25 April Bridge/PLACE"),
        ("They signed the Treaty of 2 September.", "Treaty of 2 September/TREATY"),
        # people
        ("He met V.Putin and Yu. Ushakin there.", "V.Putin/PERSON Yu. Ushakin/PERSON"),
        ("He met Hassan Sheikh Mohadin there.", "Hassan Sheikh Mohadin/PERSON"),
        # papers by one word; an article that opens a sentence is none
        ("He told The Herald so.", "Herald/ORG"),
        # works
        ("She saw the film Letters to Nobody twice.", "Letters to Nobody/OTHER"),
        # cars and ships
        ("He drove a Toyota Land Cruiser away.", "Toyota Land Cruiser/OTHER"),
        ("He sank the MV Skallum there.", "MV Skallum/OTHER"),
        # common words with a capital
        ("He wrote to City Hall.", ""),
        ("It is document AB-11/7 now.", ""),
    ],
)  # fmt: skip
def test_names_of_many_styles(text: str, expected: str) -> None:
    assert found(text) == expected


def test_a_headline_in_capitals_names_what_the_article_names() -> None:
    text = "LATE TARVEN GOAL SINKS DRUMMEL CITY\n\nOlaf Tarven scored for Drummel City's rivals, Tarven said."
    assert [surface for surface, _ in names(text)][:2] == ["TARVEN", "DRUMMEL CITY"]


def test_towns_are_clubs_in_a_list_of_results_and_towns_elsewhere() -> None:
    game = "The striker scored a penalty before halftime, and the coach praised the midfielder.\n\nBarcelona 3 Metz 1"
    assert dict(names(game)) == {"Barcelona": "ORG", "Metz": "ORG"}
    assert dict(names("He left Barcelona for Metz.")) == {"Barcelona": "PLACE", "Metz": "PLACE"}


def test_an_unknown_name_is_a_firm_in_business_news_and_a_place_elsewhere() -> None:
    business = "Shares rose as quarterly profit beat what analysts saw. Drummel holds a stake."
    assert dict(names(business))["Drummel"] == "ORG"
    assert dict(names("The plane dropped leaflets on Drummel."))["Drummel"] == "PLACE"


def test_a_storm_is_known_by_its_own_name() -> None:
    same = clusters("Cyclone Alma hit the coast. By noon Alma had passed, and Alma was weak.")
    assert same["Alma"] == same["Cyclone Alma"]


def test_a_nickname_alone_is_the_one_person_it_can_be() -> None:
    same = clusters("Anthony Blane spoke. Later Tony laughed.")
    assert same["Tony"] == "Anthony Blane"


def test_a_speaker_label_in_capitals_is_a_person() -> None:
    text = "JIM DRUMMEL: Good evening.\n\nANNA LEER: Thank you, Jim.\n\nJIM DRUMMEL: We stop here."
    assert [surface for surface, kind in names(text) if kind == "PERSON"].count("JIM DRUMMEL") == 2


def test_what_an_article_says_of_a_name_outweighs_a_large_library() -> None:
    library = [f"He flew to Peru on day {number}." for number in range(12)]
    game = (
        "The striker scored a penalty before halftime, and the coach praised the midfielder.\n\n"
        "Peru 3 Chile 1\n\nPeru beat Chile 3-1, and Peru won the match 3-1."
    )
    found = resolved(game, *library)
    assert {m.surface: m.type.value for m in found.mentions["0"]}["Peru"] == "ORG"
    assert {m.surface: m.type.value for m in found.mentions["1"]}["Peru"] == "PLACE"


def test_a_slash_opens_no_sentence() -> None:
    assert ("Angel Orlov", "PERSON") in names("© Kite News / Angel Orlov / Go to the picture bank")
