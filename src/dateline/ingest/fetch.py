"""Fetching one address: politely, with limits, and never into a private network unasked."""

import ipaddress
import socket
import time
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from dateline import __version__
from dateline.errors import InputError
from dateline.ingest.decoding import MAX_BYTES

AGENT = f"Dateline/{__version__}"
_REDIRECTS = 5
_SECONDS, _SECONDS_IN_ALL = 20.0, 60.0
"""How long a server may keep silent, and how long a whole answer may take."""


def fetch(url: str, *, allow_private: bool = False) -> tuple[bytes, str]:
    """Return the bytes at an address and the address after redirects.

    Raises `InputError` for anything but a page: robots.txt forbids it, it is too large or too
    slow, or its host lies in a private network (an article's link must not reach your router).
    """
    asked: set[str] = set()
    for _ in range(_REDIRECTS + 1):
        site = _split(url)[0]
        if site not in asked and not _allowed(url, allow_private):
            raise InputError(f"{url}: robots.txt forbids it; save the page and give the file")
        asked.add(site)
        status, target, body = _get(url, allow_private)
        if target is None:
            if status != 200:
                raise InputError(f"{url}: the server answered {status}; check the address")
            return body, url
        url = urljoin(url, target)
    raise InputError(f"{url}: over {_REDIRECTS} redirects; give the final address")


def _split(url: str) -> tuple[str, str, int]:
    """Return scheme and host of an address as written, the bare host, and the port."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as wrong:
        raise InputError(f"{url}: no address: {wrong}; check it") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http(s) address; give one, or a file")
    return f"{parts.scheme}://{parts.netloc}", parts.hostname, port


def _allowed(url: str, allow_private: bool) -> bool:
    """Tell whether robots.txt lets us read the page; a site without one allows all."""
    try:
        status, _, body = _get(f"{_split(url)[0]}/robots.txt", allow_private)
    except InputError as wrong:
        if "private" in str(wrong):
            raise
        return True
    if status != 200:
        return True
    return bool(Protego.parse(body.decode("utf-8", "replace")).can_fetch(url, AGENT))


def _get(url: str, allow_private: bool) -> tuple[int, str | None, bytes]:
    """Return status, redirect target and body of one request."""
    site, host, port = _split(url)
    address = _resolve(host, port, allow_private)
    headers = {"Host": site.rpartition("/")[2].rpartition("@")[2], "User-Agent": AGENT}
    try:
        pinned = httpx.URL(url).copy_with(host=address)
        with (
            httpx.Client(timeout=_SECONDS, trust_env=False) as client,
            client.stream(
                "GET", pinned, headers=headers, extensions={"sni_hostname": host}
            ) as answer,
        ):
            if answer.is_redirect:
                return answer.status_code, answer.headers.get("location"), b""
            return answer.status_code, None, _body(answer, url)
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        what = str(wrong) or type(wrong).__name__
        raise InputError(f"{url}: can't be fetched: {what}; try again, or give a file") from None


def _body(answer: httpx.Response, url: str) -> bytes:
    """Return the body, unpacked; no larger and no slower than the limits."""
    began, body = time.monotonic(), bytearray()
    for piece in answer.iter_bytes(65_536):
        body += piece
        if len(body) > MAX_BYTES:
            raise InputError(f"{url}: over {MAX_BYTES // 10**6} MB; save and split it")
        if time.monotonic() - began > _SECONDS_IN_ALL:
            raise InputError(f"{url}: took over {_SECONDS_IN_ALL:.0f} s; save it and give the file")
    return bytes(body)


def _resolve(host: str, port: int, allow_private: bool) -> str:
    """Return one address of a host; the connection is pinned to it, whatever DNS says next."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise InputError(f"{host}: no such host: {wrong}; check the address") from None
    address = str(found[0][4][0])
    known = ipaddress.ip_address(address)
    if not allow_private and (not known.is_global or known.is_multicast):
        raise InputError(f"{host}: a private address ({address}); pass --allow-private to fetch it")
    return address
