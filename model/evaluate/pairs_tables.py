"""The figures of a `sketch` model whose styles are encoded for people, in Markdown."""

from __future__ import annotations

from pathlib import Path

from model.evaluate.figures import Figures, Measured
from model.evaluate.markdown import Rows, share, table, write_below

_OUTLINES = {
    "by_hand": "painted, drawn by hand",
    "by_hand_real": "the real pictures of the same",
    "by_hand_other_outline": "painted from another outline",
    "clean": "painted, drawn without a tremble",
    "clean_real": "the real pictures of the same",
    "clean_other_outline": "painted from another outline",
}
_FEATURES = {
    "thumbnails": "thumbnails of 16 x 16",
    "classifier": "the garment classifier's features",
}
_PARTS = ("adherence", "styles", "likeness")


def write_pairs_tables(page: Path, measured: Measured) -> None:
    """Writes the tables below the page's heading of figures.

    Raises:
        ValueError: the page has no such heading, or a part was not measured.
    """
    write_below(page, pairs_tables(measured))


def pairs_tables(measured: Measured) -> str:
    """The sections below the heading."""
    figures = measured.figures_of(_PARTS)
    likeness, model = figures["likeness"], measured.model
    lending = (
        f"From the real picture of an outline a painted one differs by {likeness['own_style']:.1f} "
        f"of 255 in the style that the picture itself lends, by {likeness['other_style']:.1f} in "
        f"that of another picture, and by {likeness['drawn_style']:.1f} in one that is drawn."
    )
    sections = [
        f"`{model['name']}` version {model['version']}, {model['images_seen']:,} images seen.",
        "### Whether the outline is kept",
        table(_adherence(figures["adherence"])),
        "### Whether styles differ",
        table(_styles(figures["styles"])),
        "### Whether a picture lends its style",
        lending,
        "### How it was measured",
        measured.commands(),
    ]
    return "\n" + "\n\n".join(sections) + "\n"


def _adherence(figures: Figures) -> Rows:
    rows: Rows = [("pictures", "precision", "recall", "F1", "F1, worst tenth", "F1 within 1 pixel")]
    names = ("precision", "recall", "f1", "worst_tenth", "f1_closer")
    for name, text in _OUTLINES.items():
        rows.append((text, *(share(figures[name][each]) for each in names)))
    return rows


def _styles(figures: Figures) -> Rows:
    rows: Rows = [("mean distance of two, by", "ten latents", "ten of the class", "ratio")]
    for name, one in figures.items():
        cells = (f"{one[each]:.2f}" for each in ("latents", "same_class", "ratio"))
        rows.append((_FEATURES[name], *cells))
    return rows
