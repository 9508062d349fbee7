"""The grammar of reported speech: cue words, frames, clauses, speakers."""
