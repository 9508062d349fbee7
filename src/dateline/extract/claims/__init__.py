"""Who says what: attributions, verification, denials."""

from dateline.extract.claims.attributions import Attribution, VerificationMark
from dateline.extract.claims.denials import Denial, content_words, denied_trigger, find_denials
from dateline.extract.claims.finding import find_attributions, speakers_for
from dateline.extract.claims.verification import find_verification

__all__ = [
    "Attribution",
    "Denial",
    "VerificationMark",
    "content_words",
    "denied_trigger",
    "find_attributions",
    "find_denials",
    "find_verification",
    "speakers_for",
]
