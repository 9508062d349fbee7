"""Who asks, and what he may do: the one place that says which role a deed needs.

Whoever was let in may read. What writes needs a coder, unless a handler's `opt` names another
role. What others decided an admin alone takes back, and he decides where two differ.
"""

from contextvars import ContextVar
from typing import Any

import msgspec
from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from dateline.desk.users import ROLES, Role

SAFE = ("GET", "HEAD", "OPTIONS")
"""The methods that change nothing."""


class Asker(msgspec.Struct, frozen=True):
    """Who asks; `csrf` is what his pages write with, a `program` needs none.

    A desk without users has no names for whom it lets in and leaves them free to do all.
    """

    name: str | None
    role: Role | None
    csrf: str
    program: bool = False

    def may(self, role: Role) -> bool:
        """Tell whether he may do what needs a role."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)

    def changes(self, *people: str) -> bool:
        """Tell whether he may change what one of some people decided."""
        return self.may("admin") or (self.may("coder") and self.name in people)


OUTSIDER = Asker(None, None, "")
"""Whoever stands before the door: he sees the way in alone."""
ASKER: ContextVar[Asker] = ContextVar("asker")
"""Who asks what is being answered; the door sets it."""


def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse (403) what the role of who asks does not allow."""
    needed = handler.opt.get("role", None if connection.scope.get("method") in SAFE else "coder")
    if needed is not None and not ASKER.get().may(needed):
        raise refusal(needed)


def refusal(needed: Role, what: str = "this") -> PermissionDeniedException:
    """Return the error for who asks for what needs a role that he has not."""
    return PermissionDeniedException(
        f"{what} needs the role {needed}, yours is {ASKER.get().role}; ask whoever runs the desk"
    )
