"""Build hook: makes what is too large or not ours to commit a part of the package.

The gazetteer is compiled from packages; the desk's scripts, styles and base map are bundled with
Node, where it can be had: without it the package is built all the same.
"""

import importlib
import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_GAZETTEER = "src/dateline/codebook/places/gazetteer.sqlite"
_STATIC = "src/dateline/desk/static"


def _module(source: Path, name: str) -> types.ModuleType:
    """Return a module of the package; empty parents keep the package's own imports from running."""
    parts = name.split(".")
    for depth in range(1, len(parts)):
        parent = types.ModuleType(".".join(parts[:depth]))
        parent.__path__ = [str(source.joinpath(*parts[:depth]))]
        sys.modules[parent.__name__] = parent
    sys.path.insert(0, str(source))
    return importlib.import_module(name)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the gazetteer and the desk into the source tree and takes them into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build for wheels and editable installs; a source archive carries the recipe only."""
        if self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        target = (Path(self.root) / _GAZETTEER).parent
        _module(source, "dateline.codebook.places.build").build(target)
        build_data["artifacts"].append(_GAZETTEER)
        if reason := _module(source, "dateline.desk.bundling").bundle():
            self.app.display_warning(f"dateline desk is left out: {reason}")
        else:
            build_data["artifacts"].append(f"{_STATIC}/*")
