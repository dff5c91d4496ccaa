"""Hostile captures, made from the sample articles: does each give an article or a reason, and how long does it take?

    python -m benchmarks.mutations [--count 10000] [--seed 1]

Prints how many gave an article and how many a reason, the slowest page in processor time and the peak memory.
Anything else that is
raised ends the run with the mutation that raised it.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator

from pipelines.cleaning import clean
from pipelines.records import UnreadableDocument
from pipelines.reference import SEEDS

Mutation = Callable[[bytes, random.Random], bytes]

NESTED = 10_000
ATTRIBUTES = 100_000


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of the sample captures."""
    folder = SEEDS / "articles"
    return [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.suffix in (".html", ".txt")]


def truncated(raw: bytes, dice: random.Random) -> bytes:
    return raw[: dice.randrange(len(raw))]


def beheaded(raw: bytes, dice: random.Random) -> bytes:
    return raw[dice.randrange(len(raw)) :]


def shuffled_tags(raw: bytes, dice: random.Random) -> bytes:
    pieces = raw.split(b"<")
    rest = pieces[1:]
    dice.shuffle(rest)
    return b"<".join([pieces[0], *rest])


def random_bytes(raw: bytes, dice: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(dice.randrange(1, 400)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def noise_inside(raw: bytes, dice: random.Random) -> bytes:
    cut = dice.randrange(len(raw))
    return raw[:cut] + dice.randbytes(dice.randrange(1, 5_000)) + raw[cut:]


def doubled(raw: bytes, dice: random.Random) -> bytes:
    return raw * dice.randrange(2, 6)


def lines_repeated(raw: bytes, dice: random.Random) -> bytes:
    lines = raw.split(b"\n")
    return b"\n".join(dice.choices(lines, k=4 * len(lines)))


def words_dropped(raw: bytes, dice: random.Random) -> bytes:
    share = dice.random()
    return b" ".join(word for word in raw.split(b" ") if dice.random() > share)


def nested(raw: bytes, dice: random.Random) -> bytes:
    tag = dice.choice((b"<div>", b"<b>", b"<ul><li>", b"<blockquote>", b"<table><tr><td>", b"<span><p>"))
    cut = dice.randrange(len(raw))
    return raw[:cut] + tag * NESTED + raw[cut:]


def many_attributes(raw: bytes, dice: random.Random) -> bytes:
    value = dice.choice(("", "=1", '=">"', "='<>'"))
    attributes = " ".join(f"a{number}{value}" for number in range(ATTRIBUTES))
    cut = dice.randrange(len(raw))
    return raw[:cut] + b"<p " + attributes.encode() + b">" + raw[cut:]


def quotes_unclosed(raw: bytes, dice: random.Random) -> bytes:
    return raw.replace(dice.choice((b'"', b"'", b">", b"-->", b"</script>")), b"")


def brackets(raw: bytes, dice: random.Random) -> bytes:
    cut = dice.randrange(len(raw))
    return raw[:cut] + dice.choice((b"<", b"[", b"{", b"(", b"&", b'"', b"<!--", b'<a "')) * 20_000 + raw[cut:]


def other_encoding(raw: bytes, dice: random.Random) -> bytes:
    encoding = dice.choice(("utf-16", "utf-16-be", "cp1252", "cp1251", "shift_jis", "utf-7"))
    return raw.decode("utf-8", "replace").encode(encoding, "replace")


def one_long_line(raw: bytes, dice: random.Random) -> bytes:
    return b" ".join(raw.split()) * dice.randrange(1, 20)


COMMON: tuple[Mutation, ...] = (
    truncated, beheaded, shuffled_tags, random_bytes, noise_inside, doubled, lines_repeated, words_dropped,
    quotes_unclosed, other_encoding, one_long_line,
)  # fmt: skip
COSTLY: tuple[Mutation, ...] = (nested, many_attributes, brackets)
_SHARE_COSTLY = 0.1


def mutations(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """`count` mutated captures: what was done, the file's name, the bytes; the same ones for the same seed."""
    dice = random.Random(seed)
    pages = samples()
    for _ in range(count):
        name, raw = dice.choice(pages)
        kinds = [dice.choice(COSTLY if dice.random() < _SHARE_COSTLY else COMMON)]
        if dice.random() < 0.3:
            kinds.append(dice.choice(COMMON))
        for kind in kinds:
            raw = kind(raw, dice) or b" "
        yield "+".join(kind.__name__ for kind in kinds), name, raw


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--count", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    for what, name, raw in mutations(options.count, options.seed):
        begun = time.process_time()
        try:
            clean(raw, name)
            outcomes["article"] += 1
        except UnreadableDocument:
            outcomes["reason"] += 1
        except Exception as error:
            raise SystemExit(f"{what} of {name} raised {error!r}") from error
        slowest = max(slowest, (time.process_time() - begun, f"{what} of {name}, {len(raw)} bytes"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.count} pages: {outcomes['article']} articles, {outcomes['reason']} reasons, nothing else")
    print(f"slowest {slowest[0]:.2f} s: {slowest[1]}")
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
