"""Who has come in to a desk with users: signed values for the cookie, which end by themselves."""

import asyncio
import hashlib
import hmac
import secrets
import time

from dateline.desk.users import User, Users

LASTS = 12 * 3600
"""Seconds until a browser, or a program, has to sign in again."""


def signature(secret: bytes, purpose: str) -> str:
    """Return a value for a purpose that only who has the secret can make."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(*(text.encode("utf-8", "surrogatepass") for text in (one, other)))


class Sessions:
    """Lets users in. A session is void when it ended, was left, or the password was changed."""

    def __init__(self, users: Users, secret: bytes) -> None:
        self._users = users
        self._secret = secret
        self._left: set[str] = set()
        self._one = asyncio.Lock()

    async def enter(self, name: str, password: str) -> str | None:
        """Return a session for who has this name and password; None where either is wrong.

        One at a time: each takes 32 MiB and a core.
        """
        async with self._one:
            user = await asyncio.to_thread(self._users.user, name, password)
        return None if user is None else self.begin(user)

    def begin(self, user: User, lasts: int = LASTS) -> str:
        """Return a new session of a user, for some seconds."""
        until = int(time.time()) + lasts
        told = f"{user.name.encode().hex()}.{until}.{secrets.token_hex(8)}"
        return f"{told}.{self._signed(told, user)}"

    def user(self, session: str) -> User | None:
        """Return whose session this is, with the role that the file now gives him; None: nobody's.

        Raises `DeskError` while the file of users is broken.
        """
        users = self._users.all()
        told, _, signed = session.rpartition(".")
        try:
            name, until, _ = told.split(".")
            user = users.get(bytes.fromhex(name).decode())
        except ValueError:
            return None
        if user is None or not same(signed, self._signed(told, user)) or signed in self._left:
            return None
        return user if time.time() < int(until) else None

    def leave(self, session: str) -> None:
        """End a session: a copy of its cookie opens nothing any more."""
        if self.user(session) is not None:
            self._left.add(session.rpartition(".")[2])

    def _signed(self, told: str, user: User) -> str:
        return signature(self._secret, f"session {told} {user.password}")
