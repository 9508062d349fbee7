"""The people of a desk: a CSV file of their names, roles and slow hashes of their passwords."""

import csv
import hashlib
import hmac
import io
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, cast, get_args

import msgspec

from dateline.errors import DeskError
from dateline.export.files import whole_file

Role = Literal["reader", "coder", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
COLUMNS = ("name", "role", "password")

_N, _R, _P = 2**15, 8, 3
"""What scrypt takes: 32 MiB and .28 s a password on one core of a laptop."""
_MOST_BYTES = 2**26
_KEPT = re.compile(r"scrypt:(\d{1,8}):(\d{1,2}):(\d{1,2}):([0-9a-f]{32}):([0-9a-f]{64})")
_LEAST_LETTERS, _LONGEST_NAME = 12, 80
_CURE = 'write it with "dateline desk-users"'


class User(msgspec.Struct, frozen=True):
    """Somebody who may come in; `password` is "scrypt:N:R:P:SALT:HASH", the last two in hex."""

    name: str
    role: Role
    password: str

    def knows(self, password: str) -> bool:
        """Tell whether a password is this user's; takes a third of a second by intent."""
        found = _KEPT.fullmatch(self.password)
        if found is None:
            return False
        n, r, p, salt, kept = found.groups()
        got = _scrypt(password, bytes.fromhex(salt), int(n), int(r), int(p))
        return hmac.compare_digest(got, bytes.fromhex(kept))


def named(name: str) -> str:
    """Return a name as it is kept and compared.

    >>> named("  Ada   Obi ")
    'Ada Obi'
    """
    return unicodedata.normalize("NFC", " ".join(name.split()))


def new_user(name: str, role: Role, password: str) -> User:
    """Return a user; raises `DeskError` for a name or a password that won't do."""
    kept = named(name)
    if fault := _fault_of_name(kept):
        raise DeskError(f'"{name}": {fault}')
    if len(password) < _LEAST_LETTERS:
        raise DeskError(f"{kept}: the password is too short; give {_LEAST_LETTERS} letters or more")
    salt = secrets.token_bytes(16)
    made = _scrypt(password, salt, _N, _R, _P)
    return User(kept, role, f"scrypt:{_N}:{_R}:{_P}:{salt.hex()}:{made.hex()}")


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    word = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(word, salt=salt, n=n, r=r, p=p, maxmem=2 * _MOST_BYTES, dklen=32)


def _fault_of_name(name: str) -> str | None:
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or name != named(name):
        return f"no name; give 1 to {_LONGEST_NAME} letters, single spaces between them"
    return None


def read_users(path: Path) -> dict[str, User]:
    """Return the users of a file by name; raises `DeskError` with the line and the cure."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise DeskError(f"{path}: can't be read ({wrong}); {_CURE}") from None
    users: dict[str, User] = {}
    for line, row in _rows(path, text):
        fault = _fault(row) or (f'"{row[0]}" stands twice; delete one' if row[0] in users else None)
        if fault:
            raise DeskError(f"{path}:{line}: {fault}")
        users[row[0]] = User(row[0], cast("Role", row[1]), row[2])
    return users


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Return the rows under the head of a file, each with its line."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        if tuple(next(reader, ())) != COLUMNS:
            raise DeskError(f"{path}:1: the first line is not {','.join(COLUMNS)}; {_CURE}")
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error as wrong:
        raise DeskError(f"{path}:{reader.line_num}: {wrong}; {_CURE}") from None


def _fault(row: list[str]) -> str | None:
    """Return what is wrong with a row, and the cure; None for a sound one."""
    if len(row) != len(COLUMNS):
        return f"{len(row)} fields where {','.join(COLUMNS)} are three; {_CURE}"
    name, role, password = row
    if fault := _fault_of_name(name):
        return f'"{name}": {fault}'
    if role not in ROLES:
        return f'"{role}" is no role; write {", ".join(ROLES[:-1])} or {ROLES[-1]}'
    if not _can_be_checked(password):
        return f'the password of "{name}" is none that Dateline made; {_CURE}'
    return None


def _can_be_checked(password: str) -> bool:
    """Tell whether a hash is whole, and asks scrypt for what it can do in a desk's time."""
    found = _KEPT.fullmatch(password)
    if found is None:
        return False
    n, r, p = (int(number) for number in found.groups()[:3])
    power = n > 1 and n & (n - 1) == 0
    return power and r > 0 and 128 * n * r <= _MOST_BYTES and 0 < p <= 16


def write_users(path: Path, users: Mapping[str, User]) -> None:
    """Write a file of users at once and for its owner's eyes alone (mode 0600)."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((u.name, u.role, u.password) for u in users.values())
    try:
        with whole_file(path, private=True) as out:
            out.write(lines.getvalue().encode())
    except OSError as wrong:
        raise DeskError(f"{path}: can't be written ({wrong}); choose another place") from None


class Users:
    """The users of a file as it is now: read again whenever it was changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, ...] = ()
        self._users: Mapping[str, User] = {}
        if not self.all():
            raise DeskError(f'{path}: nobody in it; add one with "dateline desk-users add"')

    def all(self) -> Mapping[str, User]:
        """Return the users by name; raises `DeskError` while the file is broken or gone."""
        try:
            found = self._path.stat()
        except OSError as wrong:
            raise DeskError(f"{self._path}: can't be read ({wrong}); {_CURE}") from None
        stamp = (found.st_mtime_ns, found.st_ino, found.st_size)
        if stamp != self._stamp:
            self._users, self._stamp = read_users(self._path), stamp
        return self._users

    def user(self, name: str, password: str) -> User | None:
        """Return who has this name and password; None, after as long, where either is wrong."""
        users = self.all()
        user = users.get(named(name))
        checked = user or next(iter(users.values()), None)  # a wrong name costs a hash too
        return user if checked is not None and checked.knows(password) else None
