create table desk_user (
  name varchar(64) not null primary key,
  role varchar(16) not null,
  password varchar(100) not null,
  created_at bigint not null,
  disabled integer not null,
  must_change integer not null
);

create table desk_token (
  id varchar(20) not null primary key,
  hash char(64) not null unique,
  owner varchar(64) not null references desk_user (name),
  label varchar(100) not null,
  scopes varchar(200) not null,
  created_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint,
  used_at bigint
);

create table desk_audit (
  number ${serial},
  at bigint not null,
  who text not null,
  via text not null,
  action text not null,
  subject text not null,
  detail text not null
);
