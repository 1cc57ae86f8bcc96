"""HTTP: the guard, the blueprints and the error shape; the only room that imports Flask."""
