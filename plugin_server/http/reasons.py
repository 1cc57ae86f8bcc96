"""Why something of a request had no effect, in words."""

from __future__ import annotations

from plugin_server.errors import Language
from plugin_server.generation.generation import Ignored
from plugin_server.prompt.labels import field_label, value_label

# English and Chinese.
_NOT_USED = {
    "prompt": ("{model} has not learned words.", "{model} 没有学过文字。"),
    "sketch": ("{model} cannot see a sketch.", "{model} 不能读取草图。"),
    "pins": ("{model} has no fields to fix.", "{model} 没有可固定的字段。"),
    "like": ("{model} cannot start from an earlier design.", "{model} 不能从已有的设计出发。"),
    "free": ("{model} has not learned words.", "{model} 没有学过文字。"),
    "locks": ("{model} has no fields to lock.", "{model} 没有可锁定的字段。"),
    "reference": ("{model} cannot see a picture.", "{model} 不能读取参考图。"),
}
_TEXTS = {
    "no_words": (
        "Nothing in the prompt is about a garment.",
        "提示词中没有与服装有关的内容。",
    ),
    "no_class": (
        "It names none of the classes that {model} makes: {classes}.",
        "其中没有 {model} 能生成的类别：{classes}。",
    ),
    "on_the_map": (
        "A path on the map says alone which garments are made.",
        "地图上的路径已经决定了生成哪些服装。",
    ),
    "sketch_blank": (
        "The sketch is blank: there is no line in it.",
        "草图是空白的，没有线条。",
    ),
    "sketch_photograph": (
        "It looks like a photograph, not a drawing. Send it as a reference for its colours.",
        "这像是照片而不是草图。可作为参考图发送，以取用其颜色。",
    ),
    "sketch_text": (
        "It looks like a page of text and not like a drawing of a garment.",
        "这像是文字页面而不是服装草图。",
    ),
    "nothing_to_lock": (
        "There is no earlier design to keep them from; send like as well.",
        "没有可保留的已有设计，请同时发送 like。",
    ),
    "reference_blank": (
        "The picture is of one colour; there is no garment in it.",
        "参考图只有一种颜色，其中没有服装。",
    ),
    "alike": (
        "What is fixed leaves {made} different designs; {count} were asked for.",
        "已固定的内容只留下 {made} 种不同的设计，请求的是 {count} 种。",
    ),
    "missed": (
        "{name} is not as it was asked in {missing} of {count} designs; the rest leaves no room.",
        "{count} 个设计中有 {missing} 个的{name}与要求不符：其余要求没有留下余地。",
    ),
    "forbidden": (
        "{wish} cannot stand beside {other}.",
        "“{wish}”与“{other}”不能同时成立。",
    ),
    "impossible": ("No design has {wish} here.", "此处没有带“{wish}”的设计。"),
}


def reason_text(ignored: Ignored, model: str, language: Language) -> str:
    """One sentence."""
    place = 1 if language == "zh" else 0
    if ignored.reason == "not_used":
        return _NOT_USED[ignored.name][place].format(model=model)
    values, reason = dict(ignored.values), ignored.reason
    if reason == "missed":
        values["name"] = field_label(values["field"], language)
    if reason == "forbidden":
        values["wish"] = _said(values["field"], values["value"], language)
        if values["other"] and values["other_value"] != "":
            values["other"] = _said(values["other"], values["other_value"], language)
        elif values["other"]:
            values["other"] = field_label(values["other"], language)
        else:
            reason = "impossible"
    return _TEXTS[reason][place].format(model=model, **values)


def _said(name: str, value: str | float, language: Language) -> str:
    return f"{field_label(name, language)} · {value_label(name, value, language)}"
