"""Who says what in situation reports, communiqués and posts, where words only look like speech."""

import pytest

from dateline.annotate import annotate
from dateline.extract.extracting import extract
from dateline.ingest import Meta, build_document
from dateline.records import Coding


def _read(text: str) -> Coding:
    return extract(annotate(build_document(text, Meta(published="2025-05-20", title="Update"))))


def _sources(coding: Coding) -> set[str]:
    return {s.value.text for c in coding.claims for s in c.source}


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Ten men died in Goma.\n\n• Shelter: 2,400 households\n\n• Water: 60 tanks", "Shelter"),
        ("Dead by side:\n\n- Kenyan forces: 9 civilians\n\n- Other parties: 57 civilians",
         "Other parties"),
        ("The following are some of the incidents reported: on Monday, two men were shot dead.",
         "incidents"),
        ("Armed men suspected of belonging to CODECO attacked a camp near Bunia.", "men"),
        ("The army of Niger denies the information according to which civilians were killed in "
         "the strike on Libiri.", "which"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_speaker(text: str, silent: str) -> None:
    assert not any(silent in said.split() or said == silent for said in _sources(_read(text)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Live\n\n09:10 Blasts heard at the port of Hodeida - state TV\n\n10:20 Two men shot.",
            "state TV",
        ),
        (
            "Live\n\n09:10 Drone strike on a bus kills two – health ministry.\n\n10:20 Two hurt.",
            "health ministry",
        ),
        ("Live\n\n09:10 FSB: four men detained in Omsk.\n\n10:20 Two men shot.", "FSB"),
    ],
)
def test_who_says_it_in_a_post(text: str, source: str) -> None:
    assert source in _sources(_read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot dead in Gaza on 22 May. Of 16 requests for access five were denied by "
        "the Israeli authorities.",
        'Gunmen shot two pupils in Loja on Sunday. "Nobody tells us anything," a mother said.',
        "A drone hit a lorry near Kosti. The mission was denied by the army.",
    ],
)
def test_what_is_refused_or_lamented_denies_no_deed(text: str) -> None:
    assert not any(c.denies for c in _read(text).claims)
