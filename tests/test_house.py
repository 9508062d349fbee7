"""The rules of the house: size, names, docstrings, docs that keep up with the code."""

import ast
import inspect
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

import dateline.document
import dateline.records
from dateline import errors
from dateline.bench.results import Result
from dateline.cli import app
from dateline.export.incidents import INCIDENT_COLUMNS
from dateline.export.joined import CODE_COLUMNS, DOCUMENT_COLUMNS, TOLL_COLUMNS
from dateline.export.rows import COLUMNS
from dateline.export.sayings import CLAIM_COLUMNS, LABEL_COLUMNS

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path for path in (ROOT / "src/dateline").rglob("*.py") if "node_modules" not in path.parts
)
WRITTEN = sorted([*MODULES, *(ROOT / "tests").rglob("*.py"), ROOT / "conftest.py"])
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
MACHINE = re.compile(r"/(?:work|opt|root)/|/home/\w")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert not {path.stem, path.parent.name} & VAGUE


def public(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Return the public functions and classes of a module, and the methods of the latter."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if not isinstance(node, kinds) or node.name.startswith("_"):
            continue
        yield node.name, node
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, kinds) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", inner


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    bare = [
        name
        for name, node in public(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert bare == []


def test_every_error_has_a_line_and_a_row_in_the_docs() -> None:
    rows = page("errors.md")
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        assert issubclass(kind, errors.DatelineError)
        assert kind.__doc__
        assert len(kind.__doc__.splitlines()) == 1
        assert f"| `{name}` |" in rows, f"docs/errors.md has no row for {name}"


def commands(group: click.Group, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        yield f"{path} {name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


@pytest.mark.parametrize("command", list(commands(app, "dateline")))
def test_every_command_has_a_section_in_the_docs(command: str) -> None:
    assert f"## {command}\n" in page("cli.md")


def records() -> Iterator[type[msgspec.Struct]]:
    for module in (dateline.document, dateline.records):
        for name in module.__all__:
            kind = getattr(module, name)
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                yield kind


@pytest.mark.parametrize("record", list(records()), ids=lambda r: str(r.__name__))
def test_every_field_of_a_record_is_in_the_docs(record: type[msgspec.Struct]) -> None:
    section = page("data-model.md").partition(f"\n### {record.__name__}\n")[2].partition("\n#")[0]
    assert section, f"docs/data-model.md has no section {record.__name__}"
    missing = [f for f in record.__struct_fields__ if f"| `{f}` |" not in section]
    assert missing == []


@pytest.mark.parametrize("name", dateline.records.__all__)
def test_every_choice_of_a_field_is_in_the_docs(name: str) -> None:
    choices = typing.get_args(getattr(dateline.records, name))
    missing = [c for c in choices if isinstance(c, str) and f"`{c}`" not in page("data-model.md")]
    assert missing == []


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("csv", tuple(COLUMNS)),
        ("claims", tuple(CLAIM_COLUMNS)),
        ("labels", tuple(LABEL_COLUMNS)),
        ("tolls", tuple(TOLL_COLUMNS)),
        ("codes", tuple(CODE_COLUMNS)),
        ("documents", tuple(DOCUMENT_COLUMNS)),
        ("incidents", INCIDENT_COLUMNS),
    ],
)
def test_every_column_is_in_the_docs(table: str, columns: tuple[str, ...]) -> None:
    section = page("data-model.md").partition("\n## The exports")[2].partition("\n## ")[0]
    row = section.partition(f"\n| `{table}` |")[2].partition("\n")[0] or section
    assert [c for c in columns if f"`{c}`" not in row] == []


def test_every_field_of_a_result_is_in_the_docs() -> None:
    assert [f for f in Result.__struct_fields__ if f"`{f}`" not in page("bench.md")] == []


@pytest.mark.parametrize(
    "path",
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("requirements*.lock"), *MODULES,
     ROOT / "Makefile", ROOT / "pyproject.toml"],
    ids=named,
)  # fmt: skip
def test_nothing_names_a_machine_or_a_package_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not MACHINE.search(text)
    assert "--index-url" not in text.replace("--no-emit-index-url", "")
    if path.suffix == ".lock":
        assert "://" not in text


def links(path: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            yield target


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=named)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    assert [target for target in links(path) if not (path.parent / target).exists()] == []


def test_the_readme_maps_every_folder() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = [p.parent.name for p in (ROOT / "src/dateline").glob("*/__init__.py")]
    assert [folder for folder in folders if f"{folder}/" not in readme] == []


def test_the_network_is_closed_to_tests() -> None:
    import socket

    with socket.socket() as sock, pytest.raises(OSError, match="without network"):
        sock.connect(("192.0.2.1", 80))
