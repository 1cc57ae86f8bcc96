"""The figures of generators of images for people: all models beside the floors, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from model.evaluate.corruptions import FLOORS
from model.evaluate.figures import Figures, Measured
from model.evaluate.markdown import Rows, share, table, write_below

_SHARES = ("precision", "recall", "density", "coverage", "diversity", "accuracy")
_ABOUT_SCORES = (
    "Of Fréchet and kernel distance (times 1,000) less is better. Of the rest more is better, up "
    "to what training images reach. Diversity is divided by that of the test images. Class: put "
    "by the judge where it was meant to be. ±: 95 % intervals; of the kernel distance the "
    "standard deviation over its subsets."
)
_ABOUT_CLASSES = (
    "The share of images that the judge puts in each class; where a model can be asked for a "
    "class, how many of these are right."
)
_ABOUT_MEMORISATION = (
    "Distances to the nearest of all training images, medians. Close: nearer than all but 1 % of "
    "the test images are."
)


def write_image_tables(page: Path, folder: Path) -> None:
    """Writes the tables of all models that were measured into a folder below a page's heading.

    Args:
        page: has the line `HEADING`.
        folder: of JSON files of figures, `floors.json` among them.

    Raises:
        ValueError: the page has no heading, a part of a model is missing, or it was measured with
            other classifiers, another seed or another number of samples than the floors.
    """
    floors = _read(folder / f"{FLOORS}.json", (FLOORS, "classes"))
    paths = sorted(set(folder.glob("*.json")) - {floors.path})
    models = [_read(path, ("scores", "classes", "memorisation")) for path in paths]
    for one in models:
        for name in ("count", "seed", "classifiers"):
            if one.model[name] != floors.model[name]:
                raise ValueError(
                    f"{one.path} was measured with {name} {one.model[name]}, the floors with "
                    f"{floors.model[name]}; measure the model again, or delete the file"
                )
    write_below(page, image_tables(floors, models))


def _read(path: Path, parts: Iterable[str]) -> Measured:
    one = Measured.read(path)
    missing = set(parts) - set(one.parts)
    if missing:
        raise ValueError(f"{path} has no {', '.join(sorted(missing))}; measure these, too")
    return one


def image_tables(floors: Measured, models: Sequence[Measured]) -> str:
    """The sections below the heading."""
    protocol = floors.model
    hashes = ", ".join(f"{name} {sha[:12]}" for name, sha in protocol["classifiers"].items())
    intro = (
        f"{protocol['count']:,} samples beside as many test images, seed {protocol['seed']}. "
        f"SHA-256 of the classifiers: {hashes}."
    )
    sections = [
        intro,
        f"### Beside the test images\n\n{_ABOUT_SCORES}",
        table(_of_scores(floors, models)),
        f"### Classes\n\n{_ABOUT_CLASSES}",
        table(_of_classes(floors, models)),
        f"### Memorisation\n\n{_ABOUT_MEMORISATION}",
        table(_of_memorisation(models)),
        "### How it was measured",
        "\n".join(_how([floors, *models])),
    ]
    return "\n\n".join(sections) + "\n"


def _title(one: Measured) -> str:
    return f"`{one.model['name']}` version {one.model['version']}"


def _with_interval(figure: Figures, digits: int) -> str:
    low, high = figure["interval"]
    return f"{figure['value']:.{digits}f} ± {(high - low) / 2:.{digits}f}"


def _score_row(title: str, figures: Figures) -> Sequence[str]:
    kernel = figures["kernel"]
    cells = [
        _with_interval(figures["frechet"], 2),
        f"{1000 * kernel['value']:.1f} ± {1000 * kernel['deviation']:.1f}",
    ]
    for name in _SHARES:
        figure = figures.get(name)
        if figure is None:
            cells.append("")
        elif isinstance(figure, dict):
            cells.append(_with_interval(figure, 3))
        else:
            cells.append(f"{figure:.3f}")
    return (title, *cells)


def _of_scores(floors: Measured, models: Iterable[Measured]) -> Rows:
    head = ("", "Fréchet", "kernel", *_SHARES[:-1], "class")
    rows: Rows = [head]
    rows += [_score_row(name, of) for name, of in floors.parts[FLOORS]["figures"].items()]
    rows += [_score_row(_title(one), one.parts["scores"]["figures"]) for one in models]
    return rows


def _of_classes(floors: Measured, models: Sequence[Measured]) -> Rows:
    columns = [("test images", floors), *((_title(one), one) for one in models)]
    rows: Rows = [("class", *(title for title, _ in columns))]
    figures = [one.parts["classes"]["figures"] for _, one in columns]
    for name in figures[0]:
        rows.append((name, *(_class_cell(of[name]) for of in figures)))
    return rows


def _class_cell(figures: Figures) -> str:
    right = f", {share(figures['right'])} right" if "right" in figures else ""
    return share(figures["share"]) + right


def _of_memorisation(models: Sequence[Measured]) -> Rows:
    rows: Rows = [("", "samples", "test images", "ratio", "close")]
    for one in models:
        of = one.parts["memorisation"]["figures"]
        rows.append(
            (_title(one), f"{of['samples']:.3f}", f"{of['held_out']:.3f}", f"{of['ratio']:.2f}",
             _with_interval(of["close"], 3))
        )  # fmt: skip
    return rows


def _how(files: Iterable[Measured]) -> Iterable[str]:
    for one in files:
        seconds = sum(part["seconds"] for part in one.parts.values())
        first = next(iter(one.parts.values()))
        yield f"- `{first['command']}`, {first['date']}, {seconds} s: {one.path.name}"
