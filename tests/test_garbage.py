"""The garbage collector is held off inside, and goes on afterwards whatever happened."""

import gc

import pytest

from dateline.garbage import collector_held


def test_it_is_held_off_inside_and_goes_on_after() -> None:
    with collector_held():
        assert not gc.isenabled()
        with collector_held():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), collector_held():
        raise ValueError("wrong")
    assert gc.isenabled()
