"""The address of a document in one spelling: two documents at one address are versions of one."""

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "icid", "ref_src")
_SAME_HOST = ("www.", "m.", "amp.")
_INDEX = ("/amp", "/index.html", "/index.htm", "/index.php")


def address_of(url: str | None) -> str | None:
    """Return a URL in one spelling; None where it names no page of its own (a site's front page).

    Scheme, "www.", a last slash, the order of parameters, tracking parameters and the fragment
    don't count.

    >>> address_of("http://www.Example.org:80/a/1/?utm_source=x&b=2&a=1#top")
    'example.org/a/1?a=1&b=2'
    >>> address_of("https://example.org/") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    for start in _SAME_HOST:
        host = host.removeprefix(start)
    path = parts.path.rstrip("/")
    for end in _INDEX:
        path = path.removesuffix(end).rstrip("/")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    )
    if not host or not (path or kept):
        return None
    shown = host if port in (None, 80, 443) else f"{host}:{port}"
    return shown + path + (f"?{urlencode(kept)}" if kept else "")
