"""Who may ask: Host, Origin, token and pairing, decided from their inputs alone."""
