"""`cad act`: anything an adviser can do, by name and in JSON, so that it can be scripted."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from cad.cli import session
from cad.cli.output import say, say_error, say_json, to_json
from cad.domain.errors import CadError, Refused
from cad.domain.text import _
from cad.services import registry
from cad.services.notebook import Notebook


def one(options: Namespace) -> int:
    """Run one act; the answer is one JSON object, also when it is refused (status 1)."""
    with session.opened(options) as book:
        answer = _answer(book, session.as_utf8(options.arguments), options.name)
    say_json(answer)
    if not answer["ok"]:
        say_error(answer["reason"])
    return 0 if answer["ok"] else 1


def stream(options: Namespace) -> int:
    """One `{"act": NAME, …}` per line in, one answer per line out, at once; status 1 if any was refused.

    An answer `"ok": true` is written once the act is on the disk. After a bad line the rest goes on.
    """
    status = 0
    with session.opened(options, stdin_is_input=True) as book:
        for line in _lines():
            answer = _answer(book, line)
            status = status if answer["ok"] else 1
            say_json(answer)
            sys.stdout.flush()
    return status


def _answer(book: Notebook, text: str | bytes, name: str = "") -> dict[str, Any]:
    from cad.cli import unexpected

    try:
        request = _decoded(text)
        name = name or request.pop("act", "")
        if not isinstance(name, str) or not name:
            raise Refused(_('Il manque le nom de l’action\u00a0: {"act": "…"}.'))
        return {"ok": True, "result": registry.call(book, name, request)}
    except CadError as error:
        return {"ok": False, "reason": str(error)}
    except Exception as error:
        return {"ok": False, "reason": unexpected(error)}


def _lines() -> Iterator[bytes]:
    """The lines of standard input that say something."""
    for line in sys.stdin.buffer:
        if stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield stripped


def _decoded(text: str | bytes) -> dict[str, Any]:
    """A JSON object. Raises `Refused` for anything else."""
    import msgspec

    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Refused(
            _("Ce n’est pas du JSON lisible\u00a0: vérifiez les guillemets, les virgules et les accolades.")
        ) from error
    if not isinstance(value, dict):
        raise Refused(_("Il faut un objet JSON, comme {example}.").format(example='{"resident": "…"}'))
    return value


def listing(options: Namespace) -> int:
    """Every act with its arguments, a star before those that write."""
    described = registry.acts()
    if options.json:
        say_json(described)
        return 0
    for act in described:
        arguments = ", ".join(
            a.name if a.required else f"{a.name}={to_json(a.default)}" for a in act.arguments
        )
        say(f"{'*' if act.writes else ' '} {act.name}({arguments})")
        if act.label:
            say(f"      {act.label}")
    say(_("* modifie le carnet"))
    return 0


def _shown(argument: registry.Argument) -> str:
    return argument.name if argument.required else f"{argument.name}={to_json(argument.default)}"
