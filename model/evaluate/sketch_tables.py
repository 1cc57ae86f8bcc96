"""The figures of a `sketch` model for people, in Markdown."""

from __future__ import annotations

from pathlib import Path

from model.evaluate.figures import Figures, Measured
from model.evaluate.markdown import Rows, share, table, write_below

_OUTLINES = {
    "by_hand": "painted, drawn by hand",
    "by_hand_renderer": "the renderer's pictures of the same",
    "by_hand_other_outline": "painted from another outline",
    "clean": "painted, drawn without a tremble",
    "clean_renderer": "the renderer's pictures of the same",
    "clean_other_outline": "painted from another outline",
}
_STYLES = {
    "styles_painted": "ten styles of an outline, painted",
    "styles_renderer": "the same ten, by the renderer",
    "latents_of_one_style": "ten latents of one style, painted",
    "same_category": "ten designs of the same category, by the renderer",
}
_PARTS = ("adherence", "styles", "likeness")


def write_sketch_tables(page: Path, measured: Measured) -> None:
    """Writes the tables below the page's heading of figures.

    Raises:
        ValueError: the page has no such heading, or a part was not measured.
    """
    write_below(page, sketch_tables(measured))


def sketch_tables(measured: Measured) -> str:
    """The sections below the heading."""
    figures = measured.figures_of(_PARTS)
    likeness = figures["likeness"]
    likeness_text = (
        f"From the right picture a painted one differs by {likeness['right_style']:.1f} of 255, "
        f"from that of another style of the same outline by {likeness['other_style']:.1f}."
    )
    model = measured.model
    sections = [
        f"`{model['name']}` version {model['version']}, {model['images_seen']:,} images seen.",
        "### Whether the outline is kept",
        table(_adherence(figures["adherence"])),
        "### Whether styles differ",
        table(_styles(figures["styles"])),
        likeness_text,
        "### How it was measured",
        measured.commands(),
    ]
    return "\n" + "\n\n".join(sections) + "\n"


def _adherence(figures: Figures) -> Rows:
    rows: Rows = [("pictures", "precision", "recall", "F1", "F1, worst tenth")]
    for name, text in _OUTLINES.items():
        one = figures[name]
        rows.append((text, *(share(one[k]) for k in ("precision", "recall", "f1", "worst_tenth"))))
    return rows


def _styles(figures: Figures) -> Rows:
    rows: Rows = [("pictures", "mean distance of two", "of the same category's")]
    for name, text in _STYLES.items():
        rows.append(
            (text, f"{figures[name]:.2f}", f"{figures[name] / figures['same_category']:.2f}")
        )
    return rows
