"""Every error that a client can see: one tree, one JSON shape, two languages.

An error is a class with a stable `code`, an HTTP `status`, and a message and a remedy in English
and Chinese. Its `values` fill the texts, and are all that has to be stored to show it again later
in either language.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, NamedTuple

Language = Literal["en", "zh"]


class Text(NamedTuple):
    """What was wrong, with the value; and what to do."""

    message: str
    remedy: str


class TenfoldError(Exception):
    """The root; raise a subclass with the values that its texts name."""

    status: ClassVar[int] = 500
    code: ClassVar[str]
    en: ClassVar[Text]
    zh: ClassVar[Text]
    by_code: ClassVar[dict[str, type[TenfoldError]]] = {}

    def __init_subclass__(cls) -> None:
        TenfoldError.by_code[cls.code] = cls

    def __init__(self, *, retry_after: int | None = None, **values: Any) -> None:
        """`retry_after`: seconds, for 429 and 503; `values`: JSON values that the texts name."""
        self.values = values
        self.retry_after = retry_after
        super().__init__(self.en.message.format(**values))

    def text(self, language: Language) -> Text:
        """The message and the remedy with the values filled in."""
        text = self.zh if language == "zh" else self.en
        return Text(text.message.format(**self.values), text.remedy.format(**self.values))

    def to_json(self, language: Language) -> dict[str, str]:
        """`code`, `message` and `remedy`: the inside of the one JSON shape, less `request_id`."""
        text = self.text(language)
        return {"code": self.code, "message": text.message, "remedy": text.remedy}


def restore(code: str, values: dict[str, Any]) -> TenfoldError:
    """The error that was stored as its code and values."""
    return TenfoldError.by_code[code](**values)


# The guard -------------------------------------------------------------------------------------


class HostNotAllowedError(TenfoldError):
    status = 421
    code = "host_not_allowed"
    en = Text(
        "The Host header is {host!r}, which is not this server.",
        "Use http://localhost:{port}.",
    )
    zh = Text("Host 头是 {host!r}，不是本服务器。", "请使用 http://localhost:{port}。")


class OriginNotAllowedError(TenfoldError):
    status = 403
    code = "origin_not_allowed"
    en = Text(
        "Pages from {origin!r} may not use Tenfold.",
        "Use the Tenfold panel or one of its plugins.",
    )
    zh = Text("来自 {origin!r} 的网页不能使用 Tenfold。", "请使用 Tenfold 面板或插件。")


class TokenMissingError(TenfoldError):
    status = 401
    code = "token_missing"
    en = Text(
        "The request carries no token.",
        "Pair this program with Tenfold, then send 'Authorization: Bearer <token>'.",
    )
    zh = Text(
        "请求没有携带令牌。",
        "请先与 Tenfold 配对，再发送 'Authorization: Bearer <令牌>'。",
    )


class TokenUnknownError(TenfoldError):
    status = 401
    code = "token_unknown"
    en = Text(
        "The token is not known here; it may have been revoked.",
        "Pair this program with Tenfold again.",
    )
    zh = Text("此处不认识该令牌，可能已被撤销。", "请重新与 Tenfold 配对。")


class TooManyAttemptsError(TenfoldError):
    status = 429
    code = "too_many_attempts"
    en = Text("Too many requests with a wrong token.", "Wait {seconds} s, then pair again.")
    zh = Text("使用错误令牌的请求过多。", "请等待 {seconds} 秒，然后重新配对。")


class TooManyRequestsError(TenfoldError):
    status = 429
    code = "too_many_requests"
    en = Text("More than {burst} requests came at once.", "Wait {seconds} s, then go on.")
    zh = Text("同时收到超过 {burst} 个请求。", "请等待 {seconds} 秒后继续。")


# The request -----------------------------------------------------------------------------------


class RouteNotFoundError(TenfoldError):
    status = 404
    code = "route_not_found"
    en = Text("There is no {method} {path}.", "See docs/http.md for the calls.")
    zh = Text("没有 {method} {path} 这个接口。", "接口列表见 docs/http.md。")


class MethodNotAllowedError(TenfoldError):
    status = 405
    code = "method_not_allowed"
    en = Text("{path} does not take {method}.", "It takes {allowed}.")
    zh = Text("{path} 不接受 {method}。", "它接受 {allowed}。")


class BodyTooLargeError(TenfoldError):
    status = 413
    code = "body_too_large"
    en = Text("The request is larger than {limit} bytes.", "Send a smaller sketch.")
    zh = Text("请求超过 {limit} 字节。", "请发送较小的草图。")


class WrongContentTypeError(TenfoldError):
    status = 415
    code = "wrong_content_type"
    en = Text("The content type is {content_type!r}.", "Send application/json.")
    zh = Text("内容类型是 {content_type!r}。", "请发送 application/json。")


class MalformedJsonError(TenfoldError):
    status = 400
    code = "malformed_json"
    en = Text("The body is not JSON: {reason}.", "Send one JSON object in UTF-8.")
    zh = Text("请求体不是 JSON:{reason}。", "请发送一个 UTF-8 的 JSON 对象。")


class UnknownFieldError(TenfoldError):
    status = 400
    code = "unknown_field"
    en = Text("There is no field {path!r}.", "The fields here are: {known}.")
    zh = Text("没有字段 {path!r}。", "此处的字段有：{known}。")


class InvalidFieldError(TenfoldError):
    status = 400
    code = "invalid_field"
    en = Text("{path!r} is {value}.", "It must be {expected}.")
    zh = Text("{path!r} 的值是 {value}。", "它必须是：{expected}。")


# Pairing ---------------------------------------------------------------------------------------


class PairingTooSoonError(TenfoldError):
    status = 429
    code = "pairing_too_soon"
    en = Text("A code was asked for less than {interval} s ago.", "Ask again in {seconds} s.")
    zh = Text("不到 {interval} 秒前刚申请过配对码。", "请在 {seconds} 秒后重试。")


class PairingExpiredError(TenfoldError):
    status = 410
    code = "pairing_expired"
    en = Text("This code is no longer valid.", "Ask for a new one.")
    zh = Text("该配对码已失效。", "请申请新的配对码。")


class PairingCodeWrongError(TenfoldError):
    status = 403
    code = "pairing_code_wrong"
    en = Text(
        "The code is not the one that Tenfold shows.", "Compare the digits; tries left: {tries}."
    )
    zh = Text("配对码与 Tenfold 显示的不一致。", "请核对数字；剩余次数：{tries}。")


# The sketch ------------------------------------------------------------------------------------


class SketchTypeError(TenfoldError):
    status = 415
    code = "sketch_type"
    en = Text(
        "The sketch is said to be {media_type!r}, but is not.",
        "Send a PNG, JPEG, WebP or SVG with its own media type.",
    )
    zh = Text(
        "草图声明为 {media_type!r}，实际并不是。",
        "请发送 PNG、JPEG、WebP 或 SVG，并使用对应的媒体类型。",
    )


class SketchTooLargeError(TenfoldError):
    status = 413
    code = "sketch_too_large"
    en = Text("The sketch is {size}; the limit is {limit}.", "Export it smaller.")
    zh = Text("草图为 {size}，上限是 {limit}。", "请缩小后再导出。")


class SketchDamagedError(TenfoldError):
    status = 400
    code = "sketch_damaged"
    en = Text("The sketch cannot be read: {reason}.", "Export it again.")
    zh = Text("无法读取草图：{reason}。", "请重新导出。")


class SketchUnsafeError(TenfoldError):
    status = 400
    code = "sketch_unsafe"
    en = Text(
        "The SVG holds {part}, which a sketch does not need.",
        "Export plain paths and shapes, without scripts, links and pictures.",
    )
    zh = Text("SVG 中含有草图不需要的 {part}。", "请只导出路径和图形，不含脚本、链接和图片。")


class SketchNeededError(TenfoldError):
    status = 422
    code = "sketch_needed"
    en = Text(
        "The model {name} paints a drawn outline, and there is no line to paint.",
        "Select a drawing of a garment and send it as the sketch, or choose another model.",
    )
    zh = Text(
        "模型 {name} 为画好的轮廓上色，而请求中没有任何线条。",
        "请选中一张服装草图作为 sketch 发送，或改用其他模型。",
    )


# Generations -----------------------------------------------------------------------------------


class GenerationNotFoundError(TenfoldError):
    status = 404
    code = "generation_not_found"
    en = Text("There is no generation {id!r}.", "List them with GET /v1/generations.")
    zh = Text("没有生成记录 {id!r}。", "用 GET /v1/generations 列出全部记录。")


class VariationNotFoundError(TenfoldError):
    status = 404
    code = "variation_not_found"
    en = Text(
        "Generation {id} has no variation {index} yet; it has {count}.",
        "Wait until it is finished, or ask for a smaller number.",
    )
    zh = Text(
        "生成 {id} 还没有第 {index} 个变体，目前有 {count} 个。", "请等待完成，或使用较小的序号。"
    )


class NotADesignError(TenfoldError):
    status = 409
    code = "not_a_design"
    en = Text(
        "The variation {variation} was made by {model}, which gives pixels and no design.",
        "Take a variation of a model whose output is a design, or its PNG.",
    )
    zh = Text(
        "变体 {variation} 由 {model} 生成，只有像素，没有设计数据。",
        "请选用输出为设计的模型所生成的变体，或使用其 PNG。",
    )


class ModelNotFoundError(TenfoldError):
    status = 404
    code = "model_not_found"
    en = Text("There is no model {name!r}.", "The models here are: {known}.")
    zh = Text("没有模型 {name!r}。", "可用的模型有：{known}。")


class MapNotFoundError(TenfoldError):
    status = 404
    code = "map_not_found"
    en = Text(
        "The model {name} {version} has no map.",
        "Draw it where the models lie: python -m model map {name}",
    )
    zh = Text(
        "模型 {name} {version} 没有地图。", "请在模型所在的电脑上绘制：python -m model map {name}"
    )


class MapUnreadableError(TenfoldError):
    code = "map_unreadable"
    en = Text(
        "The map of {name} cannot be read: {reason}.",
        "Draw it anew: python -m model map {name}",
    )
    zh = Text("无法读取 {name} 的地图：{reason}。", "请重新绘制：python -m model map {name}")


class QueueFullError(TenfoldError):
    status = 503
    code = "queue_full"
    en = Text("{limit} generations are waiting already.", "Cancel some, or wait {seconds} s.")
    zh = Text("已有 {limit} 个生成在排队。", "请取消一部分，或等待 {seconds} 秒。")


class ShuttingDownError(TenfoldError):
    status = 503
    code = "shutting_down"
    en = Text("Tenfold is closing.", "Start it again, then repeat the generation.")
    zh = Text("Tenfold 正在关闭。", "请重新启动后再次生成。")


class GenerationInterruptedError(TenfoldError):
    code = "interrupted"
    en = Text("Tenfold was closed during this generation.", "Generate again with the same seed.")
    zh = Text("生成过程中 Tenfold 被关闭。", "请用相同的种子再次生成。")


class UnexpectedError(TenfoldError):
    code = "unexpected"
    en = Text(
        "Tenfold made a mistake.",
        "Try again; if it stays, report it with the log and this request id.",
    )
    zh = Text("Tenfold 内部出错。", "请重试；若仍然出现，请附上日志和请求编号反馈。")


class ModelChangedError(TenfoldError):
    status = 503
    code = "model_changed"
    en = Text(
        "The model {name} went from version {before} to {now} in the middle of this generation.",
        "Generate again: all pictures then come from version {now}.",
    )
    zh = Text(
        "生成过程中，模型 {name} 从版本 {before} 变为 {now}。",
        "请再次生成：所有图片将来自版本 {now}。",
    )


# Backends --------------------------------------------------------------------------------------


class ModelUnreadableError(TenfoldError):
    code = "model_unreadable"
    en = Text("The model {name} cannot be loaded: {reason}.", "Export it again.")
    zh = Text("无法加载模型 {name}:{reason}。", "请重新导出该模型。")


class DesignSpaceError(TenfoldError):
    code = "design_space"
    en = Text(
        "The model {name} {version} was trained on other fields of a garment than this Tenfold "
        "draws: {fields}.",
        "Train it anew, or install the model that came with this Tenfold.",
    )
    zh = Text(
        "模型 {name} {version} 训练时的服装字段与当前 Tenfold 不同：{fields}。",
        "请重新训练，或安装随本版 Tenfold 提供的模型。",
    )


class BackendUnavailableError(TenfoldError):
    status = 503
    code = "backend_unavailable"
    en = Text("TensorFlow Serving at {url} does not answer: {reason}.", "Start it, then try again.")
    zh = Text("{url} 的 TensorFlow Serving 没有响应：{reason}。", "请启动它，然后重试。")


class BackendDeadlineError(TenfoldError):
    status = 504
    code = "backend_deadline"
    en = Text(
        "TensorFlow Serving at {url} took longer than {seconds} s.",
        "Try again, or give it more time with --deadline.",
    )
    zh = Text(
        "{url} 的 TensorFlow Serving 超过 {seconds} 秒未完成。",
        "请重试，或用 --deadline 延长时限。",
    )


class BackendRefusedError(TenfoldError):
    status = 502
    code = "backend_refused"
    en = Text(
        "TensorFlow Serving at {url} refused the request with status {status}: {reason}.",
        "Serve the model that Tenfold exported, in the version that its card names.",
    )
    zh = Text(
        "{url} 的 TensorFlow Serving 以状态 {status} 拒绝了请求：{reason}。",
        "请部署 Tenfold 导出的模型，版本与其卡片一致。",
    )


class BackendReplyError(TenfoldError):
    status = 502
    code = "backend_reply"
    en = Text(
        "TensorFlow Serving at {url} sent a reply that is no result: {reason}.",
        "Serve the model that Tenfold exported, in the version that its card names.",
    )
    zh = Text(
        "{url} 的 TensorFlow Serving 返回的不是有效结果：{reason}。",
        "请部署 Tenfold 导出的模型，版本与其卡片一致。",
    )
