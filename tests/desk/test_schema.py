"""The API as its schema tells: whatever is asked, the desk never fails."""

import re
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok

from dateline.desk.library import Library

EXAMPLES = 15
"""Requests made up for each call: a short run; a long one found nothing more."""

WRITES = ("/api/judgements",)
"""Writes that are asked too; the others would code what they are given."""


def test_no_made_up_request_fails_the_desk(client: httpx.Client, library: Library) -> None:
    base = str(client.base_url)
    schema = schemathesis.openapi.from_url(f"{base}/api/schema/openapi.json")
    csrf = re.search(r'name="csrf" content="(\w+)"', client.get("/review").text)
    assert csrf
    token = {"x-csrf-token": csrf[1]}
    asked = set()
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found.err()
        operation = found.ok()
        if operation.method.upper() != "GET" and operation.path not in WRITES:
            continue

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(base_url=base, checks=[not_a_server_error], headers=token)

        ask()
        asked.add(operation.path)
    assert {"/api/incidents", "/api/map", "/api/sources/{key}", *WRITES} <= asked
