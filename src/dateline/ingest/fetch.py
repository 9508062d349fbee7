"""Fetching addresses: politely, with limits, and never into a private network unasked."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec
from protego import Protego

from dateline import __version__
from dateline.errors import InputError, UnreachedError
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.unpacking import ACCEPTED, unpacked

AGENT = f"Dateline/{__version__}"
_REDIRECTS = 5
_SECONDS, _SECONDS_IN_ALL = 20.0, 60.0
"""How long a server may keep silent, and how long a whole answer may take."""
_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two pages of a host; what its robots.txt asks for holds up to the longer."""
_PASSING, _LASTING = frozenset({408, 425, 429}), frozenset({501, 505, 510})
"""Statuses below 500 that may pass, and those from 500 that will not."""
_KNOWN_FOR = 86_400.0
"""Seconds that what a robots.txt says holds: a day."""


class Answer(msgspec.Struct, frozen=True):
    """What a server answered: status, address after redirects, body, and what it says of it.

    `etag` and `modified` are what to ask with next time; `retry` the seconds it wants to be left.
    """

    status: int
    url: str
    body: bytes = b""
    etag: str | None = None
    modified: str | None = None
    retry: float | None = None
    target: str | None = None


class Visitor:
    """Fetches pages one after another: remembers each robots.txt, and waits between pages.

    `allow_private` lets it into private networks.
    """

    def __init__(
        self, *, allow_private: bool = False, pause: float | None = None,
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._allow_private = allow_private
        self._pause = _PAUSE if pause is None else pause
        self._clock, self._sleep = clock, sleep
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._next: dict[str, float] = {}

    def fetch(self, url: str) -> tuple[bytes, str]:
        """Return the bytes at an address and the address after redirects.

        Raises `UnreachedError` where it may be had later, and `InputError` for anything else but
        a page: robots.txt forbids it, it is too large or too
        slow, or its host lies in a private network (an article's link must not reach your router).
        """
        answer = self.visit(url)
        if answer.status in _PASSING or 500 <= answer.status not in _LASTING:
            busy = UnreachedError(f"{answer.url}: the server answered {answer.status}; try again")
            busy.retry = answer.retry
            raise busy
        if answer.status != 200:
            raise InputError(
                f"{answer.url}: the server answered {answer.status}; check the address"
            )
        return answer.body, answer.url

    def visit(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Return what the server answers, 304 where `etag` or `modified` hold still.

        Raises `InputError` where there is no answer, or none may be asked for.
        """
        asked: set[str] = set()
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        for _ in range(_REDIRECTS + 1):
            site = _split(url)[0]
            if site not in asked:
                if not self._allowed(url, site):
                    raise InputError(
                        f"{url}: robots.txt forbids it; save the page and give the file"
                    )
                self._wait(site)
            asked.add(site)
            answer = _get(url, self._allow_private, known)
            if answer.target is None:
                return answer
            url = urljoin(url, answer.target)
        raise InputError(f"{url}: over {_REDIRECTS} redirects; give the final address")

    def _allowed(self, url: str, site: str) -> bool:
        """Tell whether robots.txt lets us read the page; a site without one allows all."""
        read, rules = self._robots.get(site, (0.0, None))
        if site not in self._robots or self._clock() - read > _KNOWN_FOR:
            rules = self._rules(site)
            self._robots[site] = self._clock(), rules
        return rules is None or bool(rules.can_fetch(url, AGENT))

    def _rules(self, site: str) -> Protego | None:
        try:
            answer = _get(f"{site}/robots.txt", self._allow_private, {})
        except InputError:  # whatever it is, the page itself will meet it
            return None
        return (
            Protego.parse(answer.body.decode("utf-8", "replace")) if answer.status == 200 else None
        )

    def _wait(self, site: str) -> None:
        """Wait until the host may be asked again, and note when it may next."""
        now = self._clock()
        due = self._next.get(site, now)
        if due > now:
            self._sleep(due - now)
        rules = self._robots[site][1]
        asked = (rules.crawl_delay(AGENT) if rules is not None else None) or 0.0
        pause = max(self._pause, min(float(asked), _LONGEST_PAUSE))
        self._next[site] = self._clock() + pause


def fetch(url: str, *, allow_private: bool = False) -> tuple[bytes, str]:
    """Return the bytes at one address, and the address after redirects."""
    return Visitor(allow_private=allow_private).fetch(url)


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


def _get(url: str, allow_private: bool, known: dict[str, str | None]) -> Answer:
    """Return the answer to one request."""
    site, host, port = _split(url)
    address = _resolve(url, host, port, allow_private=allow_private)
    headers = {"Host": site.rpartition("/")[2].rpartition("@")[2], "User-Agent": AGENT,
               "Accept-Encoding": ACCEPTED}  # fmt: skip
    headers |= {name: value for name, value in known.items() if value}
    try:
        pinned = httpx.URL(url).copy_with(host=address)
        with (
            httpx.Client(timeout=_SECONDS, trust_env=False) as client,
            client.stream(
                "GET", pinned, headers=headers, extensions={"sni_hostname": host}
            ) as answer,
        ):
            said = answer.headers
            if answer.has_redirect_location:
                return Answer(answer.status_code, url, target=said["location"])
            packed = said.get("content-encoding", "")
            body = unpacked(_pieces(answer, url), packed, limit=MAX_BYTES, where=url)
            return Answer(
                answer.status_code, url, body, said.get("etag"), said.get("last-modified"),
                _seconds(said.get("retry-after")),
            )  # fmt: skip
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        what = str(wrong) or type(wrong).__name__
        passing = isinstance(wrong, httpx.TransportError | httpx.DecodingError)
        kind = UnreachedError if passing else InputError
        raise kind(f"{url}: can't be fetched: {what}; try again, or give a file") from None


def _pieces(answer: httpx.Response, url: str) -> Iterator[bytes]:
    """Return the body as it comes, no slower than the limit."""
    began = time.monotonic()
    for piece in answer.iter_raw(65_536):
        yield piece
        if time.monotonic() - began > _SECONDS_IN_ALL:
            raise UnreachedError(
                f"{url}: took over {_SECONDS_IN_ALL:.0f} s; save it and give the file"
            )


def _seconds(retry_after: str | None) -> float | None:
    """Return how long a server wants to be left alone, given in seconds or as a date."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None


def _resolve(url: str, host: str, port: int, *, allow_private: bool) -> str:
    """Return one address of a host; the connection is pinned to it, whatever DNS says next."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        kind = UnreachedError if isinstance(wrong, OSError) else InputError  # or no network
        raise kind(f"{url}: no such host ({wrong}); check the address and the network") from None
    address = str(found[0][4][0])
    known = ipaddress.ip_address(address)
    if not allow_private and (not known.is_global or known.is_multicast):
        raise InputError(f"{url}: a private address ({address}); pass --allow-private to fetch it")
    return address
