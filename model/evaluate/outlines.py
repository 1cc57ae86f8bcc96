"""Lines that no renderer of ours made: of Fashion-MNIST's garments, enlarged and cleaned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from model.datasets.edges import lines_of
from model.datasets.fashion_mnist import CLASSES, read
from model.garment.categories import find_category, names_of
from model.garment.silhouette import components, distances

SIDE = 320  # pixels of an enlarged outline
_ROOM = 30  # pixels around it
_PEN = 2.0  # half the width of its line
_INSIDE = 26  # grey from which a smoothed pixel of the 28 x 28 picture is cloth
_SPECK = 0.02  # of the garment; smaller parts and holes are noise

# What each of its classes may be of ours. Its T-shirts hold tank tops, its pullovers everything
# that is pulled over, its coats everything that is worn open over something.
OURS = {
    "T-shirt/top": "t_shirt tank_top camisole polo blouse shirt knit_vest hanfu_top",
    "trouser": names_of("trousers"),
    "pullover": "sweater sweatshirt hoodie knit_vest t_shirt polo blouse",
    "dress": f"{names_of('dress')} skirt".replace("kimono ", ""),
    "coat": names_of("opening").replace("kimono ", ""),
    "shirt": "shirt blouse t_shirt polo tank_top camisole hanfu_top tang_jacket cardigan sweater",
}
KINDS = {  # of garment, which an outline can tell
    "T-shirt/top": "top", "trouser": "trousers", "pullover": "top", "dress": "dress",
    "coat": "top", "shirt": "top",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Outline:
    """A garment's outline and the class of Fashion-MNIST that it is of.

    page: uint8 [320, 320], a line on white; edges: the same with the edges within; area: bool
    [320, 320], what the line encloses.
    """

    page: np.ndarray
    edges: np.ndarray
    area: np.ndarray
    label: str


def outlines(count: int) -> list[Outline]:
    """The first `count` test garments of the classes in `OURS`.

    Raises:
        DatasetNotFoundError: Fashion-MNIST is not here.
    """
    images, labels = read("test")
    wanted = [i for i, label in enumerate(labels) if CLASSES[label] in OURS][:count]
    return [outline_of(images[i], CLASSES[labels[i]]) for i in wanted]


def outline_of(image: np.ndarray, label: str) -> Outline:
    """The outline of one picture, uint8 [28, 28], light on black.

    It is smoothly enlarged and thresholded, specks and pinholes are taken out, its border is drawn.
    """
    room = SIDE - 2 * _ROOM
    resized = Image.fromarray(image).resize((room, room), Image.Resampling.BICUBIC)
    large = np.pad(np.asarray(resized), _ROOM)
    area = large > _INSIDE
    area = _without_specks(area)
    area = ~_without_specks(~area)
    edge = distances(area, 4) + distances(~area, 4)
    page = np.where(edge <= _PEN, 0, 255).astype(np.uint8)
    return Outline(page, _with_edges(page, large), area, label)


def _with_edges(page: np.ndarray, large: np.ndarray) -> np.ndarray:
    """The page with the edges that are found within the garment."""
    found = lines_of(np.repeat(255 - large[..., None], 3, axis=2))
    drawn = Image.fromarray(page)
    pen = ImageDraw.Draw(drawn)
    for line in (*found.strong, *found.weak):
        pen.line([tuple(point) for point in (SIDE * line).tolist()], fill=0, width=round(2 * _PEN))
    return np.asarray(drawn)


def _without_specks(area: np.ndarray) -> np.ndarray:
    numbers = components(area)
    sizes = np.bincount(numbers.ravel())
    kept = sizes >= _SPECK * area.sum()
    kept[0] = False
    return np.asarray(kept[numbers])


def is_right(label: str, category: str) -> bool:
    """Whether a category of ours may be of this class of Fashion-MNIST."""
    return category in OURS[label].split()


def is_of_kind(label: str, category: str) -> bool:
    """Whether it is a garment of the same kind: for the upper body, a dress, or trousers."""
    kind = find_category(category).kind
    return {"skirt": "dress", "jumpsuit": "dress"}.get(kind, kind) == KINDS[label]
