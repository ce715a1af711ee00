"""The agenda of a week: whose, where, at the same time."""

from cad.domain.organisation import Service
from cad.services.agenda import agenda_week
from cad.services.appointments import cancel_appointment, plan_appointment
from cad.services.events import plan_event
from cad.services.notebook import Notebook
from cad.services.sessions import plan_session


def test_the_week_of_everyone_of_one_and_of_a_place(signed: Notebook, awa: str, permis: Service) -> None:
    plan_appointment(signed, awa, "2026-11-24T14:00", "Villejean", "Bilan", minutes=45)
    plan_appointment(signed, awa, "2026-11-24T14:30", "villejean", with_name="Nora Le Gall")
    plan_appointment(signed, awa, "2026-11-24T14:30", "Maurepas", with_name="Sam Bihan")
    plan_appointment(signed, awa, "2026-11-24T14:30", service=permis.id)
    plan_appointment(signed, awa, "2026-11-30T09:00")
    off = plan_appointment(signed, awa, "2026-11-25T14:00").result
    cancel_appointment(signed, off.id, "Grève")
    plan_event(
        signed, title="Forum", starts_at="2026-11-25T09:00", ends_at="2026-11-25T12:30", place="Maurepas"
    )
    plan_session(signed, place="Le Blosne", starts_at="2026-11-26T09:00", ends_at="2026-11-26T12:00")
    week = agenda_week(signed, "2026-11-26")
    assert (week.days[0], week.days[-1]) == ("2026-11-23", "2026-11-29")
    assert [(one.at[8:], one.host, one.place, one.together) for one in week.slots] == [
        ("24T14:00", "Nora Le Gall", "Villejean", True),
        ("24T14:30", "Nora Le Gall", "villejean", True),
        ("24T14:30", "Permis pour tous", "Mobilité 35", False),
        ("24T14:30", "Sam Bihan", "Maurepas", False),
        ("25T09:00", "", "Maurepas", False),
        ("26T09:00", "Nora Le Gall", "Le Blosne", False),
    ]
    assert [label for _key, label in week.hosts] == ["Nora Le Gall", "Sam Bihan"]
    assert [key for key, _label in week.places] == ["maurepas", "villejean"]
    assert len(agenda_week(signed, "2026-11-24", host=signed.me).slots) == 3
    assert [one.host for one in agenda_week(signed, "2026-11-24", host="sam bihan").slots] == ["Sam Bihan"]
    assert {one.kind for one in agenda_week(signed, "2026-11-24", "maurepas").slots} == {
        "appointment",
        "event",
    }
    assert len(agenda_week(signed, "2026-12-03").slots) == 1
