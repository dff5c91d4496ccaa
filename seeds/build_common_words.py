"""Writes seeds/common_words.csv from SCOWL's American and British "small" lists, as packed by Debian (wamerican-small).

    python seeds/build_common_words.py /usr/share/dict/american-english-small

SCOWL is Copyright 2000-2018 Kevin Atkinson, free to use, copy, modify and distribute with its notice. Inflected forms
whose stem is in the list are left out: `pipelines.language.words` strips the same endings before it looks a word up.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pipelines.language.words import stems

TARGET = Path(__file__).with_name("common_words.csv")
HEADER = (
    "# English words that are printed in lower case: SCOWL (Copyright 2000-2018 by Kevin Atkinson; permission to use,\n"
    "# copy, modify, distribute and sell is granted without fee, with this notice), size 35, from Debian's\n"
    "# wamerican-small. Regular inflections are left out. Written by seeds/build_common_words.py.\n"
)


def main(source: Path) -> None:
    words = {line for line in source.read_text("utf-8").splitlines() if re.fullmatch(r"[a-z]{2,}", line)}
    kept = sorted(word for word in words if not any(stem in words for stem in stems(word) if stem != word))
    TARGET.write_text(HEADER + "word\n" + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
