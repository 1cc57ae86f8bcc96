"""Words: what a prompt says about a garment, and a garment said in words.

`parse` reads a prompt in Chinese or English; `describe` writes a caption of a design. The
vocabulary is in the `terms_…` tables, the little words of both languages in `grammar`.
"""

from model.garment.words.parser import parse
from model.garment.words.reading import Reading

__all__ = ["Reading", "parse"]
