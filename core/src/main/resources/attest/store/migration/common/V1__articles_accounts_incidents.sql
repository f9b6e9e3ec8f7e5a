-- Rows are only ever added to the tables of what was held: manifest, article, sighting, reading, account,
-- revision, decision, decided. The other tables say what holds now, so that it is found quickly; they can be
-- made again from the first. Moments are microseconds since 1970 (UTC), days are days since 1970.

CREATE TABLE manifest (
  nr ${key} PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first_run BIGINT NOT NULL,
  version TEXT NOT NULL,
  settings TEXT NOT NULL,
  rules TEXT NOT NULL,
  models TEXT NOT NULL
);

CREATE TABLE article (
  nr ${key} PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  seen BIGINT NOT NULL,
  source TEXT NOT NULL,
  ref TEXT,
  url TEXT,
  publisher TEXT,
  agency TEXT,
  title TEXT,
  byline TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT,
  published_from TEXT,
  dateline_place TEXT,
  dateline_date TEXT,
  paragraphs TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE sighting (
  article ${key} NOT NULL REFERENCES article (nr),
  mark TEXT NOT NULL,
  source TEXT NOT NULL,
  ref TEXT,
  url TEXT,
  publisher TEXT,
  title TEXT,
  published TEXT,
  published_from TEXT,
  seen BIGINT NOT NULL,
  PRIMARY KEY (article, mark)
)${clustered};

CREATE TABLE reading (
  nr ${key} PRIMARY KEY,
  article ${key} NOT NULL REFERENCES article (nr),
  manifest ${key} NOT NULL REFERENCES manifest (nr),
  read_at BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX reading_article ON reading (article, nr);

CREATE TABLE account (
  nr ${key} PRIMARY KEY,
  reading ${key} NOT NULL REFERENCES reading (nr),
  article ${key} NOT NULL REFERENCES article (nr),
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX account_article ON account (article);

CREATE TABLE incident (
  nr ${key} PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  founder TEXT NOT NULL,
  first_known BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  latest ${key} NOT NULL,
  revised BIGINT NOT NULL,
  live INTEGER NOT NULL,
  merged_into ${key},
  hash BIGINT NOT NULL,
  review INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  lasting INTEGER NOT NULL,
  country TEXT,
  latitude DOUBLE PRECISION,
  longitude DOUBLE PRECISION,
  cell INTEGER,
  origins INTEGER NOT NULL,
  accounts INTEGER NOT NULL
);
CREATE INDEX incident_day ON incident (first_day, nr);
CREATE INDEX incident_country ON incident (country, first_day, nr);
CREATE INDEX incident_type ON incident (type, first_day, nr);
CREATE INDEX incident_cell ON incident (cell, first_day);
CREATE INDEX incident_revised ON incident (revised);
CREATE INDEX incident_lasting ON incident (first_day, nr) WHERE lasting = 1;
CREATE INDEX incident_review ON incident (review) WHERE review > 0;

CREATE TABLE revision (
  nr ${key} PRIMARY KEY,
  incident ${key} NOT NULL REFERENCES incident (nr),
  revision INTEGER NOT NULL,
  revised BIGINT NOT NULL,
  manifest ${key} REFERENCES manifest (nr),
  review INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  cause TEXT NOT NULL,
  merged_into ${key} REFERENCES incident (nr),
  articles TEXT NOT NULL,
  body TEXT,
  UNIQUE (incident, revision)
);
CREATE INDEX revision_day ON revision (first_day, incident);
CREATE INDEX revision_merged ON revision (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE account_now (
  account ${key} PRIMARY KEY REFERENCES account (nr),
  component ${key} NOT NULL,
  incident ${key} REFERENCES incident (nr)
);
CREATE INDEX account_now_component ON account_now (component);
CREATE INDEX account_now_incident ON account_now (incident);

CREATE TABLE account_block (
  block TEXT NOT NULL,
  account ${key} NOT NULL,
  PRIMARY KEY (block, account)
)${clustered};

CREATE TABLE actor (
  nr ${key} PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE incident_actor (
  incident ${key} NOT NULL,
  actor ${key} NOT NULL REFERENCES actor (nr),
  PRIMARY KEY (incident, actor)
)${clustered};
CREATE INDEX incident_actor_actor ON incident_actor (actor, incident);

CREATE TABLE incident_toll (
  incident ${key} NOT NULL,
  harm TEXT NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (incident, harm)
)${clustered};
CREATE INDEX incident_toll_total ON incident_toll (harm, total);

CREATE TABLE decision (
  nr ${key} PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reviewer TEXT NOT NULL,
  decided BIGINT NOT NULL,
  stored BIGINT NOT NULL,
  note TEXT NOT NULL,
  action TEXT NOT NULL
);

CREATE TABLE decided (
  decision ${key} NOT NULL REFERENCES decision (nr),
  place INTEGER NOT NULL,
  side INTEGER NOT NULL,
  article TEXT NOT NULL,
  account TEXT NOT NULL,
  trigger_begin INTEGER,
  trigger_end INTEGER,
  PRIMARY KEY (decision, side, place)
)${clustered};
CREATE INDEX decided_article ON decided (article);

CREATE TABLE note (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  saved BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, name)
)${clustered};
