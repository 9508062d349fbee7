"""The actor knowledge base: who bears a name, and what he was on a day."""

from pathlib import Path

import pytest

from dateline.codebook import directory as module
from dateline.codebook.directory import Directory, Entry, fold, load_directory
from dateline.errors import CodebookError

Names = list[tuple[str, tuple[str, ...], str]]


def scanned(text: str) -> Names:
    """Return the known names of a text of plain words: words, ids, form."""
    words = text.split()
    found = load_directory().scan(words)
    return [(" ".join(words[k.first : k.last]), k.ids, k.form) for k in found]


@pytest.fixture
def directory() -> Directory:
    """Return the knowledge base that ships."""
    return load_directory()


@pytest.mark.parametrize(
    ("ident", "day", "sector", "role"),
    [
        ("bashar-al-assad", "2011-05-01", "GOV", "president"),
        ("bashar-al-assad", "2024-12-07", "GOV", "president"),
        ("bashar-al-assad", "2024-12-08", "ELI", "former president"),
        ("bashar-al-assad", None, "ELI", "former president"),
        ("abbas-araghchi", "2022-01-01", "ELI", "former deputy foreign minister"),
        ("abu-mohammed-al-golani", "2025-03-01", "GOV", "president"),
    ],
)
def test_the_day_decides_the_office(
    ident: str, day: str | None, sector: str, role: str, directory: Directory
) -> None:
    entry = directory.on(ident, day)
    assert entry is not None
    assert (entry.sector, entry.role) == (sector, role)


def test_nobody_is_anything_before_the_first_entry(directory: Directory) -> None:
    assert directory.on("bashar-al-assad", "1980-01-01") is None
    assert directory.on("no-such-actor", "2020-01-01") is None


def test_the_last_entry_counts_where_none_holds(directory: Directory) -> None:
    entry = directory.on("abu-nidal-organization", "2020-01-01")
    assert entry is not None
    assert entry.until == "2002-08-16"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-01-01", "Bashar al-Assad"),
        ("2025-03-01", "Ahmed al-Sharaa"),
        ("1980-01-01", "Hafez al-Assad"),
    ],
)
def test_an_office_has_its_holder_of_the_day(day: str, name: str, directory: Directory) -> None:
    holder = directory.holder("president", "SYR", day)
    assert holder is not None
    assert holder.name == name


def test_an_unknown_office_has_no_holder(directory: Directory) -> None:
    assert directory.holder("lighthouse keeper", "SYR", "2020-01-01") is None


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("2001-01-01", "2002-01-01", "2001-01-01", True),
        ("2001-01-01", "2002-01-01", "2002-01-01", False),
        ("2001-01-01", "2002-01-01", "2000-12-31", False),
        ("", "2002-01-01", "1950-01-01", True),
        ("2001-01-01", "", "2050-01-01", True),
        ("2001-01-01", "", None, True),
        ("2001-01-01", "2002-01-01", None, False),
    ],
)
def test_a_period_ends_the_day_before_its_until(
    since: str, until: str, day: str | None, holds: bool
) -> None:
    entry = Entry("x", "X", None, None, "person", "", "", since, until)
    assert entry.holds(day) is holds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops from Niger left", [("Niger", ("NER",), "country")]),
        ("South Sudan thanked Sudan",
         [("South Sudan", ("SSD",), "country"), ("Sudan", ("SDN",), "country")]),
        ("South Sudanese traders", [("South Sudanese", ("SSD",), "demonym")]),
        ("Talks in Lima ended", [("Lima", ("PER",), "capital")]),
        ("Saint Kitts and Nevis", [("Saint Kitts and Nevis", ("KNA",), "country")]),
        ("He met Bashar al - Assad", [("Bashar al - Assad", ("bashar-al-assad",), "person")]),
        ("Kenya Defence Forces left",
         [("Kenya Defence Forces", ("kenya-defence-forces",), "institution")]),
        ("Boko Haram fled", [("Boko Haram", ("boko-haram",), "group")]),
    ],
)  # fmt: skip
def test_the_longest_name_wins(text: str, names: Names) -> None:
    assert scanned(text) == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He told us so", 0),
        ("The US army", 1),
        ("Au lait", 0),
        ("The AU met", 1),
        ("The U.S. envoy", 1),
        ("He left niger", 0),
        ("An ambassador came", 0),
        ("The Ambassador came", 0),
        ("The Chadwick bridge", 0),
        ("Omani sailors", 1),
        ("Romania", 1),
        ("Let us go", 0),
        ("Lashkar-e-Taiba, or LeT", 2),
    ],
)
def test_a_name_needs_its_capitals_and_whole_words(text: str, count: int) -> None:
    assert len(scanned(text)) == count


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        ("São Tomé", "sao tome"),
        ("AL-SHABAAB", "al shabaab"),
        ("U.S.", "u s"),
        ("Straße", "strasse"),
        ("  two   spaces ", "two spaces"),
        ("—", ""),
        ("", ""),
    ],
)
def test_names_are_compared_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Côte d'Ivoire", "Cote d’Ivoire"])
def test_accents_and_apostrophes_do_not_matter(text: str) -> None:
    assert scanned(text) == [(text, ("CIV",), "country")]


def test_a_countrys_bodies_have_names(directory: Directory) -> None:
    state = directory.countries["AFG"]
    assert (state.name, state.adjective) == ("Afghanistan", "Afghan")
    assert state.bodies["parliament"] == "Wolesi Jirga"


def test_a_row_of_the_wrong_width_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "code,name,aliases,demonyms,capital,region,government,military,police,parliament\n"
    (tmp_path / "countries.csv").write_text(header, encoding="utf-8")
    (tmp_path / "groups.csv").write_text("id,name\nx,X\ny,Y,Z\n", encoding="utf-8")
    monkeypatch.setattr(module, "ACTORS", tmp_path)
    with pytest.raises(CodebookError, match=r"groups\.csv: line 3: wrong number of columns"):
        load_directory((tmp_path / "own.csv",))  # files of one's own: it is not yet loaded so
