"""The services’ tests run on the `book` of the common ground."""

from tests.conftest import CHEAP, TODAY

__all__ = ["CHEAP", "TODAY"]
