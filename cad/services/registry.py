"""Every service function by its name, called with plain JSON arguments: what `cad act` scripts."""

import difflib
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.action import REGISTRY, Done, Entry

if TYPE_CHECKING:
    from cad.services.notebook import Notebook

EMPTY = inspect.Parameter.empty
LARGEST = 1_000_000_000
"""No number an adviser means is greater; the record’s own limit is far above."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument: its `type` as written in Python; `default` says nothing when `required`."""

    name: str
    type: str
    required: bool
    default: Any = None


@dataclass(frozen=True, slots=True)
class Described:
    """A service function as `cad acts` lists it. `label` is the undo label of those that write."""

    name: str
    writes: bool
    label: str
    summary: str
    arguments: tuple[Argument, ...]


@cache
def entries() -> Mapping[str, Entry]:
    """All the registered functions; importing a module of this package is what registers its own."""
    package = importlib.import_module("cad.services")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"cad.services.{module.name}")
    return dict(sorted(REGISTRY.items()))


def acts() -> list[Described]:
    """Every function a script can call, in alphabetical order."""
    return [describe(entry) for entry in entries().values()]


def describe(entry: Entry) -> Described:
    """A function as its signature says it."""
    summary = (inspect.getdoc(entry.body) or "").partition("\n")[0]
    return Described(entry.name, entry.writes, entry.label, summary, tuple(_arguments(entry)))


def call(book: "Notebook", name: str, arguments: Mapping[str, Any]) -> Any:
    """Run the function called `name`; its result (that of the act, not the `Done`).

    `arguments` are JSON values, read as the signature’s types. Raises `Refused` with the nearest name when
    the function or an argument does not exist, or when one is missing or of another nature.
    """
    known = entries()
    if name not in known:
        raise Refused(
            _("«\u00a0{name}\u00a0» n’est pas une action du carnet.").format(name=name)
            + _nearest(name, known, _(" «\u00a0cad acts\u00a0» les donne toutes."))
        )
    entry = known[name]
    answer = entry.call(book, **_read(entry, arguments))
    return answer.result if isinstance(answer, Done) else answer


def _arguments(entry: Entry) -> Iterable[Argument]:
    for name, hint, default in _accepted(entry.body):
        yield Argument(name, _type_name(hint), default is EMPTY, None if default is EMPTY else default)


@cache
def _accepted(body: Any) -> tuple[tuple[str, Any, Any], ...]:
    """Name, type hint and default of each argument JSON can give; the first parameter is ours."""
    hints = typing.get_type_hints(body, include_extras=True)
    found: list[tuple[str, Any, Any]] = []
    for parameter in list(inspect.signature(body).parameters.values())[1:]:
        hint = hints.get(parameter.name, Any)
        if parameter.kind is parameter.VAR_KEYWORD:
            found += _spread(hint)
        elif parameter.name != "asked_by" and not _is_callable(hint):
            found.append((parameter.name, str if hint == Path | str else hint, parameter.default))
    return tuple(found)


def _spread(hint: Any) -> list[tuple[str, Any, Any]]:
    """The fields of a described record, or the keys of an unpacked TypedDict, as arguments of their own."""
    fields = typing.get_args(hint)[-1]
    if isinstance(fields, Mapping):
        return [(name, tuple[str, ...] if f.type is tuple else f.type, None) for name, f in fields.items()]
    required = fields.__required_keys__
    return [(n, h, EMPTY if n in required else None) for n, h in typing.get_type_hints(fields).items()]


def _is_callable(hint: Any) -> bool:
    """Whether only a program can give it (a progress listener)."""
    options = typing.get_args(hint) or ()
    return getattr(typing.get_origin(hint), "__name__", "") == "Callable" or any(map(_is_callable, options))


def _type_name(hint: Any) -> str:
    return inspect.formatannotation(hint).replace("typing.", "").replace("NoneType", "None")


def _read(entry: Entry, arguments: Mapping[str, Any]) -> dict[str, Any]:
    accepted = {name: (hint, default) for name, hint, default in _accepted(entry.body)}
    for name in arguments:
        if name not in accepted:
            raise Refused(
                _("«\u00a0{name}\u00a0» n’est pas un renseignement de «\u00a0{act}\u00a0».").format(
                    name=name, act=entry.name
                )
                + _nearest(name, accepted, _(" Elle n’en prend aucun."))
            )
    missing = [n for n, (_hint, default) in accepted.items() if default is EMPTY and n not in arguments]
    if missing:
        raise Refused(
            _("Il manque {names} à «\u00a0{act}\u00a0».").format(
                names=", ".join(f"«\u00a0{n}\u00a0»" for n in missing), act=entry.name
            )
        )
    return {name: _converted(entry, name, value, accepted[name][0]) for name, value in arguments.items()}


def _converted(entry: Entry, name: str, value: Any, hint: Any) -> Any:
    import msgspec

    try:
        converted = msgspec.convert(value, hint, strict=False, dec_hook=_from_text)
        if isinstance(converted, int | float) and abs(converted) > LARGEST:
            raise msgspec.ValidationError
        return converted
    except msgspec.ValidationError as error:
        raise Refused(
            _("«\u00a0{name}\u00a0» de «\u00a0{act}\u00a0» n’a pas la forme attendue ({type}).").format(
                name=name, act=entry.name, type=_type_name(hint)
            )
        ) from error


def _from_text(kind: type, value: Any) -> Any:
    """The types JSON has no word for: a path, a mapping kept read-only."""
    return kind(value)


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, 1, 0.5)
    if near:
        return _(" Vouliez-vous dire «\u00a0{near}\u00a0»\u202f?").format(near=near[0])
    return (
        otherwise
        if len(names) > 30 or not names
        else _(" Possibles\u00a0: {all}.").format(all=", ".join(names))
    )
