"""Frozen dataclasses to Arrow tables and back, by their annotations: one codec for stage outputs and staged rows."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
from pydantic import TypeAdapter

T = TypeVar("T")

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def to_table(record_type: type[T], records: Iterable[T]) -> pa.Table:
    """One row a record; nested records become structs, tuples become lists, a trailing `_` in a name is dropped."""
    return pa.Table.from_pylist([_plain(r) for r in records], schema=schema_of(record_type))


def from_table(record_type: type[T], table: pa.Table) -> list[T]:
    """The records of a table written by `to_table`; raises `pydantic.ValidationError` where a row does not fit."""
    return [_record(record_type, row) for row in table.to_pylist()]


def schema_of(record_type: Any) -> pa.Schema:
    """The Arrow schema of a frozen dataclass."""
    hints = get_type_hints(record_type)
    return pa.schema([pa.field(_column(name), _arrow(hint)) for name, hint in hints.items()])


def to_plain(record: Any) -> dict[str, Any]:
    """A record as JSON-ready dicts and lists, with the contract's names (`class_` becomes `class`)."""
    plain: dict[str, Any] = _plain(record)
    return plain


def _column(name: str) -> str:
    return name.removesuffix("_")


def _plain(value: Any) -> Any:
    columns = _columns(type(value))
    if columns is not None:
        return {column: _plain(getattr(value, name)) for column, name in columns}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _columns_of(value_type: Any) -> tuple[tuple[str, str], ...] | None:
    """(column, field name) of a record type; None for any other type."""
    return tuple((_column(f.name), f.name) for f in fields(value_type)) if is_dataclass(value_type) else None


def _python_names(record_type: Any) -> dict[str, tuple[str, type[Any] | None]]:
    """Column -> (field name, the record type nested in it, if any)."""
    return {_column(name): (name, _nested(hint)) for name, hint in get_type_hints(record_type).items()}


def _record(record_type: type[T], row: dict[str, Any]) -> T:
    record: T = _adapter(record_type).validate_python(_renamed(record_type, row))
    return record


# Classes are hashable, but mypy does not take `type[T]` for Hashable: hence the named callables.
_columns: Callable[[Any], tuple[tuple[str, str], ...] | None] = cache(_columns_of)
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)
_names: Callable[[Any], dict[str, tuple[str, type[Any] | None]]] = cache(_python_names)


def _renamed(record_type: type[Any], row: dict[str, Any]) -> dict[str, Any]:
    names = _names(record_type)
    return {names[k][0]: _renamed_value(names[k][1], v) for k, v in row.items()}


def _renamed_value(nested: type[Any] | None, value: Any) -> Any:
    if nested is None or value is None:
        return value
    if isinstance(value, Sequence):
        return [_renamed(nested, v) for v in value]
    return _renamed(nested, value)


def _nested(hint: Any) -> type[Any] | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next((n for n in map(_nested, get_args(hint)) if n), None)


def _arrow(hint: Any) -> pa.DataType:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _arrow(next(a for a in arguments if a is not type(None)))
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_arrow(arguments[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return pa.struct(list(schema_of(hint)))
    return _SCALARS[hint]
