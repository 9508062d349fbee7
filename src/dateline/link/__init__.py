"""Many reports, one incident: copies, same-event judgements, clusters, tolls, grades."""
