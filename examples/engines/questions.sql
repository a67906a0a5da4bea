-- Three questions over the tables of many documents, in SQL that DuckDB and Spark SQL read alike.

-- ? Who depends on the national platforms, by body?
WITH RECURSIVE needs AS (
  SELECT d.document, d.dependent, d.needs AS platform
  FROM dependences d
  JOIN elements p ON p.document = d.document AND p.id = d.needs
  WHERE p.layer = 'integration' AND p.scope = 'national'
  UNION
  SELECT d.document, d.dependent, n.platform
  FROM needs n
  JOIN dependences d ON d.document = n.document AND d.needs = n.dependent
)
SELECT d.body, n.platform, count(DISTINCT n.dependent) AS dependents
FROM needs n JOIN documents d ON d.document = n.document
GROUP BY d.body, n.platform
ORDER BY dependents DESC, d.body, n.platform;

-- ? Which master data is held twice in one body's architecture?
SELECT d.body, f.value AS master_data, count(DISTINCT f.subject) AS holders, min(f.subject) AS first_holder, max(f.subject) AS last_holder
FROM fields f
JOIN documents d ON d.document = f.document
WHERE f.subject_type = 'element' AND f.key = 'master-data'
GROUP BY d.body, f.value
HAVING count(DISTINCT f.subject) > 1
ORDER BY d.body, master_data;

-- ? Which services exchange data without a route that is stated?
SELECT d.body, e.id AS service, CASE WHEN r.from_id = e.id THEN r.to_id ELSE r.from_id END AS with_id
FROM elements e
JOIN relations r ON r.document = e.document AND r.kind = 'exchanges' AND e.id IN (r.from_id, r.to_id)
JOIN documents d ON d.document = e.document
WHERE e.kind = 'public-service' AND coalesce(r.route, '') = ''
ORDER BY d.body, service;
