"""`dateline desk-users`: who may come in to the desk, and what each may do there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import click

from dateline.desk.users import ROLES, Role, User, named, new_user, read_users, write_users
from dateline.errors import DeskError

_Command = Callable[..., Any]
_name = click.argument("name")
_role = click.Choice(ROLES)


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
    runs takes up each change at once. Everything but "list" writes the file anew.
    """


@desk_users.command("add")
@_name
@_file(new=True)
@click.option("--role", type=_role, required=True, help="What the user may do.")
@_password
def add(name: str, file: Path, role: Role, password_from: TextIO | None) -> None:
    """Add a user; the file is made if it is not there.

    \b
    Example:
      dateline desk-users add "Ada Obi" --role coder users.csv
    """
    users = read_users(file) if file.exists() else {}
    if named(name) in users:
        raise DeskError(f'{file}: "{named(name)}" is there already; see "desk-users role"')
    _keep(file, users, new_user(name, role, _given(password_from)))


@desk_users.command("role")
@_name
@click.argument("role", type=_role)
@_file()
def change_role(name: str, role: Role, file: Path) -> None:
    """Give a user another role.

    \b
    Example:
      dateline desk-users role "Ada Obi" admin users.csv
    """
    users = read_users(file)
    user = _found(file, users, name)
    _keep(file, users, User(user.name, role, user.password))


@desk_users.command("password")
@_name
@_file()
@_password
def change_password(name: str, file: Path, password_from: TextIO | None) -> None:
    """Give a user another password; whoever is in with the old one has to sign in again.

    \b
    Example:
      dateline desk-users password "Ada Obi" users.csv
    """
    users = read_users(file)
    user = _found(file, users, name)
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
    users = read_users(file)
    user = _found(file, users, name)
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
    for user in read_users(file).values():
        click.echo(f"{user.role:<6}  {user.name}")


def _found(file: Path, users: dict[str, User], name: str) -> User:
    user = users.get(named(name))
    if user is None:
        raise DeskError(f'{file}: no user "{named(name)}"; "desk-users list" tells who is there')
    return user


def _keep(file: Path, users: dict[str, User], user: User) -> None:
    write_users(file, {**users, user.name: user})
    click.echo(f"{user.name} comes in as {user.role}", err=True)


def _given(password_from: TextIO | None) -> str:
    """Return the password that is given: on the terminal, unseen and twice, or in a file."""
    if password_from is not None:
        return password_from.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
