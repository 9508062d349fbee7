"""The desk's door: who may ask, from where, and what a page may load.

It stands in front of the application, so that nothing is answered past it: not a page, not a
file, not an error.
"""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import SimpleCookie
from ipaddress import ip_address
from typing import Any

import msgspec

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "dateline-desk"
CSRF_HEADER = "x-csrf-token"
OPEN_PATHS = ("/enter", "/static/")
_SAFE = ("GET", "HEAD", "OPTIONS")
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
    """What opens the desk: a password or token, if one is asked for; the rest is made at start."""

    word: str | None
    secret: bytes

    @staticmethod
    def new(word: str | None) -> "Keys":
        """Return keys for a password or token; None leaves the desk open."""
        return Keys(word, secrets.token_bytes(32))

    def opens(self, word: str) -> bool:
        """Tell whether a word is the password or token."""
        return self.word is not None and hmac.compare_digest(word.encode(), self.word.encode())

    def signed(self, purpose: str) -> str:
        """Return a value that only this desk can make: for the cookie and for forms."""
        return hmac.new(self.secret, purpose.encode(), hashlib.sha256).hexdigest()


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

        refusal = await self._refusal(scope)
        if refusal is not None:
            await _answer(sending, *refusal)
        else:
            await self._app(_twin(scope), receive, sending)

    async def _refusal(self, scope: Scope) -> tuple[int, str, str | None] | None:
        """Return status, reason and where to go instead; None lets the request in."""
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        if not self._known(headers.get("host", "")):
            return 400, "This desk does not answer to that host name; open it by its address.", None
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        by_token = bool(bearer) and self._keys.opens(bearer)
        if self._keys.word is not None and not by_token:
            if bearer:
                await asyncio.sleep(_SECONDS)
                return 401, "That token does not open this desk.", None
            if not self._entered(headers) and not _is_open(scope["path"]):
                if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                    return 303, "Sign in first.", "/enter"
                return 401, "Sign in first, or send the token as a bearer token.", None
        if scope["method"] not in _SAFE and not by_token and not self._own(scope["path"], headers):
            return 403, "The page is out of date; load it again and repeat what you did.", None
        return None

    def _known(self, host: str) -> bool:
        """Tell whether a Host header names this desk: another name may be a rebound one."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        name = name.strip("[]").lower()
        return name in self._hosts or (bool(self._hosts & _ALL) and _is_address(name))

    def _entered(self, headers: MutableMapping[str, str]) -> bool:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        return cookie is not None and hmac.compare_digest(cookie.value, self._keys.signed("entry"))

    def _own(self, path: str, headers: MutableMapping[str, str]) -> bool:
        """Tell whether a write comes from one of our pages."""
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        if path == "/enter":  # its own form, and nobody is in yet
            return True
        token = headers.get(CSRF_HEADER, "")
        return hmac.compare_digest(token, self._keys.signed("csrf"))


def _is_open(path: str) -> bool:
    return any(path == p or (p.endswith("/") and path.startswith(p)) for p in OPEN_PATHS)


def _twin(scope: Scope) -> Scope:
    """Lead `/incidents/ID.json` to `/api/incidents/ID`: each page's twin is the API itself."""
    path = scope["path"]
    if not path.endswith(".json") or path.startswith(("/api/", "/static/")):
        return scope
    inner = "/api" + path.removesuffix(".json")
    return {**scope, "path": inner, "raw_path": inner.encode()}


async def _answer(send: Send, status: int, reason: str, target: str | None) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    if target is not None:
        headers.append((b"location", target.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})
