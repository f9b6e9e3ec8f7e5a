-- Words of articles and of the evidence of accounts; the texts themselves are in their tables.

CREATE VIRTUAL TABLE article_words USING fts5(words, content = '', detail = full, tokenize = 'unicode61');
CREATE VIRTUAL TABLE account_words USING fts5(words, content = '', detail = full, tokenize = 'unicode61');
