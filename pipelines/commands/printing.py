"""What the commands share in printing."""

from __future__ import annotations

import sys

import click


def echo(line: str) -> None:
    """Print a line as UTF-8 whatever the locale; text that is no valid Unicode is shown with replacement marks."""
    click.echo(line.encode("utf-8", "replace"))


def fail(message: str, code: int) -> None:
    """End the command with a message on standard error."""
    click.echo(f"dateline: {message}", err=True)
    sys.exit(code)
