"""The act that a reaction answers: who did it is whom the reaction is towards."""

import pytest

from dateline.pipeline import code


def towards(text: str, kind: str) -> list[str]:
    """Return the names of the recipients of a text's last event of a type."""
    found = [e for e in code(text, published="2025-03-04").events if e.type.value == kind]
    return [f.value.name or f.value.text for f in found[-1].recipients]


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Kenya offered to host talks on Monday. Uganda turned down the offer.", "REJECT", "Kenya"),
        ("Norway pledged aid to Moldova. Chisinau welcomed the pledge.", "SUPPORT", "Norway"),
        ("Peru expelled two Chilean envoys. Santiago called the expulsion unjust.", "ACCUSE",
         "Peru"),
        ("Tunisia banned two parties on Thursday. France deplored the decision.", "ACCUSE",
         "Tunisia"),
        ("India accused Pakistan of arming militants, an allegation that Islamabad dismissed.",
         "REJECT", "India"),
        ("A court in Dakar jailed an editor for two years. Press groups denounced the verdict.",
         "ACCUSE", "Senegalese court"),
        ("Mali suspended a radio station in May. Unions welcomed the suspension.", "SUPPORT",
         "Mali"),
        ("Angola arrested two editors on Monday. Press groups demanded their release.", "REQUEST",
         "Angola"),
        ("Angola arrested two nurses on Monday. Unions demanded that they be freed.", "REQUEST",
         "Angola"),
    ],
)  # fmt: skip
def test_who_did_what_is_answered_is_whom_the_answer_is_towards(
    text: str, kind: str, whom: str
) -> None:
    assert towards(text, kind) == [whom]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya offered to host talks on Monday. Uganda turned down the job.", "REJECT"),
        ("Kenya offered to host talks on Monday. Uganda turned down a new offer by traders.",
         "REJECT"),
        ("Rain fell. France deplored the decision.", "ACCUSE"),
        ("Kenya arrested a thief. The mayor called for a new road.", "REQUEST"),
        ("Kenya arrested a thief. Lawyers demanded the release of the autopsy report.", "REQUEST"),
    ],
)  # fmt: skip
def test_another_act_is_not_taken_up(text: str, kind: str) -> None:
    assert "Kenya" not in towards(text, kind)
