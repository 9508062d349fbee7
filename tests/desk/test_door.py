"""The desk's door: hosts, headers, passwords, and writes that are not ours."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import httpx
import pytest

from dateline.desk.library import Library
from dateline.desk.security import HEADERS, Keys
from dateline.desk.serving import check
from dateline.errors import DeskError

Guarded = Callable[..., httpx.Client]


@pytest.mark.parametrize(
    "path", ["/", "/static/none", "/incidents/none", "/api/incidents", "/api/x"]
)
def test_every_answer_has_the_headers_of_the_house(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_no_page_has_script_or_style_of_its_own(client: httpx.Client) -> None:
    for path in (
        "/",
        "/incidents/e-0123456789abcdef",
        "/actors",
        "/add",
        "/review",
        "/review/agreement",
    ):
        page = client.get(path).text
        assert not re.search(r"<style|\son\w+=|\sstyle=|<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_not_answered(client: httpx.Client, host: str) -> None:
    answer = client.get("/", headers={"host": host, "x-forwarded-host": "127.0.0.1"})
    assert answer.status_code == 400


def test_a_write_needs_the_token_of_the_page(client: httpx.Client) -> None:
    body = {"source": "no-such-file.txt"}
    assert client.post("/api/jobs", json=body).status_code == 403
    found = re.search(r'name="csrf" content="(\w+)"', client.get("/").text)
    assert found
    token = {"x-csrf-token": found[1]}
    assert client.post("/api/jobs", json=body, headers=token).status_code == 400
    foreign = {**token, "sec-fetch-site": "cross-site"}
    assert client.post("/api/jobs", json=body, headers=foreign).status_code == 403


def test_a_password_is_asked_for(guarded: Guarded) -> None:
    client = guarded(accept="text/html")
    answer = client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert client.get("/api/incidents").status_code == 303
    assert guarded(accept="application/json").get("/api/incidents").status_code == 401
    assert client.post("/enter", data={"word": "guess"}).status_code == 403
    entered = client.post("/enter", data={"word": "open sesame"})
    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=strict" in entered.headers["set-cookie"]
    assert client.get("/").status_code == 200


def test_a_forged_cookie_does_not_open(guarded: Guarded) -> None:
    client = guarded(cookie="dateline-desk=0000")
    assert client.get("/api/incidents").status_code == 401


def test_a_program_sends_the_token(guarded: Guarded) -> None:
    assert guarded(authorization="Bearer open sesame").get("/incidents.json").status_code == 200
    assert guarded(authorization="Bearer no").get("/incidents.json").status_code == 401


def test_others_cannot_name_files_of_this_machine(guarded: Guarded) -> None:
    client = guarded(authorization="Bearer open sesame")
    answer = client.post("/api/jobs", json={"source": "/etc/hostname"})
    assert answer.status_code == 400
    assert "only an address" in answer.json()["error"]


def test_a_desk_for_all_answers_to_addresses_and_its_names(
    library: Library, serving: Callable[..., AbstractContextManager[str]]
) -> None:
    with serving(library, hosts=("0.0.0.0", "desk.example"), keys=Keys.new("word")) as where:
        token = {"authorization": "Bearer word"}
        for host, status in (("10.1.2.3:80", 200), ("desk.example", 200), ("evil.example", 400)):
            answer = httpx.get(f"{where}/api/sources", headers={**token, "host": host})
            assert answer.status_code == status


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "desk.example"])
def test_an_open_desk_is_refused(host: str, bundled: None) -> None:
    with pytest.raises(DeskError, match="give --password or --token"):
        check(host, None)
    check(host, "a long one")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_alone_needs_no_password(host: str, bundled: None) -> None:
    check(host, None)
