"""The pages for users tell the truth: their ids, tables and snippets are run."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import dateline
from dateline.cli import app
from dateline.codebook.crosswalks.parties import sectors
from dateline.codebook.schemes import PLOVER_MODES
from dateline.codebook.words import word_list
from tests.test_sessions import blocks

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "corpus").glob("*.md")]
)
WORDS = ROOT / "src/dateline/codebook/en/words"
TIMED = {
    "next Tuesday": "The ministers will meet in Cairo next Tuesday.",
    "since Monday": "Rebels have shelled Hama since Monday, killing two people.",
    "nothing at all": "Shells killed two people in Hama.",
}
"""Rows of docs/times.md whose words do not fit the plain sentence."""


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def table(path: str, columns: int) -> list[list[str]]:
    """Return the cells of a page's rows with so many columns."""
    lines = (re.split(r"(?<!\\)\|", line)[1:-1] for line in read(path).splitlines())
    rows = ([cell.strip().replace("\\|", "|") for cell in cells] for cells in lines)
    return [row for row in rows if len(row) == columns]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples."""
    path = tmp_path_factory.mktemp("docs") / "dateline.db"
    desk = dateline.Desk(path)
    assert desk.code(ROOT / "examples") == ()
    desk.close()
    return path


@pytest.mark.parametrize(
    "page",
    [p for p in PAGES if p.parent.name != "decisions" and p.name != "CHANGELOG.md"],
    ids=lambda p: str(p.name),
)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    there = "\n".join(f"/{p.relative_to(ROOT).as_posix()}" for p in sorted(tracked())) + "\n"
    named = re.findall(
        r"`([\w-][\w./-]*\.(?:py|csv|toml|jsonl|mark|sql|onnx|npz))`", page.read_text("utf-8")
    )
    assert [name for name in named if f"/{name}\n" not in there] == []


def tracked() -> Iterator[Path]:
    """Return the files of the source tree, and of what stands beside it."""
    for folder in ("src", "tests", "corpus", "examples"):
        yield from (p for p in (ROOT / folder).rglob("*") if "node_modules" not in p.parts)


def anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_to_a_heading_lead_to_one(page: Path) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]*#[^)\s]+)\)", page.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        if "://" not in target and anchor not in anchors(page.parent / file if file else page):
            lost.append(target)
    assert lost == []


def commands(page: Path) -> list[str]:
    """Return the command lines of a page, those cut in two made whole, comments left out."""
    text = re.sub(r"\s*\\\n\s*", " ", page.read_text(encoding="utf-8"))
    lines = re.findall(r"^\s*(?:\d+ +|\$ |\.venv/bin/)?dateline ([a-z].*)$", text, re.MULTILINE)
    inline = re.findall(r"`(?:\.venv/bin/)?dateline ([a-z][^`]*)`", text)
    return [re.split(r" #| {3,}|\|", line)[0] for line in (*lines, *inline)]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_commands_that_a_page_names_have_these_options(page: Path) -> None:
    if page.name == "CHANGELOG.md" or page.parent.name == "decisions":
        return
    for line in (line for line in commands(page) if "TASK" not in line):
        words = line.replace('"', "").split()
        command: click.Command = app
        while words and isinstance(command, click.Group) and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        known = {option for param in command.params for option in param.opts}
        asked = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert command is not app, line
        assert asked - {"--help"} <= known, line


@pytest.mark.parametrize("page", ["docs/tutorial.md", "docs/questions.md"])
def test_the_ids_of_a_page_are_those_of_the_examples(page: str, examples: Path) -> None:
    desk = dateline.Desk(examples)
    known = [e.id for e in desk.events()]
    known += [ident for i in desk.incidents() for ident in (i.id, *i.events)]
    known += [document.id for document in desk.store.documents()]
    desk.close()
    named = re.findall(r"\b[ned]-[0-9a-f]{4,}\b", read(page))
    assert named
    assert [ident for ident in named if not any(k.startswith(ident) for k in known)] == []


@pytest.mark.parametrize("page", ["docs/questions.md"])
def test_the_snippets_of_a_page_run(
    page: str, examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(examples.parent)
    if not Path("examples").exists():
        Path("examples").symlink_to(ROOT / "examples")
    for language, snippet in blocks(page):
        if language == "python" and "sys.stdin" not in snippet:
            exec(compile(snippet, page, "exec"), {})
            assert capsys.readouterr().out


@pytest.mark.parametrize("row", table("docs/times.md", 4)[2:], ids=lambda r: str(r[0]))
def test_times_are_read_as_the_page_says(row: list[str]) -> None:
    words, first, last, precision = row
    words = re.split(r":| \(", words)[0]
    said = TIMED.get(words, f"Shells killed two people in Hama {words}.")
    events = dateline.code(f"Published: 18:20, March 6, 2025\n\n{said}").events
    when = events[0].when
    assert when is not None
    assert (when.value.earliest, when.value.latest) == (first, last)
    assert f"`{when.value.precision}`" == precision


def test_every_word_list_is_in_the_guide_with_its_columns() -> None:
    listed = {name: columns for name, columns, _ in table("docs/codebook.md", 3)}
    for path in WORDS.glob("*.csv"):
        columns = path.read_text(encoding="utf-8").partition("\n")[0].strip()
        assert listed.get(f"`{path.name}`") == f"`{columns}`", path.name


def test_every_file_of_fitted_weights_is_listed() -> None:
    page = read("docs/weights.md")
    source = ROOT / "src/dateline"
    fitted = [p for p in source.rglob("*.json") if "desk" not in p.relative_to(source).parts]
    missing = [p.name for p in fitted if p.name not in page]
    assert fitted
    assert missing == []


def test_every_decision_is_in_the_list() -> None:
    page = read("docs/decisions/README.md")
    decisions = (ROOT / "docs/decisions").glob("0*.md")
    assert [p.name for p in decisions if f"]({p.name})" not in page] == []


def test_every_code_of_the_scheme_is_explained() -> None:
    page = read("docs/scheme.md")
    contexts = {row["context"] for row in word_list("contexts")}
    modes = {mode for of_type in PLOVER_MODES.values() for mode in of_type}
    codes = {*PLOVER_MODES, *modes, *sectors(), *contexts}
    assert sorted(code for code in codes if f"`{code}`" not in page) == []
