-- Words of articles and of the evidence of accounts; the texts themselves are in their tables.

CREATE TABLE article_words (nr BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX article_words_words ON article_words USING GIN (words);
CREATE TABLE account_words (nr BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX account_words_words ON account_words USING GIN (words);
