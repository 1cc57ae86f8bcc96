"""How many of the fields that captions of sampled designs mention are read back from them.

`python -m tests.model.garment.caption_recovery 5000` prints the share a language, and by field.
"""

from __future__ import annotations

import sys
from collections import Counter

from model.garment.design import Design
from model.garment.fields import Colour, Measure, fields
from model.garment.sampler import sample
from model.garment.words import Reading, caption, parse
from tests.model.garment.free_prompts import NEAR, far


def recovered(name: str, design: Design, reading: Reading) -> bool:
    pins = reading.wanted()
    item = fields()[name]
    if name not in pins:
        return False
    if isinstance(item, Colour):
        return far(str(pins[name]), design.choice(name)) < NEAR
    if isinstance(item, Measure):
        low, high = next((low, high) for n, low, high in reading.ranges if n == name)
        return low - item.step <= design.number(name) <= high + item.step
    return pins[name] == design[name]


def recovery(language: str, count: int, seed: int = 3) -> tuple[Counter, Counter, list[str]]:
    """Mentions and recovered mentions by field, and the captions with a loss."""
    mentioned: Counter = Counter()
    found: Counter = Counter()
    losses = []
    for number in range(count):
        design = sample(seed + number)
        said = caption(design, language, number)
        reading = parse(said.text)
        for name in said.mentioned:
            mentioned[name] += 1
            if recovered(name, design, reading):
                found[name] += 1
            else:
                losses.append(f"{name}={design[name]}: {said.text}")
    return mentioned, found, losses


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for language in ("zh", "en"):
        mentioned, found, losses = recovery(language, count)
        print(language, f"{sum(found.values()) / sum(mentioned.values()):.4f} of",
              sum(mentioned.values()), "mentions in", count, "captions")  # fmt: skip
        for name in mentioned:
            if found[name] < mentioned[name]:
                print(f"   {name} {found[name]}/{mentioned[name]}")
        if len(sys.argv) > 2:
            print(*losses[: int(sys.argv[2])], sep="\n")


if __name__ == "__main__":
    main()
