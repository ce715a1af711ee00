"""A new person: who resembles them shows while typing; nothing unreadable is written, nothing typed lost."""

import pytest

from cad.domain.resident import Resident
from cad.services import drafts, residents
from cad.services.duplicates import PossibleDuplicate
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.ui.fakes import FakeDesk
from ui.screens.residents.new_person import FORM, Presenter, Typed, from_search

NIR = "2 87 03 35 238 001 23"


class Sheet:
    """Notes what the presenter shows."""

    def __init__(self) -> None:
        self.filled: Typed = {}
        self.errors: dict[str, str] = {}
        self.alike: list[PossibleDuplicate] = []
        self.looked = False
        self.holders: list[str] = []
        self.offered: tuple[str, bool] | None = None
        self.left = False

    def fill(self, values: Typed) -> None:
        self.filled = values

    def show_errors(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def show_alike(self, people: list[PossibleDuplicate], looked: bool) -> None:
        self.alike, self.looked = people, looked

    def show_holders(self, names: list[str]) -> None:
        self.holders = names

    def offer(self, name: str, restored: bool) -> None:
        self.offered = (name, restored)

    def leave(self) -> None:
        self.left = True


def typed(**values: str) -> Typed:
    return {
        name: values.get(name, "")
        for name in ("usage_name", "first_name", "birth_date", "phone", "birth_name")
    }


@pytest.fixture
def at(book: Notebook) -> tuple[FakeDesk, Sheet, Presenter]:
    desk, sheet = FakeDesk(book), Sheet()
    return desk, sheet, Presenter(desk, sheet)


Made = tuple[FakeDesk, Sheet, Presenter]


def test_two_names_make_a_file_and_open_it(at: Made, book: Notebook) -> None:
    desk, sheet, presenter = at
    presenter.submit(
        typed(usage_name="Diallo", first_name="Awa", phone="06 39 98 00 01", birth_date="mars 1987")
    )
    (made,) = select(book.connection, Resident)
    assert (made.usage_name, made.birth_date, made.phones) == ("Diallo", "1987-03", ("0639980001",))
    assert desk.opened == [("resident", {"resident": made.id})]
    assert desk.said == ["Fiche créée\u00a0: DIALLO Awa"]
    assert sheet.left


def test_what_cannot_be_read_is_said_beside_its_field(at: Made, book: Notebook) -> None:
    _desk, sheet, presenter = at
    presenter.submit(typed(usage_name="Diallo", birth_date="31/02/1987", phone="06 12"))
    assert set(sheet.errors) == {"birth_date", "phone"}
    assert not select(book.connection, Resident)
    presenter.submit(typed(phone="0639980001"))
    assert sheet.errors["usage_name"] == "Il faut au moins un nom ou un prénom."


@pytest.mark.parametrize("field", ["usage_name", "first_name", "phone", "birth_name", "birth_date"])
def test_a_social_security_number_is_refused_at_once_and_never_kept(
    at: Made, book: Notebook, field: str
) -> None:
    desk, sheet, presenter = at
    values = {**typed(usage_name="Diallo", first_name="Awa"), field: NIR}
    presenter.typed(values)
    assert "sécurité sociale" in sheet.errors[field]
    presenter.keep(values)
    assert NIR not in str(desk.drafts)
    presenter.submit(values)
    assert not select(book.connection, Resident)


def test_the_same_person_shows_with_reasons_while_typing(at: Made, book: Notebook) -> None:
    residents.create_resident(book, usage_name="Diallo", first_name="Aïssatou", birth_date="12/03/1987")
    _desk, sheet, presenter = at
    presenter.look(typed(usage_name="D"))
    assert not sheet.looked
    presenter.look(typed(usage_name="Dialo", first_name="Aissatou", birth_date="03/12/1987"))
    (alike,) = sheet.alike
    assert "Jour et mois de naissance inversés" in alike.reasons
    presenter.look(typed(usage_name="Nguyen", first_name="Hoa"))
    assert sheet.looked
    assert not sheet.alike


def test_the_latest_look_wins(at: Made) -> None:
    desk, sheet, presenter = at
    desk.late = True
    presenter.look(typed(usage_name="Dialo", first_name="Awa"))
    presenter.look(typed(usage_name="Diallo", first_name="Awa"))
    first, last = desk.waiting
    assert first.cancelled
    last.answer()
    assert sheet.looked


def test_a_file_one_only_looks_at_leaves_what_was_typed_as_a_draft(at: Made) -> None:
    desk, sheet, presenter = at
    presenter.open("r1", typed(usage_name="Diallo", phone=NIR))
    assert desk.opened == [("resident", {"resident": "r1"})]
    assert desk.drafts == {(FORM, ""): {"usage_name": "Diallo"}}
    assert sheet.left


@pytest.fixture
def awa(book: Notebook) -> str:
    made = residents.create_resident(
        book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12", phones=("0639980001",)
    )
    return made.result.id


SURE = typed(usage_name="Diallo", first_name="Awa", birth_date="12/03/1987")


def test_enter_opens_the_file_of_whom_is_nearly_surely_known(at: Made, book: Notebook, awa: str) -> None:
    desk, _sheet, presenter = at
    presenter.keep(SURE)
    presenter.look(SURE)
    presenter.submit(SURE)
    named = {"usage_name": "Diallo", "first_name": "Awa", "birth_date": "12/03/1987"}
    assert desk.opened == [("resident", {"resident": awa, **named})]
    assert not desk.drafts
    assert len(select(book.connection, Resident)) == 1


def test_another_file_is_a_choice_of_its_own(at: Made, book: Notebook, awa: str) -> None:
    _desk, _sheet, presenter = at
    presenter.look(SURE)
    presenter.create(SURE)
    assert len(select(book.connection, Resident)) == 2


@pytest.mark.parametrize("act", ["submit", "create"])
def test_someone_alike_whom_one_was_not_shown_stops_the_creation(
    at: Made, book: Notebook, awa: str, act: str
) -> None:
    desk, sheet, presenter = at
    getattr(presenter, act)(SURE)
    assert "DIALLO Awa" in sheet.errors[""]
    assert [one.id for one in sheet.alike] == [awa]
    presenter.submit(SURE)
    assert [where["resident"] for _place, where in desk.opened] == [awa]
    assert len(select(book.connection, Resident)) == 1


def test_the_name_alone_may_be_created_again(at: Made, book: Notebook, awa: str) -> None:
    _desk, _sheet, presenter = at
    presenter.submit(typed(usage_name="Diallo"))
    assert len(select(book.connection, Resident)) == 2


def test_a_second_enter_writes_nothing_more(at: Made, book: Notebook) -> None:
    desk, _sheet, presenter = at
    desk.late = True
    for _time in range(2):
        presenter.submit(SURE)
    assert [name for name, _given in desk.acted] == ["create_resident"]


def test_enter_while_another_file_is_written_opens_nobody(at: Made, book: Notebook, awa: str) -> None:
    desk, _sheet, presenter = at
    presenter.look(SURE)
    desk.late = True
    presenter.create(SURE)
    presenter.submit(SURE)
    assert [name for name, _given in desk.acted] == ["create_resident"]
    assert not desk.opened


def test_whose_telephone_it_is_shows_under_it(at: Made, book: Notebook, awa: str) -> None:
    _desk, sheet, presenter = at
    presenter.look(typed(usage_name="Sow", first_name="Ali", phone="06 39 98 00 01"))
    assert sheet.holders == ["DIALLO Awa"]
    presenter.look(typed(usage_name="Sow", first_name="Ali", phone="06 39 98 00"))
    assert not sheet.holders


def test_a_half_typed_form_comes_back(at: Made, book: Notebook) -> None:
    drafts.keep_draft(book, FORM, "", typed(usage_name="Koné", first_name="Issa"))
    desk, sheet, presenter = at
    presenter.arrive()
    assert sheet.filled["usage_name"] == "Koné"
    assert sheet.offered == ("KONÉ Issa", True)
    presenter.start_again()
    assert sheet.filled == {}
    assert not desk.drafts


def test_whom_one_looked_for_comes_first_and_the_draft_is_offered(at: Made, book: Notebook) -> None:
    drafts.keep_draft(book, FORM, "", typed(usage_name="Koné", first_name="Issa"))
    _desk, sheet, presenter = at
    presenter.arrive("Diallo Awa")
    assert sheet.filled == {"usage_name": "Diallo", "first_name": "Awa"}
    assert sheet.offered == ("KONÉ Issa", False)
    presenter.take_up()
    assert sheet.filled["usage_name"] == "Koné"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("diallo awa", {"usage_name": "Diallo", "first_name": "Awa"}),
        ("Awa DIALLO", {"usage_name": "DIALLO", "first_name": "Awa"}),
        ("LE GOFF Yann", {"usage_name": "LE GOFF", "first_name": "Yann"}),
        ("diallo", {"usage_name": "Diallo", "first_name": ""}),
        ("06 39 98", {"phone": "06 39 98"}),
        ("1987", {}),
    ],
)
def test_a_search_fills_the_field_it_belongs_to(text: str, fields: Typed) -> None:
    assert from_search(text) == fields
