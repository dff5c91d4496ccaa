"""Small captures of invented news, for tests that need a whole pipeline and not a realistic page."""

from __future__ import annotations

from pathlib import Path

PEOPLE = ("Mirela Oster", "Tomas Vell", "Ilka Brandt", "Goran Petrić")
TOWNS = ("Geneva", "Vienna", "Lisbon", "Oslo")


def text_capture(n: int) -> str:
    """A plain-text capture: title, text with quotes and an event, a caption, a prompt and a list of links."""
    person, town = PEOPLE[n % 4], TOWNS[n // 4 % 4]
    return f"""Envoys weigh river accord number {n}

Updated: March {n % 27 + 1}, 2024

Foreign Minister {person} met the delegation of Norway in {town} on Monday to discuss river accord number {n}.

“We are ready to sign accord number {n} before the summer,” {person} said after the meeting in {town}.

Subscribe to our newsletter

Norway's government accused its neighbours of delaying the talks, and asked for a new round in {TOWNS[(n + 1) % 4]}.

“The water does not wait for number {n},” {person.split()[1]} added. The ministry will publish the full text on Friday.

Related articles

Why rivers matter
"""


def html_capture(n: int) -> str:
    """An HTML capture of the same story by another outlet."""
    person, town = PEOPLE[n % 4], TOWNS[n // 4 % 4]
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>River accord {n} nears | The Lantern</title>
<meta property="og:site_name" content="The Lantern"><meta property="og:title" content="River accord {n} nears">
<link rel="canonical" href="https://lantern.example/world/accord-{n}">
<meta property="article:published_time" content="2024-03-{n % 27 + 1:02d}T08:00:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>River accord {n} nears</h1>
<p>Delegations from Norway and Sweden held talks in {town} on Monday about river accord number {n}, officials said.</p>
<p>“We are ready to sign accord number {n} before summer,” said {person}, the foreign minister, after the talks.</p>
<p>Sweden rejected the demand to share the costs of accord {n}, and said it would send a letter to the commission.</p>
<p>The delegations will meet again next week in {TOWNS[(n + 1) % 4]} to settle what is left of the dispute.</p>
</article><footer><p>© 2024 The Lantern. All rights reserved. Privacy policy</p></footer></body></html>"""


def write_captures(folder: Path, count: int) -> list[Path]:
    """`count` captures, text and HTML in turn; gives their files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for n in range(count):
        file = folder / (f"{n:02d}.html" if n % 2 else f"{n:02d}.txt")
        file.write_text(html_capture(n // 2) if n % 2 else text_capture(n // 2), encoding="utf-8")
        files.append(file)
    return files
