"""What makes an event worth a look, as SQL: asked for a page of the queue, and kept as a weight."""

from pathlib import Path

STAKES = "1 + 4.0 * killed / (killed + 10) + origins / (origins + 2.0)"
"""1 to 5 by the dead of the incident (3 at ten), and up to 1 more by its origins."""
DOUBT = "1 - score + .3 * contested + .2 * unsure"
"""What the score leaves open, and more where the incident is contested or a link unsure."""
UNSURE = """(EXISTS (SELECT 1 FROM links l WHERE l."left" = t.telling AND l.score < 1)
            OR EXISTS (SELECT 1 FROM links l WHERE l."right" = t.telling AND l.score < 1))"""
"""Whether a link that made the incident was hardly sure (log-odds under 1)."""


def read_query(name: str, **parts: str) -> str:
    """Return a query of this folder with these terms filled in, and `parts` of its own."""
    query = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return query.format(stakes=STAKES, doubt=DOUBT, unsure=UNSURE, **parts)
