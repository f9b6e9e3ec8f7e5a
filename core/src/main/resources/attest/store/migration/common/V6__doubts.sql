-- How doubtful an incident is, for the queue of reviewers; 0 for those that have not been revised since this column is there.

ALTER TABLE incident ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
CREATE INDEX incident_doubt ON incident (doubt DESC, first_day, nr) WHERE review = 0 AND live = 1;
