"""Set phrases are found as if all forms of a kind were one pattern."""

import itertools
import re

from dateline.codebook.words import word_list
from dateline.extract.claims.checking.setphrases import set_phrases


def _said(form: str) -> list[str]:
    """Return what a form can stand for: each choice of words once, beside the first of others."""
    parts = [(c or w).split("|") for c, w in re.findall(r"\{([^}]*)\}|([^{}]+)", form)]
    firsts = [choices[0] for choices in parts]
    said = {"".join([*firsts[:n], c, *firsts[n + 1 :]]) for n, cs in enumerate(parts) for c in cs}
    return [re.sub(r"\[(.)[^]]*\]", r"\1", " ".join(s.replace("*", "").split())) for s in said]


def test_each_form_is_found_with_each_of_its_words() -> None:
    """A form that is tried at too few words would lose what it was written for."""
    for row in word_list("checking_phrases"):
        for said in _said(row["form"]):
            text = said.replace("..", "99").replace("’", "'")
            assert row["kind"] in {kind for kind, _ in set_phrases(text)}, (row["form"], text)


def test_no_phrase_begins_within_another_of_its_kind() -> None:
    """Of two that begin together the first of the list counts."""
    text = "nobody knows whether no one knows who; the deed was theirs, nobody knew why"
    found = set_phrases(text)
    for kind, matches in itertools.groupby(found, key=lambda f: f[0]):
        ends = [m.span() for _, m in matches]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends)), kind
    assert [(k, m[0]) for k, m in found if k == "avowed"] == [("avowed", "the deed was theirs")]
