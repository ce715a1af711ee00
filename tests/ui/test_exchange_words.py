"""How the exchange stands, in words: what matters most comes first, and « Tout est envoyé » only at zero."""

from dataclasses import replace

import pytest

from cad.domain.clock import fixed, utc
from cad.services.syncing import Standing
from ui.exchange_words import clock_words, limit_words, said, when_words

NOW = fixed("2026-11-23T10:00")()
FINE = Standing(
    centre="https://depot.example.org", territory="Rennes", waiting=0, aside=0,
    last=utc(fixed("2026-11-23T09:41")()), trouble="", away=False, clock=0,
)  # fmt: skip


def titles(standing: Standing, *, busy: bool = False) -> tuple[str, str]:
    told = said(standing, busy, NOW)
    return told.title, told.detail


def test_all_is_sent_only_at_zero() -> None:
    assert titles(FINE) == ("Tout est envoyé", "échange à 9\u00a0h\u00a041")
    assert titles(replace(FINE, waiting=1))[0] == "1 action à envoyer"
    assert titles(replace(FINE, waiting=3))[0] == "3 actions à envoyer"
    assert titles(replace(FINE, last=""))[0] == "Premier échange à faire"


@pytest.mark.parametrize("waiting", [0, 3])
def test_what_was_set_aside_comes_before(waiting: int) -> None:
    title, detail = titles(replace(FINE, aside=2, waiting=waiting))
    assert title == "2 mises de côté"
    assert detail == ("3 actions à envoyer" if waiting else "le reste est envoyé")


def test_nobody_answers_and_being_refused_are_told_apart() -> None:
    away = replace(FINE, waiting=3, trouble="Le dépôt ne répond pas.", away=True)
    told = said(away, False, NOW)
    assert (told.title, told.detail) == ("Dépôt injoignable", "tout est gardé ici")
    assert told.spoken == (
        "Dépôt injoignable. tout est gardé ici. 3 actions à envoyer. Le dépôt ne répond pas. "
        "échange à 9\u00a0h\u00a041."
    )
    refused = said(replace(away, away=False, trouble="Cet ordinateur a été retiré."), False, NOW)
    assert (refused.title, refused.tone) == ("Le dépôt refuse l’échange", "danger")
    assert "Cet ordinateur a été retiré" in refused.spoken


def test_being_let_in_no_more_and_a_limit_that_comes_are_said_first() -> None:
    away = replace(FINE, waiting=3, trouble="Le dépôt ne répond pas.", away=True)
    assert titles(replace(away, days_left=5))[0] == "Échangez d’ici 5 jours"
    assert titles(replace(away, days_left=0))[0] == "Échangez aujourd’hui"
    assert limit_words(None) == ""
    assert limit_words(5).startswith("Dans 5 jours, ce carnet ne s’ouvrira plus")
    assert titles(replace(away, days_left=5, out=True)) == (
        "Ordinateur non admis au dépôt", "tout est gardé ici",
    )  # fmt: skip


def test_under_way_is_said_without_moving_the_title() -> None:
    assert titles(FINE, busy=True) == ("Tout est envoyé", "échange en cours…")


def test_when_it_last_went_through() -> None:
    assert when_words("", NOW) == ""
    assert when_words(utc(fixed("2026-11-22T18:05")()), NOW) == "hier à 18\u00a0h\u00a005"
    assert when_words(utc(fixed("2026-11-12T18:05")()), NOW) == "le 12 novembre 2026"


def test_a_wrong_clock_is_warned_about() -> None:
    assert clock_words(0) == ""
    assert clock_words(7 * 60) == ("L’horloge de cet ordinateur avance de 7\u00a0minutes sur celle du dépôt.")
    assert "retarde de 5\u00a0heures" in clock_words(-5 * 3600 - 20)
