"""Tenfold on the user's desktop: tray, start at login, hotkey, log, installing the plugins."""
