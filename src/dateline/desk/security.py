"""The desk's door: who may ask, from where, and what a page may load.

It stands in front of the application, so that nothing is answered past it: not a page, not a
file, not an error.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from ipaddress import ip_address
from typing import Any

import msgspec

from dateline.desk.rights import ASKER, OUTSIDER, SAFE, Asker
from dateline.desk.sessions import Sessions, same, signature
from dateline.desk.users import Users
from dateline.errors import DeskError

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "dateline-desk"
CSRF_HEADER = "x-csrf-token"
OPEN_PATHS = ("/enter", "/static/")
_SECONDS = 0.5
"""How long a wrong token or password waits for its answer."""

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; worker-src 'self'; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Keys(msgspec.Struct, frozen=True):
    """What opens the desk: its users' passwords, else a password or token for all, else nothing.

    The secret is made at start: who was let in before has to sign in again.
    """

    word: str | None
    secret: bytes
    sessions: Sessions | None = None

    @staticmethod
    def new(word: str | None, users: Users | None = None) -> "Keys":
        """Return keys for a password or token, or for users; without either the desk is open."""
        secret = secrets.token_bytes(32)
        return Keys(word, secret, None if users is None else Sessions(users, secret))

    @property
    def closed(self) -> bool:
        """Tell whether anything is asked for."""
        return self.word is not None or self.sessions is not None

    def opens(self, word: str) -> bool:
        """Tell whether a word is the password or token."""
        return self.word is not None and same(word, self.word)

    def signed(self, purpose: str) -> str:
        """Return a value that only this desk can make: for the cookie and for forms."""
        return signature(self.secret, purpose)

    async def enter(self, name: str, word: str) -> str | None:
        """Return the cookie's value for who gives the right words; None where they are wrong."""
        if self.sessions is not None:
            return await self.sessions.enter(name, word)
        return self.signed("entry") if self.opens(word) else None

    def asker(self, cookie: str, bearer: str) -> Asker | None:
        """Return who comes with a cookie or a bearer token; None for one who is not let in.

        Raises `DeskError` while the file of users is broken.
        """
        program = self.closed and bool(bearer)
        if self.sessions is not None:
            session = bearer or cookie
            user = self.sessions.user(session)
            csrf = self.signed(f"csrf {session}")
            return None if user is None else Asker(user.name, user.role, csrf, program)
        entered = self.opens(bearer) if program else same(cookie, self.signed("entry"))
        if self.closed and not entered:
            return None
        return Asker(None, "admin", self.signed("csrf"), program)


_ALL = frozenset({"0.0.0.0", "::"})
"""Where every address of the machine is listened on, each of them may be asked for."""


def _is_address(name: str) -> bool:
    """Tell whether a host is written as an address: no name that could be rebound."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Door:
    """An ASGI application in front of another, which lets in whom it may."""

    def __init__(self, app: App, keys: Keys, hosts: Iterable[str]) -> None:
        self._app = app
        self._keys = keys
        self._hosts = frozenset(h.strip("[]").lower() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on; every answer gets the headers of the house."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    *((k.encode(), v.encode()) for k, v in HEADERS.items()),
                ]
            await send(message)

        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        try:
            asker = self._keys.asker(cookie_of(headers), bearer)
        except DeskError as wrong:
            logging.getLogger("dateline.desk").error("%s", wrong)
            await _answer(sending, 503, "The desk can't read its users; whoever runs it sees why.")
            return
        refusal = await self._refusal(scope, headers, asker, bearer)
        if refusal is not None:
            await _answer(sending, *refusal)
            return
        asking = ASKER.set(asker or OUTSIDER)
        try:
            await self._app(_twin(scope), receive, sending)
        finally:
            ASKER.reset(asking)

    async def _refusal(
        self, scope: Scope, headers: Mapping[str, str], asker: Asker | None, bearer: str
    ) -> tuple[int, str, str | None] | None:
        """Return status, reason and where to go instead; None lets the request in."""
        path, method = scope["path"], scope["method"]
        if not self._known(headers.get("host", "")):
            return 400, "This desk does not answer to that host name; open it by its address.", None
        if asker is None and bearer:
            await asyncio.sleep(_SECONDS)
            return 401, "That token does not open this desk.", None
        if asker is None and not _is_open(path):
            page = "text/html" in headers.get("accept", "")
            if page and (method == "GET" or path == "/leave"):
                return 303, "Sign in first.", "/enter"
            return 401, "Sign in first, or send the token as a bearer token.", None
        if method not in SAFE and not _own(path, headers, asker or OUTSIDER):
            return 403, "The page is out of date; load it again and repeat what you did.", None
        return None

    def _known(self, host: str) -> bool:
        """Tell whether a Host header names this desk: another name may be a rebound one."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").lower()
        return name in self._hosts or (bool(self._hosts & _ALL) and _is_address(name))


def cookie_of(headers: Mapping[str, str]) -> str:
    """Return the value of the desk's cookie; "" where the browser sent none.

    >>> cookie_of({"cookie": "a@b=c; dateline-desk=12.ab"})
    '12.ab'
    """
    pairs = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


def _own(path: str, headers: Mapping[str, str], asker: Asker) -> bool:
    """Tell whether a write comes from one of our pages, or from a program."""
    if asker.program:
        return True
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    if path in ("/enter", "/leave"):  # forms: nobody is in yet; the other sends the token inside
        return True
    return bool(asker.csrf) and same(headers.get(CSRF_HEADER, ""), asker.csrf)


def _is_open(path: str) -> bool:
    return any(path == p or (p.endswith("/") and path.startswith(p)) for p in OPEN_PATHS)


def _twin(scope: Scope) -> Scope:
    """Lead `/incidents/ID.json` to `/api/incidents/ID`: each page's twin is the API itself."""
    path = scope["path"]
    if not path.endswith(".json") or path.startswith(("/api/", "/static/")):
        return scope
    inner = "/api" + path.removesuffix(".json")
    return {**scope, "path": inner, "raw_path": inner.encode()}


async def _answer(send: Send, status: int, reason: str, target: str | None = None) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    if target is not None:
        headers.append((b"location", target.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})
