"""The codes of data.inclusion written here are those of the package, word for word."""

import pytest

pytestmark = pytest.mark.slow


def test_codes_and_labels_are_those_of_the_package() -> None:
    from data_inclusion.schema import v1  # type: ignore[import-untyped]

    from cad.domain import directory

    for ours, theirs in (
        (directory.PUBLICS, v1.Public), (directory.FEES, v1.Frais), (directory.MODES, v1.ModeAccueil),
        (directory.WAYS, v1.ModeMobilisation), (directory.WHO, v1.PersonneMobilisatrice),
        (directory.KINDS, v1.TypeService),
    ):  # fmt: skip
        assert dict(ours) == {one.value: one.label for one in theirs}
