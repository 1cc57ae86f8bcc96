"""The latent maps that lie beside the models' cards, as they are asked for."""

from __future__ import annotations

from pathlib import Path

from model.card import Card
from model.latent_map import FILE, PICTURES, LatentMap, MapError
from plugin_server.errors import MapNotFoundError, MapUnreadableError


class Maps:
    """The maps in a folder of models; read anew each time, since one may be drawn meanwhile."""

    def __init__(self, saved_models: Path) -> None:
        self._saved_models = saved_models

    def has(self, card: Card) -> bool:
        """Whether this version of a model has a map."""
        folder = self._folder(card)
        return (folder / FILE).is_file() and (folder / PICTURES).is_file()

    def find(self, card: Card) -> LatentMap:
        """The map of this version of a model.

        Raises:
            MapNotFoundError: it has none.
            MapUnreadableError: it is damaged.
        """
        try:
            return LatentMap.read(self._folder(card))
        except FileNotFoundError as error:
            raise MapNotFoundError(name=card.name, version=card.version) from error
        except (MapError, OSError) as error:
            raise MapUnreadableError(name=card.name, reason=str(error)[:200]) from error

    def pictures(self, card: Card) -> bytes:
        """The sheet of its garments, a PNG.

        Raises:
            MapNotFoundError: there is none.
        """
        try:
            return (self._folder(card) / PICTURES).read_bytes()
        except FileNotFoundError as error:
            raise MapNotFoundError(name=card.name, version=card.version) from error

    def _folder(self, card: Card) -> Path:
        return self._saved_models / card.name / str(card.version)
