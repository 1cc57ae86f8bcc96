"""The tray's words, in English and Chinese, after the system's language."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping

from plugin_server.desktop.status import Status
from plugin_server.errors import Language

# English and Chinese.
_TEXTS = {
    "starting": ("Tenfold is starting …", "Tenfold 正在启动…"),
    "ready": ("Tenfold is ready", "Tenfold 已就绪"),
    "busy": ("Tenfold is generating ({busy})", "Tenfold 正在生成（{busy}）"),
    "paused": ("Tenfold is paused", "Tenfold 已暂停"),
    "paused_busy": ("Tenfold is paused ({busy} wait)", "Tenfold 已暂停（{busy} 个等待）"),
    "error": ("Tenfold: {error}", "Tenfold：{error}"),
    "open": ("Open panel", "打开面板"),
    "pair": ("Pair a plugin …", "配对插件…"),
    "code": ("{client}: code {code}", "{client}：配对码 {code}"),
    "clients": ("Paired plugins", "已配对的插件"),
    "revoke": ("Revoke {client}", "撤销 {client}"),
    "no_clients": ("None", "无"),
    "install": ("Install the plugins", "安装插件"),
    "illustrator_install": ("Install into Illustrator", "安装到 Illustrator"),
    "illustrator_uninstall": ("Remove from Illustrator", "从 Illustrator 移除"),
    "figma": ("Figma …", "Figma…"),
    "pause": ("Pause", "暂停"),
    "autostart": ("Start at login", "登录时启动"),
    "hotkey": ("Hotkey {keys}", "快捷键 {keys}"),
    "log": ("Open log", "打开日志"),
    "diagnostics": ("Copy diagnostics", "复制诊断信息"),
    "quit": ("Quit Tenfold", "退出 Tenfold"),
    "code_shown": (
        "{client} wants to use Tenfold. Type this code there: {code}",
        "{client} 请求使用 Tenfold。请在其中输入配对码：{code}",
    ),
    "how_to_pair": (
        "Open Tenfold in Figma or Illustrator. It asks for a code, which then stands here.",
        "请在 Figma 或 Illustrator 中打开 Tenfold。它会请求配对码，配对码将显示在这里。",
    ),
    "revoked": (
        "{client} may no longer use Tenfold.",
        "{client} 不能再使用 Tenfold。",
    ),
    "illustrator_installed": (
        "The panel is installed. Start Illustrator again; it is in Window > Extensions > Tenfold.",
        "面板已安装。请重新启动 Illustrator，然后从“窗口 > 扩展 > Tenfold”打开。",
    ),
    "illustrator_removed": (
        "The panel is removed. Start Illustrator again.",
        "面板已移除。请重新启动 Illustrator。",
    ),
    "illustrator_absent": (
        "The panel is not installed in Illustrator.",
        "Illustrator 中没有安装该面板。",
    ),
    "figma_how": (
        "In Figma: Plugins > Development > Import plugin from manifest …; choose {path}",
        "在 Figma 中选择“插件 > 开发 > 从 manifest 导入插件…”，并选取 {path}",
    ),
    "copied": ("The diagnostics are on the clipboard.", "诊断信息已复制到剪贴板。"),
    "written": (
        "There is no clipboard here; the diagnostics are in the file that opens.",
        "此处没有剪贴板，诊断信息在所打开的文件中。",
    ),
}


def text(name: str, language: Language, **values: object) -> str:
    """The text of this name with its values filled in."""
    return _TEXTS[name][language == "zh"].format(**values)


def status_text(status: Status, language: Language) -> str:
    """A status as one line."""
    name = "paused_busy" if status.state == "paused" and status.busy else status.state
    return text(name, language, busy=status.busy, error=status.error)


def system_language(
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run,
) -> Language:
    """Chinese where the user's system is, else English."""
    if platform == "win32":
        return "zh" if _windows_language() & 0x3FF == 0x04 else "en"
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name, "C").split(".")[0] not in ("", "C", "POSIX"):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    if platform == "darwin":  # a program that was started at login has none of these
        command = ["defaults", "read", "-g", "AppleLanguages"]
        try:
            shown = run(command, capture_output=True, text=True, errors="replace", timeout=5).stdout
        except (OSError, subprocess.SubprocessError):
            return "en"
        first = shown.strip("( \n").split(",")[0].strip(' "\n)')
        return "zh" if first.startswith("zh") else "en"
    return "en"


if sys.platform == "win32":
    import ctypes

    def _windows_language() -> int:
        language: int = ctypes.WinDLL("kernel32").GetUserDefaultUILanguage()
        return language

else:

    def _windows_language() -> int:
        return 0
