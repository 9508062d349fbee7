"""Fetching one address: politely, with limits, and never into a private network unasked."""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from dateline import __version__
from dateline.errors import InputError
from dateline.ingest.decoding import MAX_BYTES

AGENT = f"Dateline/{__version__}"
_REDIRECTS = 5
_SECONDS = 20.0


def fetch(url: str, *, allow_private: bool = False) -> tuple[bytes, str]:
    """Return the bytes at an address and the address after redirects.

    Raises `InputError` for anything but a page: robots.txt forbids it, it is too large or too
    slow, or its host lies in a private network (an article's link must not reach your router).
    """
    if not _allowed(url, allow_private):
        raise InputError(f"{url}: robots.txt forbids it; save the page and give the file")
    for _ in range(_REDIRECTS + 1):
        status, target, body = _get(url, allow_private)
        if target is None:
            if status != 200:
                raise InputError(f"{url}: the server answered {status}; check the address")
            return body, url
        url = urljoin(url, target)
    raise InputError(f"{url}: over {_REDIRECTS} redirects; give the final address")


def _allowed(url: str, allow_private: bool) -> bool:
    parts = urlsplit(url)
    try:
        status, _, body = _get(f"{parts.scheme}://{parts.netloc}/robots.txt", allow_private)
    except InputError as wrong:
        if "private" in str(wrong):
            raise
        return True
    if status != 200:
        return True
    return bool(Protego.parse(body.decode("utf-8", "replace")).can_fetch(url, AGENT))


def _get(url: str, allow_private: bool) -> tuple[int, str | None, bytes]:
    """Return status, redirect target and body of one request."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http(s) address")
    address = _resolve(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80),
                       allow_private)  # fmt: skip
    pinned = httpx.URL(url).copy_with(host=address)
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT}
    try:
        with (
            httpx.Client(timeout=_SECONDS, trust_env=False) as client,
            client.stream(
                "GET", pinned, headers=headers, extensions={"sni_hostname": parts.hostname}
            ) as answer,  # fmt: skip
        ):
            if answer.is_redirect:
                return answer.status_code, answer.headers.get("location"), b""
            body = b""
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MAX_BYTES:
                    raise InputError(f"{url}: over {MAX_BYTES // 10**6} MB; save and split it")
            return answer.status_code, None, body
    except httpx.HTTPError as wrong:
        raise InputError(f"{url}: can't be fetched: {wrong or type(wrong).__name__}") from None


def _resolve(host: str, port: int, allow_private: bool) -> str:
    """Return one address of a host; the connection is pinned to it, whatever DNS says next."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as wrong:
        raise InputError(f"{host}: no such host: {wrong}; check the address") from None
    address = str(found[0][4][0])
    if not allow_private and not ipaddress.ip_address(address).is_global:
        raise InputError(f"{host}: a private address ({address}); pass --allow-private to fetch it")
    return address
