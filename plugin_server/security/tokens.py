"""Bearer tokens: 256 random bits for each client, stored only as SHA-256.

A fast hash is right here: the input is random, not a password, so it can't be guessed.
"""

from __future__ import annotations

import hashlib
import re
import secrets

_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{16,128})")


def new_token() -> str:
    """A new token, 43 characters that need no escaping."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def bearer(authorization: str | None) -> str | None:
    """The token in an Authorization header; None when there is none that could be one."""
    match = _BEARER.fullmatch(authorization or "")
    return match.group(1) if match else None
