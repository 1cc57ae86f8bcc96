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
_PARTS = ("adherence", "styles", "silhouettes", "likeness")


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
        table(_styles(figures["styles"], figures["silhouettes"])),
        *_alike(figures["silhouettes"]),
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


def _styles(styles: Figures, alike: Figures) -> Rows:
    rows: Rows = [("mean distance of two, by", "of", "ten of these", "ten of the class", "ratio")]
    kinds = (
        ("latents of a drawing", styles, "", "latents"),
        ("latents of a bare contour", styles, "_bare", "latents"),
        ("real pictures of nearly one silhouette", alike, "", "alike"),
    )
    for name, text in _FEATURES.items():
        for of, figures, end, own in kinds:
            if one := figures.get(f"{name}{end}"):
                cells = (f"{one[each]:.2f}" for each in (own, "same_class", "ratio"))
                rows.append((text, of, *cells))
    return rows


def _alike(figures: Figures) -> list[str]:
    """What the real pictures of nearly one silhouette are, where there were enough of them."""
    if not figures:
        return []
    told = (
        "Real pictures of nearly one silhouette: of each drawing's class those ten in a larger "
        "pool whose silhouettes overlap most with that of its picture, "
        f"{figures['overlap']:.2f} of what both cover."
    )
    return [told]
