-- Which accounts are linked, each pair twice, in place of the groups that links lead to: groups grow, and what an
-- account can change is near to it. Links are derived, as blocks are: the first run that writes makes both again.

CREATE TABLE account_link (
  one ${key} NOT NULL,
  other ${key} NOT NULL,
  PRIMARY KEY (one, other)
)${clustered};

DROP INDEX account_now_component;
ALTER TABLE account_now DROP COLUMN component;

DELETE FROM account_block;
UPDATE account_now SET blocks = NULL;

-- The bounds of what came to each harm; of earlier rows they are not known.
ALTER TABLE incident_toll ADD COLUMN low BIGINT;
ALTER TABLE incident_toll ADD COLUMN high BIGINT;
