create table desk_search (
  id varchar(20) not null primary key,
  owner varchar(64) not null,
  name varchar(100) not null,
  filter varchar(2000) not null,
  events varchar(200) not null,
  paused integer not null,
  feed_hash char(64) not null,
  webhook varchar(2000) not null,
  webhook_secret varchar(100) not null,
  email varchar(300) not null,
  created_at bigint not null,
  since bigint not null
);

create table desk_firing (
  number ${serial},
  search varchar(20) not null references desk_search (id) on delete cascade,
  incident varchar(100) not null,
  revision integer not null,
  event varchar(20) not null,
  at bigint not null,
  known_at bigint not null,
  internal integer not null,
  place varchar(300) not null,
  day bigint not null,
  title text not null,
  detail text not null,
  unique (search, incident, revision, event)
);

create table desk_delivery (
  number ${serial},
  firing bigint references desk_firing (number) on delete cascade,
  search varchar(20) not null references desk_search (id) on delete cascade,
  way varchar(10) not null,
  state varchar(10) not null,
  attempts integer not null,
  next_at bigint not null,
  done_at bigint,
  fault text not null
);

create index desk_delivery_due on desk_delivery (state, next_at);

create table desk_alert_state (
  name varchar(20) not null primary key,
  at bigint not null,
  holder varchar(40) not null
);

create table desk_run (
  id varchar(20) not null primary key,
  kind varchar(10) not null,
  who varchar(64) not null,
  what text not null,
  manifest varchar(80) not null,
  state varchar(10) not null,
  started_at bigint not null,
  ended_at bigint,
  articles integer not null,
  known integer not null,
  accounts integer not null,
  created integer not null,
  revised integer not null
);

create table desk_run_problem (
  run varchar(20) not null references desk_run (id) on delete cascade,
  code varchar(60) not null,
  count integer not null,
  example text not null,
  primary key (run, code)
);

create table desk_feed (
  address varchar(2000) not null primary key,
  added_at bigint not null,
  added_by varchar(64) not null
);
