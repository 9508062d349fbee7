"""The file of a desk's users, its faults, the command that writes it, and sessions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app, options
from dateline.desk.sessions import Sessions
from dateline.desk.users import ROLES, User, Users, new_user, read_users, write_users
from dateline.errors import DeskError

WORD = "a long enough one"
HASH = f"scrypt:2:1:1:{'0' * 32}:{'0' * 64}"
HEAD = "name,role,password\n"
Told = Callable[..., Result]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return a function that runs `dateline desk-users` on the file of a folder."""

    def run(command: str, *words: str, said: str = f"{WORD}\n") -> Result:
        given = ["desk-users", command, *words, str(tmp_path / "users.csv")]
        if command in ("add", "password"):
            given += ["--password-from", "-"]
        return CliRunner().invoke(app, given, input=said)

    return run


def test_users_are_added_changed_and_removed(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "users.csv"
    assert told("add", " Ada   Öz, MA ", "--role", "coder").exit_code == 0
    assert told("add", "Bo", "--role", "reader").exit_code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    ada = read_users(path)["Ada Öz, MA"]
    assert (ada.role, ada.knows(WORD), ada.knows("another one, as long")) == ("coder", True, False)
    assert WORD not in path.read_text()
    assert told("role", "Bo", "admin").exit_code == 0
    assert told("password", "Bo", said="one that is newer\n").exit_code == 0
    assert told("list").stdout == "coder   Ada Öz, MA\nadmin   Bo\n"
    assert read_users(path)["Bo"].knows("one that is newer")
    assert told("remove", "Bo").exit_code == 0
    assert list(read_users(path)) == ["Ada Öz, MA"]
    assert [p.name for p in tmp_path.iterdir()] == ["users.csv"]


def test_the_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    given = ["desk-users", "add", "Ada", str(tmp_path / "u.csv"), "--role", "admin"]
    result = CliRunner().invoke(app, given, input=f"{WORD}\n{WORD}\n")
    assert result.exit_code == 0, result.output
    assert WORD not in result.output
    assert read_users(tmp_path / "u.csv")["Ada"].knows(WORD)


def test_the_command_knows_the_roles_of_the_desk() -> None:
    assert options.ROLES == ROLES


def test_the_same_password_is_kept_otherwise_each_time() -> None:
    assert new_user("Ada", "coder", WORD).password != new_user("Ada", "coder", WORD).password


@pytest.mark.parametrize(
    ("words", "said", "reason"),
    [
        (("add", "Ada", "--role", "coder"), "short\n", "too short; give 12"),
        (("add", " \u202e ", "--role", "coder"), f"{WORD}\n", "give 1 to 80 letters"),
        (("add", "Bo", "--role", "coder"), f"{WORD}\n", '"Bo" is there already'),
        (("role", "Ada", "coder"), "", 'no user "Ada"'),
        (("add", "Ada", "--role", "chief"), f"{WORD}\n", "'chief' is not one of"),
    ],
)
def test_what_will_not_do_is_told(
    told: Told, tmp_path: Path, words: tuple[str, ...], said: str, reason: str
) -> None:
    write_users(tmp_path / "users.csv", {"Bo": User("Bo", "reader", HASH)})
    result = told(*words, said=said)
    assert result.exit_code in (1, 2)
    assert reason in result.output
    assert list(read_users(tmp_path / "users.csv")) == ["Bo"]


def test_a_password_of_other_letters_is_told(tmp_path: Path) -> None:
    (tmp_path / "word").write_bytes("größer als zwölf".encode("latin-1"))
    given = ["desk-users", "add", "Ada", str(tmp_path / "u.csv"), "--role", "coder"]
    result = CliRunner().invoke(app, [*given, "--password-from", str(tmp_path / "word")])
    assert (result.exit_code, "not UTF-8" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the first line is not name,role,password"),
        ("Ada,coder,x\n", 1, "the first line is not name,role,password"),
        (HEAD + "Ada,coder\n", 2, "2 fields where"),
        (HEAD + f"Bo,reader,{HASH}\n\nAda,boss,{HASH}\n", 4, "write reader, coder or admin"),
        (HEAD + "Ada,coder,open sesame\n", 2, 'password of "Ada" is none'),
        (HEAD + f"Ada,coder,{HASH.replace(':2:', ':3:')}\n", 2, "is none that Dateline made"),
        (HEAD + f"Ada,coder,{HASH.replace(':2:1:', ':1048576:8:')}\n", 2, "is none that"),
        (HEAD + f"Ada,coder,{HASH}\nAda,admin,{HASH}\n", 3, "stands twice; delete one"),
        (HEAD + f" Ada,coder,{HASH}\n", 2, "single spaces"),
        (HEAD + '"Ada,coder\n', 2, "desk-users"),
    ],
)
def test_a_broken_file_is_told_with_line_and_cure(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = tmp_path / "users.csv"
    path.write_text(text)
    with pytest.raises(DeskError) as wrong:
        read_users(path)
    assert str(wrong.value).startswith(f"{path}:{line}: ")
    assert reason in str(wrong.value)


def test_a_desk_starts_with_nobody_less_than_one(tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_text(HEAD)
    with pytest.raises(DeskError, match="nobody in it; add one"):
        Users(tmp_path / "users.csv")
    given = ["desk", "--users", str(tmp_path / "users.csv")]
    assert "nobody in it" in CliRunner().invoke(app, given).output
    both = CliRunner().invoke(app, [*given, "--token", "word"])
    assert (both.exit_code, "give one of" in both.output) == (2, True)


def test_a_session_ends_with_its_time_its_password_or_its_user(tmp_path: Path) -> None:
    path, ada = tmp_path / "users.csv", User("Ada", "coder", HASH)
    write_users(path, {"Ada": ada})
    sessions = Sessions(Users(path), b"secret")
    session = sessions.begin(ada)
    assert sessions.user(session) == ada
    assert sessions.user(sessions.begin(ada, lasts=-1)) is None
    assert Sessions(Users(path), b"other").user(session) is None
    write_users(path, {"Ada": User("Ada", "reader", HASH)})
    found = sessions.user(session)
    assert found is not None
    assert found.role == "reader"
    write_users(path, {"Ada": User("Ada", "coder", HASH.replace(":0", ":1"))})
    assert sessions.user(session) is None
    write_users(path, {"Bo": User("Bo", "coder", HASH)})
    assert sessions.user(session) is None


def test_whoever_leaves_ends_one_session_for_good(tmp_path: Path) -> None:
    path, ada = tmp_path / "users.csv", User("Ada", "coder", HASH)
    write_users(path, {"Ada": ada})
    sessions = Sessions(Users(path), b"secret")
    here, elsewhere = sessions.begin(ada), sessions.begin(ada)
    sessions.leave(here)
    assert (sessions.user(here), sessions.user(elsewhere)) == (None, ada)


@pytest.mark.parametrize("forged", ["", "x", "....", "zz.1.a.b", "416461.x.y.", "ff.1.a.b", "é.é"])
def test_what_is_no_session_is_nobody(tmp_path: Path, forged: str) -> None:
    write_users(tmp_path / "users.csv", {"Ada": User("Ada", "coder", HASH)})
    assert Sessions(Users(tmp_path / "users.csv"), b"secret").user(forged) is None
