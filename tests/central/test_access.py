"""Who is let in, as SQL says it and as the rule says it."""

import pytest
from sqlalchemy import create_engine, literal, select

from cad.central.access import covers
from cad.domain.circles import FRONT, JOURNEY, within

CIRCLES = [
    *("identity", "agenda", "plan", FRONT, JOURNEY, "*", "org:o", "referral:r", "with:", "with:o"),
    *("team:a:o", "author:a:o", "shared:referral:o", ":a:o", "planned", "referral"),
]


@pytest.mark.parametrize("circle", CIRCLES)
def test_sql_and_the_rule_agree(circle: str) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        said = {g for g in CIRCLES if connection.scalar(select(covers(literal(circle), literal(g))))}
    engine.dispose()
    assert said == {*within(circle)} & {*CIRCLES}
