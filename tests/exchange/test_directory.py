"""data.inclusion files, sound and not: every row comes out, or a sentence says why none did."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.exchange import directory, directory_rows
from cad.exchange.directory import MAX_TOLD, Directory, read_directory, told_rows
from cad.exchange.directory_rows import rows
from cad.exchange.sheet import Watch
from tests.directory import SERVICE, STRUCTURE, service

pytestmark = pytest.mark.slow
HERE = ("35",)


def written(folder: Path, content: str | bytes, name: str = "services.json") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def read(*files: Path, area: tuple[str, ...] = HERE, known: tuple[str, ...] = ()) -> Directory:
    return read_directory(files, area, Watch(), known)


def as_csv(separator: str, lists: Any) -> str:
    text = io.StringIO()
    table = csv.writer(text, delimiter=separator)
    table.writerow(SERVICE)
    table.writerow([lists(value) if isinstance(value, list) else value for value in SERVICE.values()])
    return text.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([SERVICE, STRUCTURE])),
        ("a.json", json.dumps({"structures": [], "services": [SERVICE], "data": [STRUCTURE]}, indent=2)),
        ("a.jsonl", f"{json.dumps(SERVICE)}\n{json.dumps(STRUCTURE)}\n"),
        ("a.json", "\ufeff" + json.dumps([SERVICE])),
        ("a.json.gz", gzip.compress(json.dumps([SERVICE]).encode())),
        ("a.csv", as_csv(",", json.dumps)),
        ("a.csv", as_csv(";", lambda values: "{" + ",".join(values) + "}")),
        ("a.csv", as_csv(",", ",".join)),
    ],
)
def test_every_form_says_the_same(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = read(written(tmp_path, content, name))
    (one,) = found.services.values()
    assert one["thematiques"] == SERVICE["thematiques"]
    assert float(one["longitude"]) == SERVICE["longitude"]
    assert not found.told


def test_several_files_may_be_zipped_together(tmp_path: Path) -> None:
    file = tmp_path / "annuaire.zip"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("structures.json", json.dumps([STRUCTURE]))
        packed.writestr("lisezmoi.txt", "…")
        packed.writestr("services.jsonl", json.dumps(SERVICE))
    found = read(file)
    assert (len(found.structures), len(found.services)) == (1, 1)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(
    made=st.lists(
        st.dictionaries(st.text(max_size=8), st.text(max_size=40), max_size=4), min_size=1, max_size=12
    ),
    indent=st.sampled_from([None, 0, 3]),
    chunk=st.integers(1, 64),
)
def test_a_row_may_be_cut_anywhere_by_the_reading(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    made: list[dict[str, str]],
    indent: int | None,
    chunk: int,
) -> None:
    monkeypatch.setattr(directory_rows, "_CHUNK", chunk)
    held = [{"id": "x", **one} for one in made]
    file = written(tmp_path, json.dumps(held, indent=indent, ensure_ascii=False))
    assert [row for _place, row in rows(file, Watch())] == held


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([SERVICE, STRUCTURE])[:-40],
        json.dumps([SERVICE, STRUCTURE])[:-1],
        json.dumps(SERVICE) + "\n" + json.dumps(SERVICE)[:90],
        gzip.compress(json.dumps([SERVICE] * 90).encode())[:-20],
        "[" + '{"id": "a"},' * 3,
        '[{"a":' + "[" * 200_000,
        json.dumps([SERVICE]) + "]",
    ],
)
def test_a_file_cut_or_damaged_is_refused_whole(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(Refused, match=r"est coupé ou abîmé.*Rien n’a été changé"):
        read(written(tmp_path, content))


@pytest.mark.parametrize(
    "content", ["", "bonjour", "[]", "[1, 2]", "PAR1 colonnes", b"\xff\xfe\x00", "a,b\n1,2\n", "{}", '"oui"']
)
def test_another_file_is_told_apart(tmp_path: Path, content: str | bytes) -> None:
    for name in ("a.json", "a.csv"):
        with pytest.raises(Refused):
            read(written(tmp_path, content, name))


def test_what_unpacks_endlessly_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory_rows, "MAX_DIRECTORY", 1 << 20)
    file = written(tmp_path, gzip.compress(b"[" + b" " * (4 << 20)), "a.json.gz")
    with pytest.raises(Refused, match="trop gros pour un annuaire"):
        read(file)


def test_one_endless_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="coupé ou abîmé"):
        read(written(tmp_path, '[{"id": "' + "a" * (3 << 20)))


def test_what_nobody_knows_is_left_out_and_told(tmp_path: Path) -> None:
    odd = service(
        "odd", thematiques=["x--y", "mobilite--preparer-un-permis"], date_maj="2025-13-45",
        courriel="pas un courriel", longitude="loin", frais="au chapeau", publics=["martiens"],
    )  # fmt: skip
    found = read(written(tmp_path, json.dumps([odd, SERVICE])))
    kept = found.services["invente--odd"]
    assert kept["thematiques"] == ["mobilite--preparer-un-permis"]
    assert not kept.get("date_maj")
    assert not {"courriel", "frais", "publics", "longitude"} & kept.keys()
    (told,) = found.told
    assert (told.row, told.kept, found.mended, found.refused) == (1, True, 1, 0)
    assert "thematiques : « x--y » est inconnu." in told.why.replace("\u00a0", " ")


def test_what_lacks_its_name_is_refused_and_told(tmp_path: Path) -> None:
    wrong = [
        service("a", nom=None),
        service("b", description=""),
        {"structure_id": "x", "code_insee": "35238"},
    ]
    found = read(written(tmp_path, json.dumps([*wrong, SERVICE])))
    assert [*found.services] == ["invente--velo"]
    assert (found.refused, found.seen) == (3, 4)
    assert [row[1] for row in told_rows(found.told)] == ["Ligne", "1", "2", "3"]


def test_the_list_of_refused_rows_is_bounded(tmp_path: Path) -> None:
    bad = [{"structure_id": "x", "code_insee": "35238"}] * (MAX_TOLD + 50)
    found = read(written(tmp_path, json.dumps([*bad, SERVICE])))
    assert (found.refused, len(found.told)) == (MAX_TOLD + 50, MAX_TOLD)


def test_only_an_area_is_kept(tmp_path: Path) -> None:
    away = {"code_insee": "75056", "code_postal": "75001", "commune": "Paris"}
    served = [
        service("zone", **away, zone_eligibilite=["35"]),
        service("metropole", **away, zone_eligibilite=["243500139"]),
        service("loin", **away, modes_accueil=["a-distance"], zone_eligibilite=["france"]),
        service("paris", **away, structure_id="invente--autre"),
    ]
    other = {**STRUCTURE, **away, "id": "invente--autre"}
    file = written(tmp_path, json.dumps([other, {**STRUCTURE, **away}, *served]))
    found = read(file, area=("35", "243500139"))
    assert [*found.services] == ["invente--zone", "invente--metropole", "invente--loin"]
    assert [*found.structures] == ["invente--roue"]  # elsewhere, but it offers those
    assert len(read(file, area=()).services) == 4
    assert [*read(file, area=("Paris",)).services] == [
        f"invente--{key}" for key in ("zone", "metropole", "loin", "paris")
    ]
    with pytest.raises(Refused, match="Rien dans ce fichier n’est de\u00a0: 22"):
        read(written(tmp_path, json.dumps([STRUCTURE])), area=("22",))


def test_services_of_elsewhere_never_empty_a_directory(tmp_path: Path) -> None:
    paris = service("paris", code_insee="75056", code_postal="75001", commune="Paris")
    with pytest.raises(Refused, match="Rien dans ce fichier"):
        read(written(tmp_path, json.dumps([STRUCTURE, paris])))
    older = {key: value for key, value in SERVICE.items() if key != "description"}
    with pytest.raises(Refused, match=r"1 refusées\. description manque"):
        read(written(tmp_path, json.dumps([older])))


def test_one_may_stop_it(tmp_path: Path) -> None:
    file = written(tmp_path, json.dumps([SERVICE]))
    with pytest.raises(Refused, match="annulée"):
        read_directory([file], HERE, Watch(None, lambda: True))


def test_the_memory_taken_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import tracemalloc

    away = json.dumps(service("loin", code_insee="75056", code_postal="75001", description="mot " * 500))
    file = tmp_path / "services.jsonl"
    with file.open("w") as out:
        out.write(json.dumps(SERVICE) + "\n")
        out.writelines(f"{away}\n" for _n in range(8_000))
    read(written(tmp_path, json.dumps([SERVICE])))
    tracemalloc.start()
    assert len(read(file).services) == 1
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert file.stat().st_size > 16 << 20
    assert most < 6 << 20


def test_rows_of_odd_natures_are_told_one_by_one(tmp_path: Path) -> None:
    odd = [
        service("a", id=["a"]),
        service("b", code_insee=None, code_postal=None, commune=None, zone_eligibilite=5, modes_accueil=True),
        service("c", id={}, structure_id=[]),
        {**STRUCTURE, "id": ["x"], "code_insee": "75056", "code_postal": "", "commune": ""},
        service("d", thematiques=[f"t{n}" for n in range(60_000)]),
    ]
    found = read(written(tmp_path, json.dumps([*odd, SERVICE, STRUCTURE])))
    assert [*found.services] == ["invente--velo"]
    assert (found.refused, found.seen) == (3, 7)
    assert all(len(one.why) < 5_000 for one in found.told)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '[{"id": ' + "9" * 5_000 + "}]"),
        ("a.json", "[" * (3 << 20)),
        ("a.json", " " * (3 << 20)),
        ("a.json", '{"data": [' * 300_000),
        ("a.csv", "id,nom,date_maj\n" + "a" * (3 << 20)),
        ("a.csv", "id,nom,date_maj" * (1 << 18)),
        ("a.csv", 'id,nom,date_maj\n"' + "a\n" * (1 << 20)),
    ],
)
def test_nothing_endless_is_held(tmp_path: Path, name: str, content: str) -> None:
    import tracemalloc

    file = written(tmp_path, gzip.compress(content.encode()), f"{name}.gz")
    tracemalloc.start()
    with pytest.raises(Refused):
        read(file)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 << 20


def test_an_area_without_end_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither as many structures as one likes, nor as long."""
    many = [{**STRUCTURE, "id": f"invente--{n}"} for n in range(9)]
    for limit, most in (("MAX_SERVICES", 8), ("MAX_SIGNS", 500)):
        with monkeypatch.context() as patched:
            patched.setattr(directory, limit, most)
            with pytest.raises(Refused, match="plus petit"):
                read(written(tmp_path, json.dumps([SERVICE, *many])))
    assert len(read(written(tmp_path, json.dumps([SERVICE, *many]))).structures) == 9
