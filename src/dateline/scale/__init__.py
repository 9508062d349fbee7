"""Many articles: shards to Parquet, on local processes or a Dask cluster, and on to a database."""

from dateline.scale.batch import Outcome, Progress, run_batch
from dateline.scale.loading import load_batch
from dateline.scale.running import Runner

__all__ = ["Outcome", "Progress", "Runner", "load_batch", "run_batch"]
