"""A finding never stands without its words."""

import msgspec
import pytest

from dateline.document import Quote, Span
from dateline.errors import QuoteError
from dateline.records import Event, Finding

QUOTE = Quote("d-1", Span(0, 4), "Rain")


def test_a_finding_without_quotes_is_refused() -> None:
    with pytest.raises(QuoteError, match="needs the words"):
        Finding(3, (), "rule")


def test_a_stored_finding_without_quotes_is_refused_with_its_path() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"no quote.*\$\.value"):
        msgspec.json.decode(
            b'{"value":{"value":1,"quotes":[],"rule":"r"},"quotes":[],"rule":"r"}',
            type=Finding[Finding[int]],
        )


def test_a_finding_survives_json() -> None:
    finding = Finding("rain", (QUOTE,), "weather.rain")
    assert msgspec.json.decode(msgspec.json.encode(finding), type=Finding[str]) == finding


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="extra"):
        msgspec.json.decode(b'{"value":1,"quotes":[],"rule":"r","extra":1}', type=Finding[int])


def test_an_event_of_an_unknown_type_is_refused_with_its_path(coded: object) -> None:
    assert isinstance(coded, tuple)
    raw = msgspec.to_builtins(coded[1].events[0])
    raw["type"]["value"] = "WEATHER"
    with pytest.raises(msgspec.ValidationError, match=r"\$\.type\.value"):
        msgspec.convert(raw, Event)
