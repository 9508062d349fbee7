"""Every error Dateline raises on purpose, as one small tree.

Those of records are `ValueError`s too: only then does decoding name the JSON path they stand at.
"""


class DatelineError(Exception):
    """Something the user can mend; the message says where, what and what to do."""


class QuoteError(DatelineError, ValueError):
    """A quote does not stand in the document at its place, or a value has none."""


class RangeError(DatelineError, ValueError):
    """A range ends before it begins."""


class InputError(DatelineError):
    """A source can't be read."""


class UnreachedError(InputError):
    """An address can't be had now, but perhaps later; `retry` are seconds its server asks for."""

    retry: float | None = None


class CodebookError(DatelineError):
    """A rule, word list or actor file is malformed."""


class CorpusError(DatelineError):
    """A file of the written corpus is malformed."""


class ModelError(DatelineError):
    """The model's weights are missing or are not the ones that were shipped."""


class GazetteerError(DatelineError):
    """The gazetteer is missing or can't be built."""


class StoreError(DatelineError):
    """The database can't be opened, or a record isn't in it."""


class BatchError(DatelineError):
    """A batch can't be run, or its folder can't be used."""


class BenchError(DatelineError):
    """A benchmark's data is missing or malformed."""


class DeskError(DatelineError):
    """The desk can't be served, or must not be."""
