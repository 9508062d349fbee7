"""A coding as a table of a notebook: an event a row, in plain words."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from dateline.records.findings import Finding
from dateline.records.slots import Actor, Toll

if TYPE_CHECKING:
    from dateline.records.events import Claim, Coding, Event

_HEADS = ("event", "who", "to whom", "where", "when", "toll", "who says so")


def coding_html(coding: "Coding") -> str:
    """Return the likely events of a coding as an HTML table; what the article wrote is escaped."""
    claims = {claim.id: claim for claim in coding.claims}
    head = "".join(f"<th>{name}</th>" for name in _HEADS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(event, claims)) + "</tr>"
        for event in coding.likely
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(event: "Event", claims: "dict[str, Claim]") -> tuple[str, ...]:
    mode = f"/{event.mode.value}" if event.mode else ""
    realis = "" if event.realis.value == "actual" else f" ({event.realis.value})"
    place, when = event.place, event.when
    days = () if when is None else dict.fromkeys((when.value.earliest, when.value.latest))
    return (
        f"{event.type.value}{mode}{realis}: {event.trigger.value}",
        _people(event.actors),
        _people(event.recipients),
        "" if place is None else ", ".join(x for x in (place.value.name, place.value.country) if x),
        " to ".join(days),
        "; ".join(_count(toll.value) for toll in event.tolls),
        "; ".join(dict.fromkeys(_says(claims[c]) for c in event.claims if c in claims)),
    )


def _people(findings: Iterable[Finding[Actor]]) -> str:
    return "; ".join(_actor(finding.value) for finding in findings)


def _actor(actor: Actor) -> str:
    code = "/".join(part for part in (actor.country, actor.sector) if part)
    return f"{actor.name or actor.text} [{code}]" if code else actor.name or actor.text


def _count(toll: Toll) -> str:
    least = f"{toll.least:,}"
    number = {None: f"{least}+", toll.least: least}.get(toll.most, f"{least}–{toll.most}")
    return f"{number} {toll.kind}" + (f" ({toll.group})" if toll.group else "")


def _says(claim: "Claim") -> str:
    who = claim.source[0].value.text if claim.source else "narration"
    return who if claim.stance.value == "assert" else f"{who} ({claim.stance.value})"
