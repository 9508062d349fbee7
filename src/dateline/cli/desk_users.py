"""`dateline desk-users`: who may come in to the desk, and what each may do there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dateline.cli import options
from dateline.errors import DeskError

if TYPE_CHECKING:
    from dateline.desk.users import Role, User

_Command = Callable[..., Any]
_name = click.argument("name")
_role = click.Choice(options.ROLES)


def _file(*, new: bool = False) -> Callable[[_Command], _Command]:
    """Give a command the file of users as an argument; a new one may not be there yet."""
    kind = click.Path(exists=not new, dir_okay=False, path_type=Path)
    return click.argument("file", type=kind)


_password = click.option(
    "--password-from", type=click.File(encoding="utf-8"), metavar="FILE",
    help="Read the password from the first line of a file; - is stdin. Left out: it is asked for.",
)  # fmt: skip


@click.group("desk-users")
def desk_users() -> None:
    """Say who may come in to the desk, and as what.

    A reader reads and downloads. A coder also reviews, takes back his own decisions and adds
    articles. An admin also takes back what others decided, and decides where two differ. The file
    (CSV) holds names, roles and salted scrypt hashes, and only its owner can read it. A desk that
    runs takes up each change at once.
    """


@desk_users.command("add")
@_name
@_file(new=True)
@click.option("--role", type=_role, required=True, help="What the user may do.")
@_password
def add(name: str, file: Path, role: "Role", password_from: TextIO | None) -> None:
    """Add a user; the file is made if it is not there.

    \b
    Example:
      dateline desk-users add "Ada Obi" --role coder users.csv
    """
    from dateline.desk.users import named, new_user, read_users

    users = read_users(file) if file.exists() else {}
    if named(name) in users:
        raise DeskError(f'{file}: "{named(name)}" is there already; see "desk-users role"')
    _keep(file, users, new_user(name, role, _given(password_from)))


@desk_users.command("role")
@_name
@click.argument("role", type=_role)
@_file()
def change_role(name: str, role: "Role", file: Path) -> None:
    """Give a user another role.

    \b
    Example:
      dateline desk-users role "Ada Obi" admin users.csv
    """
    from dateline.desk.users import User

    users, user = _found(file, name)
    _keep(file, users, User(user.name, role, user.password))


@desk_users.command("password")
@_name
@_file()
@_password
def change_password(name: str, file: Path, password_from: TextIO | None) -> None:
    """Give a user another password; he has to sign in again.

    \b
    Example:
      dateline desk-users password "Ada Obi" users.csv
    """
    from dateline.desk.users import new_user

    users, user = _found(file, name)
    _keep(file, users, new_user(user.name, user.role, _given(password_from)))


@desk_users.command("remove")
@_name
@_file()
def remove(name: str, file: Path) -> None:
    """Let a user in no more; what he decided stays, under his name.

    \b
    Example:
      dateline desk-users remove "Ada Obi" users.csv
    """
    from dateline.desk.users import write_users

    users, user = _found(file, name)
    write_users(file, {n: u for n, u in users.items() if n != user.name})
    click.echo(f"{user.name} is out", err=True)


@desk_users.command("list")
@_file()
def listed(file: Path) -> None:
    """List the users with their roles.

    \b
    Example:
      dateline desk-users list users.csv
    """
    from dateline.desk.users import read_users

    for user in read_users(file).values():
        click.echo(f"{user.role:<6}  {user.name}")


def _found(file: Path, name: str) -> "tuple[dict[str, User], User]":
    """Return all users of a file, and the one of a name."""
    from dateline.desk.users import named, read_users

    users = read_users(file)
    user = users.get(named(name))
    if user is None:
        raise DeskError(f'{file}: no user "{named(name)}"; "desk-users list" tells who is there')
    return users, user


def _keep(file: Path, users: "dict[str, User]", user: "User") -> None:
    from dateline.desk.users import write_users

    write_users(file, {**users, user.name: user})
    click.echo(f"{user.name} comes in as {user.role}", err=True)


def _given(password_from: TextIO | None) -> str:
    """Return the password that is given: on the terminal, unseen and twice, or in a file."""
    if password_from is not None:
        try:
            return password_from.readline().rstrip("\r\n")
        except UnicodeDecodeError:
            raise DeskError(f"{password_from.name}: not UTF-8; save it as UTF-8") from None
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
