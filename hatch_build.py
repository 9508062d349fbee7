"""Build hook: makes the gazetteer, which is too large to commit, a part of the package."""

import importlib
import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_GAZETTEER = "src/dateline/codebook/places/gazetteer.sqlite"


def _builder(source: Path) -> types.ModuleType:
    """Return the build module; empty parents keep the package's own imports from running."""
    for name in ("dateline", "dateline.codebook", "dateline.codebook.places"):
        parent = types.ModuleType(name)
        parent.__path__ = [str(source / name.replace(".", "/"))]
        sys.modules[name] = parent
    sys.path.insert(0, str(source))
    return importlib.import_module("dateline.codebook.places.build")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the gazetteer into the source tree and takes it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build for wheels and editable installs; a source archive carries the recipe only."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        target = (root / _GAZETTEER).parent
        _builder(root / "src").build(target)
        build_data["artifacts"].append(_GAZETTEER)
