-- Weighs events for the queue: stakes times doubt. None for an event that a person added: no reader
-- is in doubt of it.
UPDATE incident_events SET weight = (
    SELECT ({stakes}) * ({doubt})
    FROM (
        SELECT e.score, coalesce(i.killed_best, e.killed_least, 0) AS killed,
            i.corroboration AS origins, i.grade = 'contested' AS contested, {unsure} AS unsure
        FROM linked d
        JOIN records r ON r.coding = d.coding AND r.kind = 'event'
            AND r.id = incident_events.event
        JOIN events e ON e.seq = r.seq
        JOIN incidents i ON i.id = incident_events.incident
        LEFT JOIN telling_events t ON t.event = incident_events.event
        WHERE d.document = incident_events.document
    )
)
WHERE event IN (SELECT value FROM json_each(:events))
