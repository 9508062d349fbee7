-- Each sighted shard has a new part by now. Give it the documents that are its own,
INSERT INTO documents (id, name, shard, part, number, start, length, state)
SELECT here.id, here.name, here.shard, parts.name, here.number, here.start, here.length, 'read'
FROM sightings AS here JOIN parts ON parts.shard = here.shard AND parts.state = 'read'
WHERE NOT EXISTS (SELECT 1 FROM documents WHERE id = here.id)
AND NOT EXISTS (
    SELECT 1 FROM sightings AS other
    WHERE other.id = here.id AND (other.name, other.shard) < (here.name, here.shard)
);

-- count those that are not,
UPDATE shards SET repeated = repeated + documents - (
    SELECT count(*) FROM parts JOIN documents ON documents.part = parts.name
    WHERE parts.shard = key
)
WHERE state = 'sighted';

-- and drop the parts that got none.
DELETE FROM parts
WHERE state = 'read' AND NOT EXISTS (SELECT 1 FROM documents WHERE part = parts.name);

DELETE FROM sightings;

UPDATE shards SET state = CASE broken WHEN 1 THEN 'failed' ELSE 'read' END
WHERE state = 'sighted';
