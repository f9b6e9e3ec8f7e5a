-- Secrets of webhooks are kept closed (encrypted), which makes them longer.
create table desk_search_secret (
  search varchar(20) not null primary key,
  closed varchar(400) not null
);
