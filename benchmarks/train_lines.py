"""Train the line model of plain-text cleaning, and say what it reaches on sites that it did not see.

    python -m benchmarks.train_lines [--data ../shared/eval/cleaning] [--folds 5] [--write]

Pages of one domain stay in one fold. The figures printed are out of fold, by set and form. With --write the model,
trained on all pages, replaces `seeds/models/lines.npz`. Needs the `bench` extra (lightgbm).
Data: wcxb (CC BY 4.0), article-extraction-dataset (Apache-2.0), fundus fixtures (MIT); the model keeps numbers only.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm as lgb
import numpy as np
from rapidfuzz.distance import Indel

from benchmarks.cleaning_text import DATA, FORMS, SETS, TOKEN, Page, load_pages, mean_score, page_score
from pipelines.cleaning.lines import Line, split_lines
from pipelines.cleaning.lines_body import choose_body
from pipelines.cleaning.lines_context import CONTEXT_FEATURES, context_features
from pipelines.cleaning.lines_features import LINE_FEATURES, Column, Table, line_features
from pipelines.cleaning.lines_model import MODEL_FILE
from pipelines.cleaning.normalise import normalise

ROUNDS = {"first": 160, "second": 130}
PARAMETERS = {
    "objective": "binary", "num_leaves": 20, "max_depth": 8, "learning_rate": 0.09, "min_data_in_leaf": 50,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "seed": 7,
    "deterministic": True, "num_threads": 1, "verbosity": -1,
}  # fmt: skip
_WEIGHT_OF_A_PAGE = 50.0
_LARGEST_SHARE = 0.5  # of a page's weight that one line may have


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page as the model sees it. `is_body`: 1 or 0 a line; `weight`: the line's part in the page's score."""

    page: Page
    lines: tuple[Line, ...]
    is_body: Column
    table: Table
    weight: Column
    fold: int


def label(lines: Sequence[Line], body: str) -> list[bool]:
    """Which lines are body: their tokens stand in the gold body, in its order or in no second place of the page."""
    gold = TOKEN.findall(normalise(body))
    tokens = [TOKEN.findall(line.text) for line in lines]
    places = _aligned(tokens, gold)
    grams = {tuple(gold[k : k + 4]) for k in range(len(gold) - 3)}
    gold_lines = {tuple(TOKEN.findall(line)) for line in body.split("\n")}
    times = Counter(map(tuple, tokens))
    found = [False] * len(lines)
    fragments = []
    for row, (words, at) in enumerate(zip(tokens, places, strict=True)):
        if len(words) >= 4:
            covered = [tuple(words[k : k + 4]) in grams for k in range(len(words) - 3)]
            in_order = 2 * len(at) >= len(words) or times[tuple(words)] == 1
            found[row] = in_order and 2 * sum(covered) >= len(covered)
        elif words and len(at) == len(words):
            found[row] = tuple(words) in gold_lines
            if not found[row]:
                fragments.append(row)
    for row in fragments:
        found[row] = _touches(row, places, found)
    return found


def _aligned(tokens: Sequence[Sequence[str]], gold: Sequence[str]) -> list[list[int]]:
    """For each line the places of its tokens in the gold, by the longest common subsequence of page and gold."""
    owner = [row for row, words in enumerate(tokens) for _ in words]
    places: list[list[int]] = [[] for _ in tokens]
    for block in Indel.opcodes([token for words in tokens for token in words], gold):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                places[owner[block.src_start + step]].append(block.dest_start + step)
    return places


def _touches(row: int, places: Sequence[Sequence[int]], found: Sequence[bool]) -> bool:
    """Whether a short line continues the body line next to it, without a gap in the gold."""
    own = places[row]
    if own[-1] - own[0] != len(own) - 1:
        return False
    before = [places[k][-1] for k in range(max(0, row - 2), row) if found[k] and places[k]]
    after = [places[k][0] for k in range(row + 1, min(len(places), row + 3)) if found[k] and places[k]]
    return own[0] - 1 in before[-1:] or own[-1] + 1 in after[:1]


def domain(url: str) -> str:
    """The registered domain, near enough to keep a site's pages together."""
    parts = urlsplit(url).netloc.split(".")
    return ".".join(parts[-2:] if len(parts) > 1 and len(parts[-2]) > 3 else parts[-3:])


def prepare(page: Page, folds: int) -> Labelled:
    lines = split_lines(page.text)
    is_body = np.array(label(lines, page.body), np.float32)
    table = line_features(lines)
    words = np.expm1(table[:, LINE_FEATURES.index("words")]) + 2
    of_body = float(words[is_body == 1].sum()) or float(words.sum()) or 1.0
    weight = np.minimum(words / of_body, _LARGEST_SHARE) * _WEIGHT_OF_A_PAGE
    fold = int(hashlib.md5(domain(page.url).encode()).hexdigest(), 16) % folds
    return Labelled(page, lines, is_body, table, weight.astype(np.float32), fold)


def fit(pages: Sequence[Labelled], tables: Sequence[Table], rounds: int) -> lgb.Booster:
    data = lgb.Dataset(
        np.concatenate(tables),
        np.concatenate([page.is_body for page in pages]),
        weight=np.concatenate([page.weight for page in pages]),
    )
    return lgb.train(PARAMETERS, data, rounds)


def out_of_fold(pages: Sequence[Labelled], tables: Sequence[Table], rounds: int, folds: int) -> list[Column]:
    """For each page the probabilities by a model that saw no page of its domain."""
    found: list[Column] = [np.zeros(0, np.float32)] * len(pages)
    for fold in range(folds):
        seen = [k for k, page in enumerate(pages) if page.fold != fold]
        model = fit([pages[k] for k in seen], [tables[k] for k in seen], rounds)
        for k, page in enumerate(pages):
            if page.fold == fold and page.lines:
                found[k] = np.asarray(model.predict(tables[k]), np.float32)
    return found


def trees(model: lgb.Booster) -> dict[str, Any]:
    """The forest as arrays (lines_model.Forest)."""
    roots = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    flat = [_nodes(root) for root in roots]
    size = max(len(nodes) for nodes in flat)
    arrays = {name: np.zeros((len(flat), size), kind) for name, kind in _KINDS.items()}
    for number, nodes in enumerate(flat):
        for node, values in enumerate(nodes):
            for name, value in zip(_KINDS, values, strict=True):
                arrays[name][number, node] = value
    return {**arrays, "depth": max(map(_depth, roots))}


_KINDS = {"feature": np.uint8, "threshold": np.float32, "left": np.uint8, "right": np.uint8, "value": np.float32}


def _nodes(root: dict[str, Any]) -> list[tuple[int, float, int, int, float]]:
    """The nodes of one tree, the root first: feature, threshold, left, right, value."""
    order = [root]
    for node in order:
        order += [node[side] for side in ("left_child", "right_child") if side in node]
    place = {id(node): number for number, node in enumerate(order)}
    return [
        (node["split_feature"], node["threshold"], place[id(node["left_child"])], place[id(node["right_child"])], 0.0)
        if "split_feature" in node
        else (0, 0.0, number, number, node["leaf_value"])
        for number, node in enumerate(order)
    ]


def _depth(node: dict[str, Any]) -> int:
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"])) if "split_feature" in node else 0


def context_tables(pages: Sequence[Labelled], first: Sequence[Column]) -> list[Table]:
    return [context_features(page.lines, page.table, p) for page, p in zip(pages, first, strict=True)]


def write(**models: tuple[lgb.Booster, tuple[str, ...]]) -> None:
    """Replace the model file."""
    arrays: dict[str, Any] = {}
    for part, (model, names) in models.items():
        arrays |= {f"{part}_{key}": value for key, value in trees(model).items()}
        arrays[f"{part}_features"] = np.array(names)
    np.savez_compressed(MODEL_FILE, **arrays)
    print(f"{MODEL_FILE.name}: {MODEL_FILE.stat().st_size / 1024:.0f} kB", flush=True)


def report(pages: Sequence[Labelled], found: Sequence[Column]) -> None:
    """Body F1 of the lines that the rules choose by these probabilities."""
    for name in SETS:
        for form in FORMS:
            scores = [
                page_score(page.page.body, "\n".join(line.text for line in _chosen(page.lines, probability)))
                for page, probability in zip(pages, found, strict=True)
                if (page.page.set, page.page.form) == (name, form)
            ]
            print(f"{name} {form}: F1 %.4f  P %.4f  R %.4f  ({len(scores)} pages)" % mean_score(scores), flush=True)


def _chosen(lines: Sequence[Line], probability: Column) -> list[Line]:
    return [line for line, is_body in zip(lines, choose_body(lines, probability), strict=True) if is_body]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"replace {MODEL_FILE.name}")
    args = parser.parse_args()
    pages = [prepare(page, args.folds) for page in load_pages(args.data)]
    tables = [page.table for page in pages]
    first = out_of_fold(pages, tables, ROUNDS["first"], args.folds)
    second_tables = context_tables(pages, first)
    if args.write:
        write(
            first=(fit(pages, tables, ROUNDS["first"]), LINE_FEATURES),
            second=(fit(pages, second_tables, ROUNDS["second"]), CONTEXT_FEATURES),
        )
    report(pages, out_of_fold(pages, second_tables, ROUNDS["second"], args.folds))


if __name__ == "__main__":
    main()
