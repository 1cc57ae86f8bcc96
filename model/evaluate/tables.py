"""The figures of an evaluation for people, in Markdown; each table says how it was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.evaluate.figures import Figures, Measured
from model.evaluate.markdown import Rows, share, table, write_below

_MOST = 12  # rows of a list of fields


def write_tables(page: Path, measured: Measured) -> None:
    """Writes all tables below the heading of a page; what is above it stays.

    Raises:
        ValueError: the page has no such heading.
    """
    write_below(page, tables(measured))


def tables(measured: Measured) -> str:
    """Every part that was measured, as sections."""
    model = measured.model
    sections = [
        f"Model `{model['name']}` version {model['version']}, {model['parameters']:,} parameters."
    ]
    for name, section in _SECTIONS.items():
        if name in measured.parts:
            part = measured.parts[name]
            how = f"{part['date']}, `{part['command']}`, {part['seconds']} s."
            sections.append(f"### {section.title}\n\n{section.about} {how}")
            sections += [table(rows) for rows in section.tables(part["figures"])]
    return "\n\n".join(sections) + "\n"


def _overlap(value: float) -> str:
    return f"{value:.3f}"


def _of_alike(figures: Figures) -> Iterable[Rows]:
    rows: Rows = [("category", "its lines are also those of")]
    for name, others in figures.items():
        of = ", ".join(f"{other} ({part:.0%})" for other, part in others.items())
        rows.append((name, of))
    yield rows


def _of_sketches(figures: Figures) -> Iterable[Rows]:
    rows: Rows = [("", *figures)]
    rows.append(("sketches", *(f"{one['count']:,}" for one in figures.values())))
    for how in ("likeliest", "drawn"):
        for name, what in (("category", "category"), ("category_or_alike", "or one drawn alike"),
                           ("structure", "structural choices")):  # fmt: skip
            cells = (share(one[how][name]) for one in figures.values())
            rows.append((f"{what}, {how}", *cells))
    for name, what in _OVERLAPS.items():
        rows.append((what, *(_overlap(one["overlap"][name]) for one in figures.values())))
    rows.append(("no outline found", *(share(o["overlap"]["unfound"]) for o in figures.values())))
    yield rows
    yield _by_band(figures, "fields", "choice, likeliest", share)
    yield _by_band(figures, "sizes", "mean error of a size, cm or degrees", lambda v: f"{v:.1f}")


def _by_band(figures: Figures, key: str, title: str, shown: Callable[[float], str]) -> Rows:
    names = list(dict.fromkeys(name for one in figures.values() for name in one[key]))
    rows: Rows = [(title, *figures)]
    for name in names:
        cells = (shown(one[key][name]) if name in one[key] else "" for one in figures.values())
        rows.append((name, *cells))
    return rows


_OVERLAPS = {
    "before": "IoU with the area read, before fitting",
    "fitted": "IoU with the area read, after fitting",
    "true": "IoU with the true area, after fitting",
    "read": "IoU of the area read with the true area",
}


def _of_outlines(figures: Figures) -> Iterable[Rows]:
    hows = {
        f"{what}, {how}": figures[key][how]
        for key, what in (("edges", "with edges"), ("outline", "outline alone"))
        for how in ("likeliest", "drawn")
    }
    rows: Rows = [(f"{figures['count']} garments", *hows)]
    rows.append(("class", *(share(one["class"]) for one in hows.values())))
    rows.append(("kind of garment", *(share(one["kind"]) for one in hows.values())))
    for label in figures["edges"]["likeliest"]["by_class"]:
        rows.append((f"class, {label}", *(share(one["by_class"][label]) for one in hows.values())))
    yield rows
    yield [("overlap", "mean"), *((w, _overlap(figures["overlap"][n])) for n, w in
                                  _OVERLAPS.items())]  # fmt: skip


def _of_clip_art(figures: list[Figures]) -> Iterable[Rows]:
    rows: Rows = [("picture", "seen in ten draws", "right", "IoU after fitting")]
    for one in figures:
        seen = ", ".join(f"{name} {count}" for name, count in one["seen"].items())
        rows.append((one["name"], seen, share(one["right"]), _overlap(one["fitted"])))
    mean = [sum(one[name] for one in figures) / len(figures) for name in ("right", "fitted")]
    rows.append(("mean", "", share(mean[0]), _overlap(mean[1])))
    yield rows


def _of_calibration(figures: Figures) -> Iterable[Rows]:
    rows: Rows = [("probability", "right", "draws")]
    rows += [(f"{p:.2f}", f"{right:.2f}", f"{count:,}") for p, right, count in figures["bins"]]
    rows.append(("calibration error", f"{figures['error']:.3f}", f"{figures['designs']} designs"))
    yield rows
    worst = sorted(figures["fields"].items(), key=lambda item: -item[1])[:_MOST]
    yield [("worst fields", "calibration error"), *((n, f"{e:.3f}") for n, e in worst)]


def _of_coherence(figures: Figures) -> Iterable[Rows]:
    yield [
        (f"{figures['count']} designs without a sketch", ""),
        ("told from the sampler's, as sampled", share(figures["told_apart"])),
        ("told from the sampler's, settled", share(figures["settled_told_apart"])),
        ("the sampler's told from the sampler's", share(figures["sampler_told_apart"])),
        ("valid as sampled", share(figures["valid"])),
        ("choices to change for a valid design", f"{figures['choices_to_change']:.2f}"),
        ("sizes to change", f"{figures['sizes_to_change']:.2f}"),
    ]


def _of_ablation(figures: list[Figures]) -> Iterable[Rows]:
    rows: Rows = [("steps", "temperature", "told apart", "fields to change", "category",
                   "or alike", "structure")]  # fmt: skip
    rows += [
        (str(one["steps"]), f"{one['temperature']:.2f}", share(one["told_apart"]),
         f"{one['to_change']:.2f}", share(one["category"]), share(one["category_or_alike"]),
         share(one["structure"]))
        for one in figures
    ]  # fmt: skip
    yield rows


def _of_prompts(figures: Figures) -> Iterable[Rows]:
    yield [
        ("", *figures),
        ("prompts", *(str(one["prompts"]) for one in figures.values())),
        ("fields that were understood", *(str(one["understood"]) for one in figures.values())),
        ("of these shown by all ten", *(share(one["shown"]) for one in figures.values())),
        ("fields that a prompt's author meant", *(str(o["expected"]) for o in figures.values())),
        ("of these shown by all ten", *(share(one["met"]) for one in figures.values())),
        ("fewer than ten designs", *(str(one["short"]) for one in figures.values())),
        ("pairs that look the same", *(str(one["same"]) for one in figures.values())),
        *(
            (f"{what} distance in a ten (the sampler's ten)",
             *(f"{o['apart'][name]:.1f} ({o['apart'][f'sampler_{name}']:.1f})"
               for o in figures.values()))
            for name, what in (("mean", "mean"), ("least", "least"))
        ),
        ("mean distance, of the sampler's",
         *(f"{o['apart']['mean'] / o['apart']['sampler_mean']:.2f}" for o in figures.values())),
    ]  # fmt: skip


def _of_tens(figures: Figures) -> Iterable[Rows]:
    rows: Rows = [("", *figures)]
    rows.append(("requests", *(str(one["count"]) for one in figures.values())))
    for name, what in (("right", "of the ten: right"), ("alike", "right, or drawn alike"),
                       ("most", "the most frequent of the ten is right")):  # fmt: skip
        cells = (share(one[name]) if name in one else "" for one in figures.values())
        rows.append((what, *cells))
    for name, what in (("mean", "mean distance"), ("least", "least distance")):
        rows.append((what, *(f"{one[name]:.1f}" for one in figures.values())))
    for name, what in _OVERLAPS.items():
        if any(name in one for one in figures.values()):
            rows.append((what, *(_overlap(one[name]) for one in figures.values())))
    yield rows


def _of_candidates(figures: list[Figures]) -> Iterable[Rows]:
    rows: Rows = [("candidates", "mean distance", "least distance", "tens that are short")]
    rows += [
        (str(one["candidates"]), f"{one['mean']:.1f}", f"{one['least']:.1f}", str(one["short"]))
        for one in figures
    ]
    yield rows


@dataclass(frozen=True)
class _Section:
    title: str
    about: str
    tables: Callable[[Any], Iterable[Rows]]


_SECTIONS = {
    "prompts": _Section("Prompts", "The free sentences in both languages, all ten designs of "
                        "each, through the server's pipeline. \"fresh\" were written after the "
                        "parser was done. Pairs look the same when their pictures of 64 pixels "
                        "differ by less than 4 % where either is not white.", _of_prompts),
    "sketches": _Section("Sketches", "Held-out simulated sketches, everything else left free, by "
                         "the network alone. Likeliest: at temperature 0.1; drawn: at 1, as it is "
                         "sampled. One in eight is fitted.", _of_sketches),
    "tens": _Section("Ten of a sketch", "Simulated sketches of 384 pixels and Fashion-MNIST's "
                     "outlines through the server's pipeline: the ten that are shown.", _of_tens),
    "alike": _Section("Categories that are drawn alike", "Designs of which nothing but cloth and "
                      "colours has to change for another category, which is not much rarer.",
                      _of_alike),
    "outlines": _Section("Fashion-MNIST's outlines", "Test garments of 28 pixels, enlarged and "
                         "cleaned, with the edges within that Canny's method finds and as "
                         "outlines alone, by the network alone. Class: a category that the class "
                         "of Fashion-MNIST may be; one in four is fitted.",
                         _of_outlines),
    "clip_art": _Section("Clip art", "Debian's openclipart-svg, ten draws of each picture.",
                         _of_clip_art),
    "coherence": _Section("Coherence", "How often a classifier tells the network's designs from "
                          "the sampler's; 50 % is chance.", _of_coherence),
    "calibration": _Section("Calibration", "Fields drawn from a light sketch and all earlier "
                            "fields, where the network was not certain.", _of_calibration),
    "ablation": _Section("Steps and temperature", "Without a sketch, and from light sketches.",
                         _of_ablation),
    "candidates": _Section("Candidates", "Ten chosen from more candidates, of English prompts.",
                           _of_candidates),
}  # fmt: skip
