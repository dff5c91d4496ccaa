"""Train the block model of HTML cleaning, and say how well it carries to sites that it has not seen.

    python -m benchmarks.train_html_blocks ../shared/eval/cleaning

The pages and gold bodies are those of wcxb (CC BY 4.0), the newspaper4k article set (Apache-2.0) and the fundus
fixtures (MIT). What is kept of them is numbers: the trees' features, thresholds and leaf values, in
`seeds/models/html_blocks.npz`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from benchmarks.oblivious import Settings, fit_several
from pipelines.cleaning.decode import decode
from pipelines.cleaning.html_blocks import read_blocks
from pipelines.cleaning.html_declared import read_declared
from pipelines.cleaning.html_features import features
from pipelines.cleaning.html_model import Trees
from pipelines.cleaning.html_rules import keep
from pipelines.cleaning.markup import parse_html
from pipelines.cleaning.metadata import read_metadata
from pipelines.reference import SEEDS

SETS = ("wcxb_dev", "aed424", "fundusfix")
FOLDS = 4
MODELS = 2  # differently seeded, of which the model is the mean
_WORD = re.compile(r"\w+")
Tokens = tuple[str, ...]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One page: its blocks' features, how much of each block the gold body holds (0 to 1), and its tokens."""

    set_name: str
    site: str
    gold: Tokens
    blocks: tuple[Tokens, ...]
    names: tuple[str, ...]
    rows: NDArray[np.float32]
    shares: Floats

    @property
    def weights(self) -> Floats:
        """By the block's part of the page, so that long pages and long blocks do not drown the others."""
        part = np.array([len(b) + 2.0 for b in self.blocks]) / max(len(self.gold), 50)
        return np.sqrt(np.minimum(part, 0.3))

    def score(self, kept: NDArray[np.bool_]) -> tuple[float, float]:
        """Precision and recall over 4-token shingles."""
        body = tuple(t for block, keep in zip(self.blocks, kept, strict=True) if keep for t in block)
        gold, found = Counter(_shingles(self.gold)), Counter(_shingles(body))
        common = (gold & found).total()
        return common / max(found.total(), 1), common / max(gold.total(), 1)


def _shingles(tokens: Tokens) -> list[Tokens]:
    return [tokens[i : i + 4] for i in range(max(1, len(tokens) - 3))] if tokens else []


def label(blocks: Sequence[Tokens], gold: str) -> Floats:
    """The share of each block that the gold body holds; a text that the page repeats counts as often as gold has it."""
    tokens = tuple(_WORD.findall(gold))
    wanted = set(_shingles(tokens))
    lines = {tuple(_WORD.findall(line)) for line in gold.splitlines()}
    filled = [i for i, block in enumerate(blocks) if block]
    shares, context = np.zeros(len(blocks)), np.zeros(len(blocks))
    for at, i in enumerate(filled):
        block = blocks[i]
        before = blocks[filled[at - 1]][-3:] if at else ()
        after = blocks[filled[at + 1]][:3] if at + 1 < len(filled) else ()
        context[i] = max(_held(before + block[:3], wanted), _held(block[-3:] + after, wanted))
        if len(block) >= 4:
            shares[i] = _held(block, wanted)
        else:
            shares[i] = block in lines or (context[i] > 0.99 and _held(before + block + after, wanted) >= 0.75)
    _drop_repeats(blocks, tokens, shares, context)
    return shares


def _held(tokens: Tokens, wanted: set[Tokens]) -> float:
    shingles = _shingles(tokens) if len(tokens) >= 4 else []
    return sum(s in wanted for s in shingles) / len(shingles) if shingles else 0.0


def _drop_repeats(blocks: Sequence[Tokens], gold: Tokens, shares: Floats, context: Floats) -> None:
    """Of blocks with one text, keep those whose neighbours are in gold too."""
    text = f" {' '.join(gold)} "
    same: defaultdict[Tokens, list[int]] = defaultdict(list)
    for i in np.flatnonzero(shares >= 0.5).tolist():
        same[blocks[i]].append(i)
    reach = np.convolve([s * min(len(b), 30) for s, b in zip(shares, blocks, strict=True)], np.ones(9), "same") / 60
    for tokens, places in same.items():
        count = max(1, text.count(f" {' '.join(tokens)} "))
        for i in sorted(places, key=lambda i: (-2 * context[i] - reach[i], i))[count:]:
            shares[i] = 0


def load(folder: Path) -> Iterator[Sample]:
    for name in SETS:
        for entry in json.loads((folder / name / "gold.json").read_text("utf-8")).values():
            if entry.get("body"):
                raw = gzip.decompress((folder / name / entry["html"]).read_bytes())
                tree = parse_html(decode(raw, "page.html").text)
                metadata = read_metadata(tree, None)
                page = read_blocks(tree)
                if page.texts:
                    blocks = tuple(tuple(_WORD.findall(text)) for text in page.texts)
                    names, rows = features(page, read_declared(tree, metadata.title, metadata.byline))
                    shares = label(blocks, entry["body"])
                    yield Sample(
                        name, _site(entry["url"]), tuple(_WORD.findall(entry["body"])), blocks, names, rows, shares
                    )


def _site(url: str | None) -> str:
    parts = re.sub(r"^https?://", "", url or "").split("/")[0].split(":")[0].lower().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def train(samples: Sequence[Sample], settings: Settings) -> Trees:
    return fit_several(
        samples[0].names,
        np.concatenate([s.rows for s in samples]),
        np.concatenate([s.shares for s in samples]) >= 0.5,
        np.concatenate([s.weights for s in samples]),
        settings,
        MODELS,
    )


def is_mislabelled(sample: Sample, probability: Floats) -> bool:
    """Whether gold plainly holds a part of the article only, or another text: such a page teaches the wrong thing."""
    precision, recall = sample.score(probability >= 0.5)
    return (precision < 0.5 and recall > 0.8) or recall < 0.2 or sample.score(sample.shares >= 0.5)[1] < 0.8


def cross_validate(samples: Sequence[Sample], settings: Settings) -> list[Floats]:
    """For each page the probabilities by a model that has not seen its site."""
    folds = np.array([int(hashlib.md5(s.site.encode()).hexdigest(), 16) % FOLDS for s in samples])
    found: dict[int, Floats] = {}
    for fold in range(FOLDS):
        trees = train([s for s, f in zip(samples, folds, strict=True) if f != fold], settings)
        found |= {
            i: trees.probability(samples[i].names, samples[i].rows) for i in np.flatnonzero(folds == fold).tolist()
        }
    return [found[i] for i in range(len(samples))]


def report(samples: Sequence[Sample], probabilities: Sequence[Floats]) -> None:
    """Body F1 of the blocks that are kept by these probabilities, before the rules."""
    for name in SETS:
        pairs = [
            s.score(keep(p, s.rows[:, s.names.index("words")]))
            for s, p in zip(samples, probabilities, strict=True)
            if s.set_name == name
        ]
        precision, recall = np.mean(pairs, axis=0)
        f1 = 2 * precision * recall / (precision + recall)
        click.echo(f"{name:10} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  pages {len(pairs)}")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rounds", default=Settings().rounds, show_default=True)
@click.option("--out", default=SEEDS / "models" / "html_blocks.npz", type=click.Path(path_type=Path))
def main(folder: Path, rounds: int, out: Path) -> None:
    samples = list(load(folder))
    settings = Settings(rounds=rounds)
    click.echo(f"{len(samples)} pages, {sum(len(s.blocks) for s in samples)} blocks; sites not seen in training:")
    probabilities = cross_validate(samples, settings)
    report(samples, probabilities)
    clean = [s for s, p in zip(samples, probabilities, strict=True) if not is_mislabelled(s, p)]
    click.echo(f"training on {len(clean)} pages")
    trees = train(clean, settings)
    out.parent.mkdir(parents=True, exist_ok=True)
    trees.save(out)
    click.echo(f"{out.name}: {out.stat().st_size / 1024:.0f} KiB; the pages trained on:")
    report(samples, [trees.probability(s.names, s.rows) for s in samples])


if __name__ == "__main__":
    main()
