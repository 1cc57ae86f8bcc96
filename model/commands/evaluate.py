"""`evaluate` on the command line: what a model's card says it makes decides what is measured."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from model.card import Card
from model.commands.arguments import RUNS, SAVED_MODELS, Parsers, newest_version, positive

if TYPE_CHECKING:  # TensorFlow, which `--help` should not wait for
    import numpy as np

    from model.evaluate.figures import Measured
    from model.evaluate.pairs_model import PairsEvaluation
    from model.evaluate.sketch_model import SketchEvaluation

DESIGNS, IMAGES = 2000, 10_000  # --count; so many images because the published figures have them
OUTLINES = 100
HELD_OUT = RUNS / "held-out"
HELD_OUT_GROUPS = RUNS / "held-out-groups"
HELD_OUT_PAIRS = RUNS / "held-out-pairs"
IN_THE_POOL = 5  # pictures for each outline that is measured
SHEET_ROWS = 10
FLAT_FIGURES = Path("docs/flat/figures.json")
IMAGE_FIGURES = Path("docs/image-generators")
SKETCH_FIGURES = Path("docs/sketch")
FASHION_MNIST = "fashion_mnist"


def add_evaluate(commands: Parsers) -> None:
    """`evaluate`."""
    parser = commands.add_parser("evaluate", help="measure a model, as JSON")
    parser.add_argument("model", metavar="NAME", help="name of the model")
    parser.add_argument(
        "--part", nargs="+", default=(), help="measure these anew; default: those that the file "
        "has not of this model"
    )  # fmt: skip
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.add_argument("--page", type=Path, help="a page whose tables are written anew")
    parser.add_argument(
        "--count", type=positive, help=f"of a model of images: samples ({IMAGES} if not given); of "
        f"designs: sketches of each roughness ({DESIGNS}); of "
        f"painters: held-out outlines ({OUTLINES})"
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, help="a JSON file; of images: "
        f"{IMAGE_FIGURES / 'NAME.json'} if not given; of designs: {FLAT_FIGURES}; of "
        f"painters: {SKETCH_FIGURES / 'figures.json'}, of other names NAME.json"
    )  # fmt: skip
    images = parser.add_argument_group("of models of images")
    images.add_argument("--seed", type=int, help="of the samples (0 if not given)")
    designs = parser.add_argument_group("of models of designs")
    designs.add_argument("--name", help="name of the model, where it is not NAME")
    designs.add_argument(
        "--held-out", type=Path, help="shards that no training saw; rendered where there are none "
        f"({HELD_OUT} if not given)"
    )  # fmt: skip
    painters = parser.add_argument_group("of models that paint outlines")
    painters.add_argument(
        "--groups", type=Path, help="outlines that no training saw, which python -m model.garment "
        f"groups --seed 2 writes ({HELD_OUT_GROUPS} if not given)"
    )  # fmt: skip
    painters.add_argument(
        "--pictures", help="where styles are encoded: a folder of pictures that no training saw, "
        f"its subfolders the classes ({FASHION_MNIST} if not given: its test images)"
    )  # fmt: skip
    painters.add_argument(
        "--pairs", type=Path, help="folder for their lines; default: runs/held-out-pairs/NAME"
    )
    painters.add_argument("--sheet", type=Path, help="a PNG: ten of the outlines in ten styles")
    parser.set_defaults(handler=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    folder = newest_version(options.saved_models, options.name or options.model)
    card = Card.read(folder)
    handlers = {
        "design": (_of_designs, ("seed", "groups", "pictures", "pairs", "sheet")),
        "image": (_of_images, ("held_out", "groups", "pictures", "pairs", "sheet")),
        "sketch": (_of_painters, ("held_out", "pictures", "pairs")),
        "lending sketch": (_of_lenders, ("held_out", "groups")),
    }
    kind = "sketch" if card.family == "sketch" else card.output
    handler, foreign = handlers[f"lending {kind}" if "lend" in card.signatures else kind]
    for name in foreign:
        if getattr(options, name) is not None:
            option = name.replace("_", "-")
            raise ValueError(f"{card.name} makes {card.output}s, for which there is no --{option}")
    return handler(options, folder, card)


def _of_designs(options: argparse.Namespace, folder: Path, card: Card) -> int:
    from model.evaluate.figures import Measured
    from model.evaluate.flat import measures
    from model.evaluate.tables import write_tables

    count, out = options.count or DESIGNS, options.out or FLAT_FIGURES
    measured = Measured.of(out, card)
    command = f"python -m model evaluate flat --part {{part}} --count {count}"
    found = measures(folder, count, options.held_out or HELD_OUT)
    measured.measure(found, options.part, command)
    if options.page:
        write_tables(options.page, measured)
    print(out)
    return 0


def _of_images(options: argparse.Namespace, folder: Path, card: Card) -> int:
    # One thread for numpy, before its import: beside TensorFlow's a second one mostly spins.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from model.evaluate.corruptions import FLOORS
    from model.evaluate.figures import Measured
    from model.evaluate.image_tables import write_image_tables
    from model.evaluate.images import ImageEvaluation

    count, seed = options.count or IMAGES, options.seed or 0
    out = options.out or IMAGE_FIGURES / f"{card.name}.json"
    evaluation = ImageEvaluation(count, seed)
    command = f"python -m model evaluate {card.name} --count {count} --seed {seed}"
    model = {"name": card.name, "version": card.version, **evaluation.protocol}
    measured = Measured.open(out, model)
    measured.measure(evaluation.of_model(folder), options.part, command)
    floors = Measured.open(out.with_name(f"{FLOORS}.json"), evaluation.protocol)
    floors.measure(evaluation.of_real_images(), (), command)
    if options.page:
        write_image_tables(options.page, out.parent)
    print(out)
    return 0


def _of_painters(options: argparse.Namespace, folder: Path, card: Card) -> int:
    from model.datasets.groups import Groups
    from model.evaluate.sketch_model import Painter, SketchEvaluation, styles_sheet
    from model.evaluate.sketch_tables import write_sketch_tables

    count, seed = options.count or OUTLINES, options.seed or 0
    painter, groups = Painter(folder), Groups.open(options.groups or HELD_OUT_GROUPS)
    out = options.out or SKETCH_FIGURES / "figures.json"
    measured = _measured(options, out, card, SketchEvaluation(painter, groups, count, seed))
    if options.page:
        write_sketch_tables(options.page, measured)
    if options.sheet:
        pictures = styles_sheet(painter, groups, SHEET_ROWS, seed)
        _write_sheet(options.sheet, pictures, 1)
    print(out)
    return 0


def _of_lenders(options: argparse.Namespace, folder: Path, card: Card) -> int:
    import numpy as np

    from model.datasets import fashion_mnist
    from model.datasets.catalogue import read_catalogue
    from model.datasets.groups import Groups
    from model.datasets.pairs import OUTLINE, PairOrder, draw_pairs
    from model.evaluate.garment_classifier import FEATURES, GarmentClassifier
    from model.evaluate.pairs_model import LatentPainter, PairsEvaluation, lending_sheet
    from model.evaluate.pairs_tables import write_pairs_tables
    from model.evaluate.silhouettes import Pool
    from model.networks.sketch_layers import SIDE

    count, seed = options.count or OUTLINES, options.seed or 0
    data = options.pictures or FASHION_MNIST
    painter, features = LatentPainter(folder), {}
    if data == FASHION_MNIST:
        pictures, labels = fashion_mnist.read("test")
        pictures, unframed = 255 - pictures, fashion_mnist.on_white(pictures)
        more, more_labels = fashion_mnist.read("train")
        pool = Pool(fashion_mnist.on_white(more), more_labels)
        classifier = GarmentClassifier.read(FEATURES)
        features["classifier"] = lambda images: classifier(255 - images)[0]
    else:
        catalogue, _ = read_catalogue(Path(data), SIDE)
        pictures, labels = catalogue.images, catalogue.labels
        pool = Pool.of(pictures, labels, painter.side)
        unframed = pool.pictures
    some = slice(IN_THE_POOL * count)  # so that classes have pictures to be compared with
    order = PairOrder.of(pictures[some], options.pairs or HELD_OUT_PAIRS / card.name, SIDE)
    draw_pairs(order)
    groups = Groups.open(order.out)
    bare = np.array([order.detail(i) == OUTLINE for i in range(order.count)])
    evaluation = PairsEvaluation(
        painter, groups, labels[some], bare, unframed[some], pool, count, seed, features
    )
    out = options.out or SKETCH_FIGURES / f"{card.name}.json"
    measured = _measured(options, out, card, evaluation)
    if options.page:
        write_pairs_tables(options.page, measured)
    if options.sheet:
        sheet = lending_sheet(painter, groups, SHEET_ROWS, seed)
        _write_sheet(options.sheet, sheet, SIDE // painter.side // 2 or 1)
    print(out)
    return 0


def _measured(
    options: argparse.Namespace,
    out: Path,
    card: Card,
    evaluation: SketchEvaluation | PairsEvaluation,
) -> Measured:
    """The figures of a painter in their file, those that were asked for measured anew."""
    from model.evaluate.figures import Measured

    model = {
        "name": card.name,
        "version": card.version,
        "images_seen": card.training["images_seen"],
    }
    measured = Measured.open(out, model)
    command = (
        f"python -m model evaluate {card.name} --part {{part}} --count {evaluation.count} "
        f"--seed {evaluation.seed}"
    )
    measured.measure(evaluation.measures(), options.part, command)
    return measured


def _write_sheet(path: Path, pictures: np.ndarray, scale: int) -> None:
    from model.evaluate.sheet import contact_sheet

    path.parent.mkdir(parents=True, exist_ok=True)
    contact_sheet(pictures, columns=11, scale=scale).save(path)
