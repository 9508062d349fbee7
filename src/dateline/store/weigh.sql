-- Weighs events in the queue, as `queue.sql` says: stakes times doubt. None for an event that a
-- person added: no reader is in doubt of it.
UPDATE incident_events SET weight = (
    SELECT (1 + 4.0 * killed / (killed + 10) + origins / (origins + 2.0))
        * (1 - score + .3 * contested + .2 * unsure)
    FROM (
        SELECT e.score, coalesce(i.killed_best, e.killed_least, 0) AS killed,
            i.corroboration AS origins, i.grade = 'contested' AS contested,
            EXISTS (SELECT 1 FROM links l WHERE l."left" = t.telling AND l.score < 1)
                OR EXISTS (SELECT 1 FROM links l WHERE l."right" = t.telling AND l.score < 1)
                AS unsure
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
