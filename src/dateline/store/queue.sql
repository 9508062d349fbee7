-- Events in the order of review, and what that is made of.
WITH asked AS (
    SELECT e.id AS event, e.document, e.score, i.id AS incident, i.title, i.grade,
        coalesce(i.killed_best, e.killed_least, 0) AS killed,
        coalesce(i.corroboration, 0) AS origins, coalesce(i.grade = 'contested', 0) AS contested,
        {unsure} AS unsure
    FROM linked d
    JOIN records r ON r.coding = d.coding AND r.kind = 'event'
    JOIN events e ON e.seq = r.seq
    LEFT JOIN incident_events ie ON ie.event = e.id
    LEFT JOIN incidents i ON i.id = ie.incident
    LEFT JOIN telling_events t ON t.event = e.id
    WHERE {chosen} AND e.id NOT IN (SELECT value FROM json_each(:but))
), weighed AS (
    SELECT *, {stakes} AS stakes, {doubt} AS doubt FROM asked
)
SELECT * FROM weighed ORDER BY stakes * doubt DESC, event LIMIT :limit OFFSET :skip
