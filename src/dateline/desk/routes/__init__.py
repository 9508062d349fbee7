"""The desk's addresses: a module a page, each with the API call that is its twin."""
