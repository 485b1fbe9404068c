"""Checks a server's messages against the protocol's own types: nothing missing, nothing unknown, nothing of another kind.

The types are those that lsprotocol generates from the protocol's meta model; its own converter is lenient, so they are walked
here value by value.
"""

import collections.abc
import enum
import typing

import attrs
from lsprotocol import types as lsp


def wrong(value: object, kind: object, place: str) -> list[str]:
    """What is wrong with a value of a kind; each with its place."""
    origin = typing.get_origin(kind)
    if kind is typing.Any or kind is object or isinstance(kind, typing.TypeVar):
        return []
    if kind is None or kind is type(None):
        return [] if value is None else [f"{place}: is not null"]
    if origin is typing.Union:
        return either(value, typing.get_args(kind), place)
    if origin is typing.Literal:
        return [] if value in typing.get_args(kind) else [f"{place}: {value!r} is not one of {typing.get_args(kind)}"]
    if origin in (collections.abc.Mapping, dict):
        return mapping(value, typing.get_args(kind), place)
    if origin in (collections.abc.Sequence, list, tuple):
        return sequence(value, origin, typing.get_args(kind), place)
    if isinstance(kind, typing.ForwardRef):
        return wrong(value, getattr(lsp, kind.__forward_arg__), place)
    if isinstance(kind, str):
        return wrong(value, getattr(lsp, kind), place)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return enumeration(value, kind, place)
    if isinstance(kind, type) and attrs.has(kind):
        return structure(value, kind, place)
    return plain(value, kind, place)


def either(value: object, kinds: tuple, place: str) -> list[str]:
    found = [wrong(value, kind, place) for kind in kinds]
    return [] if any(not f for f in found) else min(found, key=len)


def mapping(value: object, kinds: tuple, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place}: is no object"]
    return [w for key, inner in value.items() for w in wrong(inner, kinds[1], f"{place}.{key}")]


def sequence(value: object, origin: object, kinds: tuple, place: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{place}: is no list"]
    if origin is tuple and kinds[-1] is not Ellipsis:
        if len(value) != len(kinds):
            return [f"{place}: has {len(value)} entries, not {len(kinds)}"]
        return [w for n, (inner, kind) in enumerate(zip(value, kinds)) for w in wrong(inner, kind, f"{place}[{n}]")]
    return [w for n, inner in enumerate(value) for w in wrong(inner, kinds[0], f"{place}[{n}]")]


#: Enumerations that a server may add words to.
OPEN = ("CodeActionKind", "FoldingRangeKind", "PositionEncodingKind", "SemanticTokenTypes", "LanguageKind", "WatchKind")


def enumeration(value: object, kind: type, place: str) -> list[str]:
    known = [member.value for member in kind]
    if value in known and not isinstance(value, bool):
        return []
    same = isinstance(value, str) and isinstance(known[0], str)
    return [] if same and kind.__name__ in OPEN else [f"{place}: {value!r} is no {kind.__name__}"]


def plain(value: object, kind: object, place: str) -> list[str]:
    right = {str: str, int: int, float: (int, float), bool: bool}.get(kind, object)
    if not isinstance(value, right) or (isinstance(value, bool) and kind is not bool):
        return [f"{place}: {value!r} is no {kind}"]
    return [f"{place}: {value} is out of range"] if kind is int and not -(2**31) <= value < 2**31 else []


def structure(value: object, kind: type, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place}: is no {kind.__name__}"]
    attrs.resolve_types(kind, vars(lsp), {})
    found, known = [], set()
    for field in attrs.fields(kind):
        name = camel(field.name)
        known.add(name)
        optional = field.default is not attrs.NOTHING
        if name not in value:
            found += [] if optional else [f"{place}: {name} is missing"]
        elif value[name] is None and optional and not lsp.is_special_property(kind, field.name):
            found.append(f"{place}.{name}: is null, and should not be there")
        else:
            found += wrong(value[name], field.type, f"{place}.{name}")
    return found + [f"{place}.{name}: is not known" for name in value if name not in known]


def camel(name: str) -> str:
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part.capitalize() for part in rest)


def message(body: dict, asked: dict) -> list[str]:
    """What is wrong with a message of the server; `asked` has the methods of our requests by their ids."""
    if "method" in body:
        kind = lsp.METHOD_TO_TYPES.get(body["method"])
        if kind is None:
            return [f"{body['method']}: is not known"]
        # A request without parameters has the parameters null in some libraries; JSON-RPC leaves it open.
        plain_body = {k: v for k, v in body.items() if not (k == "params" and v is None)}
        if body["method"] == lsp.PROGRESS:
            return [] if set(body["params"]) == {"token", "value"} else ["$/progress: has not token and value"]
        return structure(plain_body, kind[0], body["method"])
    if "error" in body:
        error = body["error"]
        return [] if isinstance(error.get("code"), int) and isinstance(error.get("message"), str) else ["an error without code and message"]
    method = asked.get(body.get("id"))
    return structure(body, lsp.METHOD_TO_TYPES[method][1], f"answer to {method}") if method else [f"an answer to nothing: {body}"]
