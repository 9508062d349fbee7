"""Times: what the dates and time phrases of a document mean, and which one is an event's."""

from dateline.extract.times.belonging.choosing import choose_time, fallback_time
from dateline.extract.times.mentions import Kind, TimeMention
from dateline.extract.times.phrases.reading import find_times

__all__ = ["Kind", "TimeMention", "choose_time", "fallback_time", "find_times"]
