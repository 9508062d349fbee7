"""Roles on a desk with users: the way in and out, what each may do, and who tries more."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from dateline.desk import users
from dateline.desk.library import Library
from dateline.desk.security import COOKIE, Keys
from dateline.desk.sessions import Sessions
from dateline.desk.users import User, Users, new_user, write_users
from dateline.document import content_id

EVENT = "e-0123456789abcdef"
INCIDENT = content_id("n", EVENT)
WORD = "a long enough one"
NINE = {"tolls": [{"kind": "killed", "least": 9, "most": 9, "exact": True}]}


@pytest.fixture(scope="session")
def people() -> dict[str, User]:
    """Return users of all roles, made once: a hash takes a third of a second."""
    word = new_user("Ada", "coder", WORD).password
    given = (("Rim", "reader"), ("Ada", "coder"), ("Bo", "coder"), ("Cem", "coder"))
    return {"Zoe": User("Zoe", "admin", word)} | {n: User(n, r, word) for n, r in given}  # type: ignore[arg-type]


class Staffed:
    """A desk with users that is served."""

    def __init__(self, address: str, keys: Keys, people: dict[str, User], path: Path) -> None:
        assert keys.sessions is not None
        self.address, self.people, self.path = address, people, path
        self.sessions: Sessions = keys.sessions
        self.clients: list[httpx.Client] = []

    def nobody(self, **headers: str) -> httpx.Client:
        """Return a client that has not signed in."""
        headers = {"accept": "text/html", **headers}
        self.clients.append(httpx.Client(base_url=self.address, headers=headers, timeout=30))
        return self.clients[-1]

    def client(self, name: str) -> httpx.Client:
        """Return a client that somebody signed in with, who writes as a page does."""
        client = self.nobody(cookie=f"{COOKIE}={self.sessions.begin(self.people[name])}")
        client.headers["x-csrf-token"] = csrf_of(client)
        return client

    def decide(self, name: str, kind: str, **rest: object) -> httpx.Response:
        """Make a decision as somebody."""
        client = self.client(name)
        newest = client.get("/api/judgements").json()["newest"]
        body = {"kind": kind, "seen": newest, "why": "as the hospital says", **rest}
        return client.post("/api/judgements", json=body)


def csrf_of(client: httpx.Client) -> str:
    found = re.search(r'name="csrf" content="(\w+)"', client.get("/labels").text)
    assert found
    return found[1]


@pytest.fixture
def desk(
    library: Library, serving: Callable[..., AbstractContextManager[str]],
    people: dict[str, User], tmp_path: Path,
) -> Iterator[Staffed]:  # fmt: skip
    """Serve a desk with users."""
    path = tmp_path / "users.csv"
    write_users(path, people)
    keys = Keys.new(None, Users(path))
    with serving(library, keys=keys, local=False) as address:
        staffed = Staffed(address, keys, people, path)
        yield staffed
        for client in staffed.clients:
            client.close()


def test_name_and_password_open_and_leaving_closes(desk: Staffed) -> None:
    client = desk.nobody()
    assert client.get("/").headers["location"] == "/enter"
    assert 'autocomplete="username"' in client.get("/enter").text
    entered = client.post("/enter", data={"name": " Ada ", "word": WORD})
    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "Max-Age=43200" in entered.headers["set-cookie"]
    page = client.get("/").text
    assert re.search(r"<bdi>Ada</bdi>\s*<span class=\"note\">coder</span>", page)
    kept, token = client.cookies[COOKIE], csrf_of(client)
    assert client.post("/leave", data={"csrf": token}).headers["location"] == "/enter"
    assert client.get("/").headers["location"] == "/enter"
    copied = desk.nobody(cookie=f"{COOKIE}={kept}", accept="application/json")
    assert copied.get("/api/incidents").status_code == 401


def test_a_wrong_name_and_a_wrong_password_wait_alike(
    desk: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def scrypt(password: str, *how: object) -> bytes:
        hashed.append(password)
        return b"none of theirs"

    monkeypatch.setattr(users, "_scrypt", scrypt)
    for number, name in enumerate(("Ada", "Nobody", "\0", ""), 1):
        start = time.perf_counter()
        answer = desk.nobody().post("/enter", data={"name": name, "word": "open sesame"})
        assert time.perf_counter() - start > 0.95
        assert hashed == ["open sesame"] * number  # whatever the name: the time is that of a hash
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_who_is_not_let_in_gets_nothing(desk: Staffed) -> None:
    ada = desk.people["Ada"]
    name, until, nonce, signed = desk.sessions.begin(ada).split(".")
    zoe = desk.sessions.begin(desk.people["Zoe"]).split(".")[0]
    later = str(int(until) + 9)
    for forged in (
        "0000", f"{zoe}.{until}.{nonce}.{signed}", f"{name}.{later}.{nonce}.{signed}",
        f"{name}.{until}.{nonce}.", desk.sessions.begin(ada, lasts=-1),
        desk.sessions.begin(User("Eve", "admin", ada.password)), "a@b=c; \xe9=\xe9",
    ):  # fmt: skip
        cookie = {b"cookie": f"{COOKIE}={forged}".encode("latin-1")}
        assert httpx.get(f"{desk.address}/api/incidents", headers=cookie).status_code == 401
    page = desk.nobody().get("/static/none").text  # an error page, seen from outside
    assert '<meta name="csrf" content="">' in page
    assert "/add" not in page
    assert httpx.post(f"{desk.address}/static/none", headers={"x-csrf-token": ""}).is_client_error


def test_a_reader_reads_and_downloads_and_is_shown_nothing_else(desk: Staffed) -> None:
    client = desk.client("Rim")
    article = client.get("/articles.json").json()["documents"][0]["id"]
    assert desk.decide("Ada", "grade", events=[INCIDENT], grade="contested").status_code == 201
    for path in ("/", f"/incidents/{INCIDENT}", f"/articles/{article}", "/review", "/articles?q=no",
                 "/review/agreement", "/review/cases.jsonl", "/incidents.csv"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200
        assert not re.search(r'data-do=|data-judge|data-name|"/add"|add-event', answer.text), path
    assert "graded contested" in client.get(f"/incidents/{INCIDENT}").text


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/judgements", {"kind": "accept", "seen": 0, "events": [EVENT]}),
        ("/api/judgements", {"no": "decision"}),
        ("/api/jobs", {"source": "https://news.example/a"}),
        ("/api/jobs/files", {}),
        ("/api/reviewer", {"name": "Ada"}),
    ],
)
def test_a_reader_writes_nothing(desk: Staffed, path: str, body: dict[str, object]) -> None:
    client = desk.client("Rim")
    answer = client.post(path, json=body)
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("this needs the role coder, yours is reader")
    assert client.get("/api/judgements").json()["judgements"] == []


def test_the_forms_and_the_page_to_add_are_no_readers(desk: Staffed) -> None:
    reader, coder = desk.client("Rim"), desk.client("Ada")
    article = reader.get("/articles.json").json()["documents"][0]["id"]
    for path in ("/add", f"/review/events/{EVENT}/correct", f"/review/articles/{article}/add"):
        refused = reader.get(path)
        assert (refused.status_code, "needs the role coder" in refused.text) == (403, True)
        assert coder.get(path).status_code == 200


def test_a_write_needs_the_token_of_ones_own_page(desk: Staffed) -> None:
    client, other = desk.client("Ada"), desk.client("Rim")
    body = {"kind": "accept", "seen": 0, "events": [EVENT]}
    for token in ("", "0000", "\xe9", other.headers["x-csrf-token"]):
        sent = {b"x-csrf-token": token.encode("latin-1")}
        answer = client.post("/api/judgements", json=body, headers=sent)
        assert answer.status_code == 403
    foreign = client.post("/api/judgements", json=body, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert client.post("/leave", data={"csrf": "0000"}).status_code == 403
    assert client.post("/leave").is_client_error
    own = {"csrf": client.headers["x-csrf-token"]}
    crossed = client.post("/leave", data=own, headers={"sec-fetch-site": "cross-site"})
    assert crossed.status_code == 403
    assert client.post("/api/judgements", json=body).status_code == 201


def test_a_decision_has_the_name_of_the_user(desk: Staffed) -> None:
    made = desk.decide("Ada", "accept", events=[EVENT], by="Zoe")
    assert made.json()["judgement"]["by"] == "Ada"
    client = desk.client("Ada")
    client.headers["cookie"] += "; dateline-name=Wm9l"
    renamed = client.post("/api/reviewer", json={"name": "Zoe"})
    assert (renamed.status_code, "you decide as Ada" in renamed.text) == (403, True)
    graded = {"kind": "grade", "seen": 9, "events": [INCIDENT], "grade": "contested", "why": "so"}
    assert client.post("/api/judgements", json=graded).json()["judgement"]["by"] == "Ada"
    assert "You decide as" not in client.get("/review").text


def test_others_decisions_are_taken_back_by_an_admin_alone(desk: Staffed) -> None:
    first = desk.decide("Ada", "grade", events=[INCIDENT], grade="contested")
    ident = first.json()["judgement"]["id"]
    assert "Take it back" not in desk.client("Bo").get(f"/incidents/{INCIDENT}").text
    assert "Take it back" in desk.client("Ada").get(f"/incidents/{INCIDENT}").text
    refused = desk.decide("Bo", "withdraw", withdraws=ident)
    assert refused.status_code == 403
    assert "taking back what somebody else decided needs the role admin" in refused.text
    gone = desk.decide("Zoe", "withdraw", withdraws=ident).json()["judgement"]
    assert gone["by"] == "Zoe"
    assert desk.decide("Ada", "withdraw", withdraws=gone["id"]).status_code == 403
    again = desk.decide("Ada", "grade", events=[INCIDENT], grade="contested").json()["judgement"]
    assert desk.decide("Ada", "withdraw", withdraws=again["id"]).status_code == 201


def test_where_two_coders_differ_an_admin_decides(desk: Staffed) -> None:
    assert desk.decide("Ada", "accept", events=[EVENT]).status_code == 201
    correction = {"events": [EVENT], "slot": "tolls", "values": NINE}
    assert desk.decide("Bo", "correct", **correction).status_code == 201
    third = desk.client("Cem")
    assert third.get("/api/review", params={"of": "second"}).json()["items"] == []
    assert "data-do=" not in third.get("/review/agreement").text
    article = third.get("/articles.json").json()["documents"][0]["id"]
    assert "data-do=" not in third.get(f"/articles/{article}").text
    refused = desk.decide("Cem", "reject", events=[EVENT])
    assert (refused.status_code, "where two others differ" in refused.text) == (403, True)
    assert "data-do=" in desk.client("Ada").get("/review/agreement").text  # he may think again
    assert desk.decide("Zoe", "reject", events=[EVENT]).status_code == 201
    settled = third.get("/review/agreement.json").json()["disputes"][0]["settled"]
    assert settled["by"] == "Zoe"


def test_a_program_sends_its_session_as_a_bearer_token(desk: Staffed) -> None:
    entered = desk.nobody().post("/enter", data={"name": "Ada", "word": WORD})
    token = {"authorization": f"Bearer {entered.cookies[COOKIE]}"}
    body = {"kind": "accept", "seen": 0, "events": [EVENT]}
    url = f"{desk.address}/api/judgements"
    made = httpx.post(url, timeout=30, json=body, headers=token)
    assert made.json()["judgement"]["by"] == "Ada"
    assert (
        httpx.get(url, timeout=30, headers={"authorization": f"Bearer {WORD}"}).status_code == 401
    )


def test_users_name_no_files_of_this_machine(desk: Staffed) -> None:
    answer = desk.client("Zoe").post("/api/jobs", json={"source": "/etc/hostname"})
    assert (answer.status_code, "only an address" in answer.text) == (400, True)


def test_a_desk_takes_up_what_changes_in_its_file(desk: Staffed) -> None:
    client = desk.client("Ada")
    write_users(
        desk.path, desk.people | {"Ada": User("Ada", "reader", desk.people["Ada"].password)}
    )
    assert client.get("/add").status_code == 403
    desk.path.write_text("broken")
    assert client.get("/").status_code == 503
    assert str(desk.path) not in client.get("/").text
    write_users(desk.path, {n: u for n, u in desk.people.items() if n != "Ada"})
    assert client.get("/").headers["location"] == "/enter"


def test_a_day_with_roles_in_the_browser(desk: Staffed, browser: Browser) -> None:
    context = browser.new_context(base_url=desk.address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.goto("/review")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Open the desk").click()
    expect(page.get_by_role("banner")).to_contain_text("Ada coder")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto("/review")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".item .verdict")).to_have_text("accepted by you")
    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(f"{desk.address}/enter")
    page.get_by_label("Name").fill("Rim")
    page.get_by_label("Password").fill(WORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_contain_text("Rim reader")
    article = page.request.get("/articles.json").json()["documents"][0]["id"]
    page.goto(f"/articles/{article}#{EVENT}")
    expect(page.locator(".record.chosen .story")).to_contain_text("Ada accepted")
    expect(page.get_by_role("button", name="Reject")).to_have_count(0)
    expect(page.get_by_text("undo")).to_have_count(0)
    context.close()
    assert wrong == []
