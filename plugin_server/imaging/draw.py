"""`python -m plugin_server.imaging.draw`: draws what stdin orders, to stdout, until stdin ends.

A process of its own, because drawing holds the interpreter's lock: the server answers meanwhile,
and each core can draw. It needs neither TensorFlow nor Flask, so it is small, and it ends with the
server however that ends.
"""

from __future__ import annotations

import os
import sys
import traceback

from model.garment.sampler import sample
from plugin_server.imaging import orders


def main() -> int:
    """Fills orders, one after the other."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not disturb them
    orders.filled(orders.Order(sample(0).items, svg=True, side=64))  # tables and caches
    while True:
        try:
            order = orders.receive_order(sys.stdin.buffer)
        except EOFError:
            return 0
        try:
            files = orders.filled(order)
        except Exception as error:  # one design must not end the process
            traceback.print_exc()
            orders.send_failure(answers, repr(error))
        else:
            orders.send_files(answers, files)


if __name__ == "__main__":
    sys.exit(main())
