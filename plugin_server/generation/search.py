"""What is looked for among earlier generations, as SQL."""

from __future__ import annotations

from dataclasses import dataclass

# What words are compared with: the prompt, the model, the seed and the day.
_SAID = (
    "folded(json_extract(request, '$.prompt') || ' ' || model_name || ' ' || seed || ' ' || "
    "substr(created_at, 1, 10))"
)


@dataclass(frozen=True)
class Search:
    """Everything that a generation has to meet; nothing by default."""

    words: str = ""  # each of them somewhere in prompt, model, seed or day
    model: str | None = None
    since: str | None = None  # ISO 8601, UTC
    favourites: bool = False

    def conditions(self) -> tuple[str, list[str]]:
        """A condition on a row of `generations`, and its values.

        It calls `folded`, which the connection has to know as `str.casefold`.
        """
        wanted = self.words.casefold().split()
        conditions = ["1", *(f"instr({_SAID}, ?) > 0" for _ in wanted)]
        values = wanted
        if self.model is not None:
            conditions.append("model_name = ?")
            values.append(self.model)
        if self.since is not None:
            conditions.append("created_at >= ?")
            values.append(self.since)
        if self.favourites:
            conditions.append("id IN (SELECT generation FROM favourites)")
        return " AND ".join(conditions), values
