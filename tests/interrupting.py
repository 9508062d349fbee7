"""How a test starts a command that it will stop by Ctrl-C."""

HEEDING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("dateline", run_name="__main__")
"""
"""Runs the command with Ctrl-C heeded, also where the tests run behind a shell that ignores it."""
