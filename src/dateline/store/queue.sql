-- Events in the order of review. Stakes: 1 to 5 by the dead of the incident (3 at ten), and up to 1
-- more by its origins. Doubt: what the score leaves open, .3 more where the incident is contested,
-- .2 more where a link that made it was hardly sure (log-odds under 1). `weigh.sql` keeps the
-- product of both for all events of incidents.
WITH asked AS (
    SELECT e.id AS event, e.document, e.score, i.id AS incident, i.title, i.grade,
        coalesce(i.killed_best, e.killed_least, 0) AS killed,
        coalesce(i.corroboration, 0) AS origins,
        EXISTS (SELECT 1 FROM links l WHERE l."left" = t.telling AND l.score < 1)
            OR EXISTS (SELECT 1 FROM links l WHERE l."right" = t.telling AND l.score < 1)
            AS unsure
    FROM linked d
    JOIN records r ON r.coding = d.coding AND r.kind = 'event'
    JOIN events e ON e.seq = r.seq
    LEFT JOIN incident_events ie ON ie.event = e.id
    LEFT JOIN incidents i ON i.id = ie.incident
    LEFT JOIN telling_events t ON t.event = e.id
    WHERE {chosen} AND e.id NOT IN (SELECT value FROM json_each(:but))
), weighed AS (
    SELECT *, 1 + 4.0 * killed / (killed + 10) + origins / (origins + 2.0) AS stakes,
        1 - score + .3 * coalesce(grade = 'contested', 0) + .2 * unsure AS doubt
    FROM asked
)
SELECT * FROM weighed ORDER BY stakes * doubt DESC, event LIMIT :limit OFFSET :skip
