-- Where accounts may meet is derived: it is made again by the first run that writes. Blocks are in an order of
-- days, so that the accounts nearest in time are found. A row of account_now keeps where its account stands, so
-- that its rows are found when it leaves; null where that is to be made.

DROP TABLE account_block;
CREATE TABLE account_block (
  block BIGINT NOT NULL,
  place BIGINT NOT NULL,
  account ${key} NOT NULL,
  PRIMARY KEY (block, place, account)
)${clustered};

ALTER TABLE account_now ADD COLUMN blocks ${bytes};
CREATE INDEX account_now_unblocked ON account_now (account) WHERE blocks IS NULL;

ALTER TABLE account ADD COLUMN joint TEXT NOT NULL DEFAULT '';
