"""What the rows and lines of internships and reserved places say, and what they let one do."""

from cad.domain.internship import Internship, InternshipOffer, Pupil
from cad.domain.internship_match import Match
from cad.domain.reserved_place import ReservedPlace
from cad.domain.school import School
from cad.services.employer import PlaceRow
from cad.services.internship_list import OfferRow, PupilRow
from cad.services.pupil_page import Offered
from ui.screens.internships import lines
from ui.screens.places import lines as places

OFFER = InternshipOffer(places=2)


def row(one: Internship | None, missing: tuple[str, ...] = (), blocked: str = "") -> PupilRow:
    return PupilRow(Pupil(), "", "DIALLO Awa", "", "", None, one, "Garage", missing, blocked, None, False)


def badges(one: PupilRow) -> list[str]:
    return [text for text, _tone, _icon in lines.pupil(one, "2026-11-23").badges]


def test_each_pupil_has_one_badge_for_what_is_waited_for() -> None:
    assert badges(row(None)) == ["Sans stage"]
    assert badges(row(None, blocked="non")) == ["Sans accord"]
    assert badges(row(Internship())) == ["Proposé"]
    assert badges(row(Internship(state="agreed"), ("pupil", "school"))) == ["2 à signer"]
    assert badges(row(Internship(state="signed"), blocked="non")) == ["Sans accord"]
    assert badges(row(Internship(state="done"), blocked="non")) == ["Fait"]


def test_nothing_is_proposed_without_agreement_nor_place() -> None:
    fits = Offered(Match(OFFER, "near", "whole", True, True, 1, ("parmi ses souhaits",)), "Garage")
    full = Offered(Match(OFFER, "near", "whole", True, True, 0, ()), "Garage")
    assert [key for key, _label, _icon in lines.offered(fits, False).actions] == ["propose"]
    assert lines.offered(fits, True).actions == lines.offered(full, False).actions == ()


def test_what_is_left_is_said_even_when_it_is_less_than_none() -> None:
    assert [lines.offer(OfferRow(OFFER, "", left)).trailing for left in (2, 0, -1)] == [
        "2 places libres", "plus de place", "1 élève de trop",
    ]  # fmt: skip
    said = [
        places.place(PlaceRow(ReservedPlace(), "", taken, 0), "2026-11-23").trailing for taken in (0, 1, 2)
    ]
    assert said == ["1 libre", "prise", "1 personne de trop"]


def test_a_school_without_its_week_stands_out() -> None:
    made = lines.school(School(name="Collège"), (), 2026)
    assert (made.trailing, made.trailing_tone) == ("semaine à dire", "warning")
