"""Who says what: attributions, verification, denials."""

from dateline.extract.claims.attributions import Attribution, VerificationMark
from dateline.extract.claims.checking.answers import find_rival_accounts
from dateline.extract.claims.checking.denied import denied_deeds
from dateline.extract.claims.checking.finding import find_verification
from dateline.extract.claims.checking.replies import answers_deed
from dateline.extract.claims.checking.unbound import find_unbound
from dateline.extract.claims.denying.binding import bind_denial
from dateline.extract.claims.denying.deeds import content_words, deed_words
from dateline.extract.claims.denying.echoes import explained
from dateline.extract.claims.denying.finding import Denial, find_denials
from dateline.extract.claims.denying.meaning import Question, meant_deed
from dateline.extract.claims.finding import find_attributions, speakers_for
from dateline.extract.claims.kinds import source_kind
from dateline.extract.claims.sharing import claims_all, find_shares
from dateline.extract.claims.weighing import weighed_stance

__all__ = [
    "Attribution",
    "Denial",
    "Question",
    "VerificationMark",
    "answers_deed",
    "bind_denial",
    "claims_all",
    "content_words",
    "deed_words",
    "denied_deeds",
    "explained",
    "find_attributions",
    "find_denials",
    "find_rival_accounts",
    "find_shares",
    "find_unbound",
    "find_verification",
    "meant_deed",
    "source_kind",
    "speakers_for",
    "weighed_stance",
]
