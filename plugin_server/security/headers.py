"""Host and Origin, by exact membership.

A local server is reachable by every page that the user opens. The Host check stops DNS rebinding
(CVE-2024-28224 and its kin), the Origin check stops pages that are not ours. Sets, not patterns:
a pattern once let `trusted.example.com.evil.com` into Jupyter (CVE-2026-40110).
"""

from __future__ import annotations

from collections.abc import Set


def own_hosts(port: int) -> frozenset[str]:
    """The Host headers that name this server."""
    return frozenset({f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"})


def host_allowed(host: str | None, port: int) -> bool:
    """Whether the Host header is one of ours; a missing one is not."""
    return host is not None and host.lower() in own_hosts(port)


def origin_allowed(origin: str | None, port: int, origins: Set[str]) -> bool:
    """Whether a page of this origin may ask at all; no Origin header means no browser page.

    The token still decides: "null" is every sandboxed frame, Figma's among them.
    """
    if origin is None:
        return True
    return origin in origins or origin in {f"http://{host}" for host in own_hosts(port)}
