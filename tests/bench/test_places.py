"""The tasks on places: toponyms, towns, events' own places, and the weights fitted to them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.bench.eventplace import score_event_places
from dateline.bench.happening import Verb, fit_chooser
from dateline.bench.places import Record, document_of, score_places
from dateline.bench.ranking import fit_ranker
from dateline.bench.towns import score_towns
from dateline.bench.units import names_unit
from dateline.errors import BenchError
from dateline.extract.places.clues import CLUES
from dateline.extract.places.features import FEATURES
from dateline.pipeline import Settings
from dateline.records import Place

Row = dict[str, object]
TEXT = "Shells fell on Saraqib in Syria on Friday. Moscow was silent."


def toponym(phrase: str, lat: float | None, lon: float | None, **more: object) -> Row:
    start = TEXT.index(phrase)
    return {"phrase": phrase, "start": start, "end": start + len(phrase), "lat": lat, "lon": lon,
            **more}  # fmt: skip


def written(path: Path, *records: Mapping[str, object]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records))
    return path


SARAQIB = toponym("Saraqib", 35.86, 36.81, country="SYR", precision="town")
SYRIA = toponym("Syria", 35.0, 38.5, country="SYR", precision="country")
MOSCOW = [TEXT.index("Moscow"), TEXT.index("Moscow") + 6]


def test_all_that_is_right_is_counted(tmp_path: Path) -> None:
    record = {"id": "a", "text": TEXT, "toponyms": [SARAQIB, SYRIA], "metonyms": [MOSCOW]}
    result, misses = score_places(written(tmp_path / "p.jsonl", record))
    assert set(result.metrics.values()) == {1.0}
    assert not misses


def test_metonyms_count_where_the_set_does_not_leave_them_out(tmp_path: Path) -> None:
    record = {"id": "a", "text": TEXT, "toponyms": [SARAQIB, SYRIA]}
    result, misses = score_places(written(tmp_path / "p.jsonl", record))
    assert result.metrics["recognition_p"] == pytest.approx(0.667)
    assert len(misses) == 1
    assert "Moscow" in misses[0]


def test_wrong_points_missed_names_and_precision_are_told(tmp_path: Path) -> None:
    far = {**SARAQIB, "lat": 10.0, "precision": "site"}
    lost = toponym("Friday", 1.0, 1.0, precision="town")
    record = {"id": "a", "text": TEXT, "toponyms": [far, lost], "metonyms": [MOSCOW]}
    result, misses = score_places(written(tmp_path / "p.jsonl", record))
    assert result.metrics["recovered_161km"] == 0.0
    assert result.metrics["precision_accuracy"] == 0.0
    assert any("missed 'Friday'" in m for m in misses)
    assert any("precision town, not site" in m for m in misses)


def test_places_without_a_point_count_for_recognition_alone(tmp_path: Path) -> None:
    nowhere = {**SARAQIB, "lat": None, "lon": None}
    record = {"id": "a", "text": TEXT, "toponyms": [nowhere, SYRIA], "metonyms": [MOSCOW]}
    metrics = score_places(written(tmp_path / "p.jsonl", record))[0].metrics
    assert metrics["recognition_f1"] == metrics["recovered_unit"] == 1.0


@pytest.mark.parametrize(
    ("place", "phrase", "gold", "right"),
    [
        (Place("Russia", "Russia", "RUS", precision="country"), "Russia", {}, True),
        (Place("Russia", "Russia", "RUS", precision="country"), "Tobolsk", {}, False),
        (Place("Georgia", "Georgia", "GEO", precision="country"), "Georgia",
         {"fcode": "ADM1", "name": "Georgia", "country": "United States"}, False),
        (Place("Russia", "Russia", "RUS", precision="country"), "Russians",
         {"fcode": "PCLI", "name": "Russia"}, True),
        (Place("border with Russia", "Russia", "RUS", precision="near", relation="border with"),
         "Russia", {}, True),
        (Place("Tobolsk", "Tobolsk", "RUS", precision="town"), "Tobolsk", {}, False),
    ],
)  # fmt: skip
def test_a_unit_is_right_by_its_code_or_its_name(
    place: Place, phrase: str, gold: dict[str, str], right: bool
) -> None:
    assert names_unit(place, phrase, gold, (58.2, 68.25)) is right


def test_the_publisher_s_home_comes_with_the_address() -> None:
    record = Record(
        TEXT, (), url="http://example.com/a", publisher="The Example", date="2024-12-03T1"
    )
    document = document_of(record)
    assert (document.url, document.publisher) == ("http://example.com/a", "The Example")
    assert document.published == "2024-12-03"


def test_weights_of_the_ranking_are_fitted_and_written(tmp_path: Path) -> None:
    paris = {"phrase": "Paris", "start": 10, "end": 15, "lat": 33.66, "lon": -95.56}
    record = {"id": "a", "text": "Police in Paris, Texas, closed a road.", "toponyms": [paris]}
    target = tmp_path / "weights.json"
    result = fit_ranker([written(tmp_path / "p.jsonl", record)], target)
    stored = json.loads(target.read_text())
    assert set(stored["weights"]) == set(FEATURES)
    assert result.metrics["cases"] == 1.0


def test_towns_are_looked_for_with_their_country(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(
        "name,country,lat,lon\nSaraqib,SYR,35.86,36.8\nHoms,SYR,10,10\nQwxyzbad,SYR,1,1\n"
    )
    result, misses = score_towns(path)
    assert (result.n, result.metrics) == (3, {"found_25km": 1.0})
    assert [m.split(" (")[0] for m in misses] == ["Homs", "Qwxyzbad"]


def test_a_list_of_towns_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("town\nHoms\n")
    with pytest.raises(BenchError, match="columns name, country, lat, lon"):
        score_towns(path)


def verb(text: str, trigger: str, *places: str) -> dict[str, object]:
    def span(words: str) -> list[object]:
        return [text.index(words), text.index(words) + len(words), words]

    return {"text": text, "event_spans": [span(trigger)],
            "location_spans": [span(p) for p in places]}  # fmt: skip


BOMBED = verb("Jets bombed Saraqib, a minister said in Cairo.", "bombed", "Saraqib")
SAID = verb("Jets bombed Saraqib, a minister said in Cairo.", "said", "Cairo")


def test_the_words_of_an_event_s_place(tmp_path: Path) -> None:
    path = written(tmp_path / "v.jsonl", BOMBED, BOMBED)
    result = score_event_places(path, settings=Settings(model=False))
    assert result.n == 1  # each text and verb once
    assert result.metrics["token_f1"] == 1.0


def test_places_that_are_numbered_by_token_are_read() -> None:
    text = " McCoy was captured in March in Las Vegas, not in Biu."
    spans = ((7, 8, "w"), (text.index("Biu"), text.index("Biu") + 3, "Biu"))
    places = Verb(text, ((11, 19, "captured"),), spans).places()
    assert [text[a:b] for a, b in places] == ["Las Vegas", "Biu"]


def test_only_texts_that_no_training_sees(tmp_path: Path) -> None:
    texts = [verb(f"Jets bombed Homs {i} times.", "bombed", "Homs") for i in range(40)]
    path = written(tmp_path / "v.jsonl", *texts)
    settings = Settings(model=False)
    held = score_event_places(path, settings=settings, held_back=True).n
    assert 0 < held < score_event_places(path, settings=settings).n == 40


def test_weights_of_the_choice_are_fitted_and_written(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(
        "# wire | SYR | 2015\nJets bombed Saraqib, a minister said in Cairo.\n"
        "= bombed | ASSAULT/aerial | Jets | | Saraqib | actual | a minister\n"
    )
    target = tmp_path / "weights.json"
    fit_chooser([corpus], target, written(tmp_path / "v.jsonl", BOMBED, SAID))
    assert set(json.loads(target.read_text())["weights"]) == set(CLUES)
