"""Spellings of one thing are one entity, different things stay two, over one article and over a library."""

from __future__ import annotations

import itertools

from naming import clusters, resolved


def test_surnames_and_spellings_of_one_person_meet() -> None:
    found = clusters(
        "Sergei Vasiliev spoke. Vasiliev left.",
        "Sergey Vasilyev and S. Vasiliev wrote. Mr Vasilyev agreed.",
    )
    assert len(set(found.values())) == 1


def test_a_nickname_is_the_full_given_name() -> None:
    found = clusters(
        "William Tarrow spoke.", "Bill Tarrow agreed. Anthony Blinken and Antony Blinken are one."
    )
    assert found["Bill Tarrow"] == found["William Tarrow"]
    assert found["Anthony Blinken"] == found["Antony Blinken"]


def test_the_end_of_a_long_name_is_the_long_name() -> None:
    found = clusters("Linda Marrow Tarrow spoke. Marrow Tarrow left, and Tarrow wept.")
    assert set(found.values()) == {"Linda Marrow Tarrow"}


def test_two_people_of_one_surname_stay_two_and_the_surname_goes_to_the_last_named() -> None:
    found = resolved("Anton Petrov met Boris Petrov. Petrov left. Then Anton Petrov came. Petrov stayed.")
    ids = found.assignments["0"]
    assert ids[0] != ids[1]
    assert ids[2] == ids[1]
    assert ids[4] == ids[3] == ids[0]


def test_a_surname_without_a_full_name_goes_to_the_library() -> None:
    found = clusters("Marta Kowalik won.", "Kowalik said nothing.")
    assert found["Kowalik"] == "Marta Kowalik"


def test_a_relative_in_the_article_does_not_take_a_president_s_surname() -> None:
    found = clusters("Jill Biden was in Delaware. Biden stayed at the White House, said Biden's doctor.")
    assert found["Biden"] == "Joe Biden"


def test_short_forms_meet_long_ones() -> None:
    found = clusters(
        "The Northern Fisheries Commission (NFC) met. The NFC voted.",
        "The NFC rose late.",
        "The Varda Institute said no; Varda was firm. The Open Skies Treaty (DON), the Don and the Don Treaty are one.",
    )
    assert found["NFC"] == found["Northern Fisheries Commission"]
    assert found["Varda"] == found["Varda Institute"]
    assert found["Don"] == found["DON"] == found["Don Treaty"] == found["Open Skies Treaty"]


def test_known_aliases_meet_and_parts_are_not_wholes() -> None:
    found = clusters(
        "The US, the United States and the USA. The Treaty on Open Skies and the Open Skies Treaty. "
        "Minsk-2 and the Minsk agreements. Moscow and Russia and the Russian Federation."
    )
    assert found["US"] == found["United States"] == found["USA"]
    assert found["Treaty on Open Skies"] == found["Open Skies Treaty"]
    assert found["Minsk-2"] != found["Minsk agreements"]
    assert found["Russia"] == found["Russian Federation"] != found["Moscow"]


def test_an_entity_is_called_by_its_most_frequent_full_form() -> None:
    found = resolved(
        "Nora Whitfield spoke. Whitfield left. Whitfield returned. The NATO summit; the NATO fleet; NATO.",
        "The US and the US and the United States.",
    )
    assert {entity.name for entity in found.entities.values()} == {"Nora Whitfield", "NATO", "United States"}
    assert found.entities["person/nora-whitfield"].aliases == ("Whitfield", "Nora Whitfield")


def test_a_known_place_that_is_only_shouted_is_called_as_it_is_known() -> None:
    found = clusters("OSLO - It rained. NATO met.", "NEW YORK - It snowed.")
    assert found == {"OSLO": "Oslo", "NEW YORK": "New York", "NATO": "NATO"}


def test_shouted_names_are_the_same_names() -> None:
    found = clusters("VLADIVOSTOK, January 5. They met in Vladivostok.")
    assert found["VLADIVOSTOK"] == found["Vladivostok"] == "Vladivostok"


def test_a_company_s_legal_form_does_not_make_it_another() -> None:
    found = clusters("Brindex Inc. said on Monday it would grow. The firm Brindex is small.")
    assert found["Brindex Inc."] == found["Brindex"]


def test_mentions_are_sorted_apart_and_assigned_one_by_one() -> None:
    found = resolved("On January 10 Russia and the Ministry of Trade of Chile met.", published="2022-01-12")
    spans = [(m.start, m.end) for m in found.mentions["0"]]
    assert spans == sorted(spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    assert len(found.assignments["0"]) == len(spans)
    assert set(found.assignments["0"]) <= set(found.entities)


def test_a_short_name_means_another_body_in_every_article() -> None:
    found = resolved(
        "The Danish Foreign Ministry wrote. The Foreign Ministry waits.",
        "The Chilean Foreign Ministry wrote. The Foreign Ministry waits.",
    )
    assert len(set(found.assignments["0"])) == len(set(found.assignments["1"])) == 1
    assert set(found.assignments["0"]).isdisjoint(found.assignments["1"])


def test_a_treaty_is_one_whichever_way_round_it_is_named() -> None:
    found = clusters(
        "The Azure Coast Convention was signed in May. Nobody spoke of the Treaty of Olomouc.",
        "The Convention on the Azure Coast needs money, and so does the Olomouc Treaty.",
    )
    assert found["Azure Coast Convention"] == found["Convention on the Azure Coast"]
    assert found["Treaty of Olomouc"] == found["Olomouc Treaty"] != found["Azure Coast Convention"]


def test_an_acronym_means_in_the_library_what_an_article_defined() -> None:
    found = resolved("They left the Open Skies Treaty (DON).", "Members of the DON met; DON is alive.")
    assert set(found.assignments["0"]) == set(found.assignments["1"]) == {"treaty/open-skies-treaty"}


def test_a_name_that_holds_its_short_form_is_the_short_name() -> None:
    found = clusters("The Anti-Ballistic Missile (ABM) Treaty was left.", "The ABM Treaty was left.")
    assert len(set(found.values())) == 1


def test_an_article_may_give_a_known_acronym_to_another_body() -> None:
    ports = "The Coastal Monitoring Agency (CMA) met in Oslo. The CMA left early."
    visit = "Inspectors of the Coastal Monitoring Agency entered the port."
    shops = "The Competition and Markets Authority fined a shop. The CMA was glad."
    found = resolved(ports, visit, shops)
    told = {
        (article, mention.surface): found.entities[entity].name
        for article in found.mentions
        for mention, entity in zip(found.mentions[article], found.assignments[article], strict=True)
    }
    agency, authority = "Coastal Monitoring Agency", "Competition and Markets Authority"
    assert told["0", "CMA"] == told["0", agency] == told["1", agency] == agency
    assert told["2", "CMA"] == told["2", authority] == authority
