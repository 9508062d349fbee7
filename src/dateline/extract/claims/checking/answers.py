"""Finds accounts that answer or bear out each other, and what stands on one word alone."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.claims.attributions import Attribution, VerificationMark
from dateline.extract.claims.checking.accounts import answering, find_accounts
from dateline.extract.claims.checking.culprits import find_other_cause, find_other_culprit
from dateline.extract.claims.checking.evidence import find_evidence
from dateline.extract.claims.checking.figures import find_other_figures, find_other_victims
from dateline.extract.claims.checking.negatives import find_negatives
from dateline.extract.claims.checking.states import find_contrast, find_states, find_unseen
from dateline.extract.claims.checking.stories import find_counter, find_other_story
from dateline.extract.claims.checking.unknowns import find_unknown
from dateline.extract.claims.checking.witnesses import (
    find_avowals,
    find_in_hands,
    find_own_deed,
    find_witness,
)

_ANSWERS = (
    find_other_culprit,
    find_other_cause,
    find_states,
    find_other_figures,
    find_other_victims,
    find_avowals,
    find_other_story,
    find_counter,
)

_SIGNS = (find_unseen, find_contrast, find_witness, find_in_hands, find_unknown,
          find_evidence)  # fmt: skip


def find_rival_accounts(
    layers: Layers, attributions: Sequence[Attribution]
) -> list[VerificationMark]:
    """Return the marks of what one speaker tells against, or for, the account of another."""
    found: list[VerificationMark] = []
    accounts = find_accounts(layers, attributions)
    for earlier, later in answering(accounts):
        for find in _ANSWERS:
            found += find(layers, earlier, later)
    for account in accounts:
        found += find_own_deed(layers, account)
    for token in layers.tokens:
        for find_at in _SIGNS:
            found += find_at(layers, token.i)
    found += find_negatives(layers, attributions)
    return list(dict.fromkeys(found))
