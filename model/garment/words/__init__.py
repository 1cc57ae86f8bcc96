"""Words: what a prompt says about a garment, and a garment said in words.

`parse` reads a prompt in Chinese or English; `describe` writes a caption of a design. The
vocabulary is in `tables/`, one line a value; the little words of both languages in `grammar`.
"""

from model.garment.words.captions import caption, describe
from model.garment.words.parser import parse
from model.garment.words.reading import Reading

__all__ = ["Reading", "caption", "describe", "parse"]
