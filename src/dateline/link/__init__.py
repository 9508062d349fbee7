"""Many reports, one incident: copies, same-event judgements, clusters, tolls, grades."""

from dateline.link.grouping import link_codings
from dateline.link.linking import Outcome, judged_pairs, link_store, relink

__all__ = ["Outcome", "judged_pairs", "link_codings", "link_store", "relink"]
