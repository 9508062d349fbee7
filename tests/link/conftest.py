"""What the tests of linking share."""

import pytest

from tests.link.made import Reports, rival_accounts


@pytest.fixture
def reports() -> Reports:
    """No report yet."""
    return Reports()


@pytest.fixture
def rivals() -> Reports:
    """Two reports with rival accounts of one deed."""
    return rival_accounts()
