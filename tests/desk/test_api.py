"""The desk's addresses: pages, their twins, downloads, and what goes wrong."""

import csv
import io
import json

import httpx
import pytest

from dateline.document import content_id

EVENT = "e-0123456789abcdef"
INCIDENT = content_id("n", EVENT)


def article(client: httpx.Client) -> str:
    """Return the id of the one article."""
    return str(client.get("/articles.json").json()["documents"][0]["id"])


@pytest.mark.parametrize(
    "path",
    ["/", "/articles", "/actors", "/actors/army", "/sources", "/sources/~residents",
     "/sources/narration", "/labels", "/add", f"/incidents/{INCIDENT}", "/?q=market&start=0"],
)  # fmt: skip
def test_every_page_is_there(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 404 if path.endswith("narration") else 200)
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    ["/incidents", f"/incidents/{INCIDENT}", "/articles", "/actors", "/actors/army", "/sources",
     "/sources/~residents", "/labels"],
)  # fmt: skip
def test_each_page_has_its_twin(client: httpx.Client, path: str) -> None:
    twin = client.get(f"{path}.json")
    assert twin.status_code == 200
    assert twin.json() == client.get(f"/api{path}").json()


def test_the_article_page_marks_every_quoted_word(client: httpx.Client) -> None:
    page = client.get(f"/articles/{article(client)}").text
    assert 'data-v="' in page
    assert "toll.including" in page
    assert "two children" in page
    assert "90%" in page


def test_the_incident_shows_both_sides_and_its_grade(client: httpx.Client) -> None:
    page = client.get(f"/incidents/{INCIDENT}").text
    assert "Sentence against sentence" in page
    assert "contested" in page
    assert "How the grade came about" in page
    whole = client.get(f"/incidents/{INCIDENT}.json").json()
    assert [line["against"] for line in whole["ledger"]["lines"]] == [False, True]


def test_text_from_articles_is_escaped(client: httpx.Client) -> None:
    page = client.get("/", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_downloads_hold_what_the_filter_leaves(client: httpx.Client) -> None:
    (row,) = table(client.get("/incidents.csv?q=market"))
    assert (row["id"], row["killed_low"], row["killed_open"]) == (INCIDENT, "7", "True")
    assert (row["grade"], row["origins"]) == ("contested", "residents")
    (event,) = table(client.get("/events.csv?q=market"))
    assert (event["id"], event["sources"]) == ("e-0123456789abcdef", "residents; The army")
    (line,) = client.get("/incidents.jsonl?q=market").text.splitlines()
    assert json.loads(line)["places"][0]["quotes"][0]["text"] == "Kasanga"
    (feature,) = client.get("/incidents.geojson?q=market").json()["features"]
    assert feature["geometry"]["coordinates"] == [31.14, -8.46]
    assert client.get("/incidents.geojson?q=bridge").json()["features"] == []
    for path in ("/incidents.csv", "/events.csv"):
        assert table(client.get(f"{path}?q=bridge")) == []
    assert client.get("/incidents.jsonl?q=bridge").text == ""


def table(answer: httpx.Response) -> list[dict[str, str]]:
    """Return the rows of a table as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", ["/incidents/none", "/articles/none", "/actors/none",
                                  "/sources/none", "/static/none.js", "/weather"])  # fmt: skip
def test_what_is_not_there_is_said(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text
    assert client.get(path, headers={"accept": "application/json"}).json()["status"] == 404


@pytest.mark.parametrize(
    "query", ["since=yesterday", "killed=many", "sort=best", "box=1,2", "start=-1"]
)
def test_a_filter_that_is_none_is_refused(client: httpx.Client, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 400


def test_an_empty_form_is_the_whole_list(client: httpx.Client) -> None:
    page = client.get("/?q=&since=&until=&killed=&place=&type=&sort=newest").text
    assert "clear filter" not in page
    assert INCIDENT in page


def test_the_bundle_is_kept_by_browsers_and_compressed(client: httpx.Client) -> None:
    page = client.get("/").text
    script = next(part for part in page.split('"') if part.startswith("/static/desk"))
    answer = client.get(script, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_towns_are_served_for_the_map(client: httpx.Client) -> None:
    towns = client.get("/api/towns").json()["features"]
    assert len(towns) > 1000
    assert {"name", "people", "capital"} <= set(towns[0]["properties"])


def test_the_schema_names_every_call_and_loads_nothing_from_elsewhere(client: httpx.Client) -> None:
    schema = client.get("/api/schema/openapi.json").json()
    assert {"/api/incidents", "/api/articles/{ident}", "/api/map", "/api/jobs"} <= set(
        schema["paths"]
    )
    assert "cdn" not in json.dumps(schema).lower()


@pytest.mark.parametrize("page", ["/", f"/incidents/{INCIDENT}"])
def test_a_toll_that_is_a_lower_bound_ends_in_a_plus(client: httpx.Client, page: str) -> None:
    told = '<span class="count killed" title="at least 7"><b>7+</b> killed</span>'
    assert told in client.get(page).text
