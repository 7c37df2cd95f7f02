insert into schema_migration (number, name, breaking) values (1, 'house', false);

-- The replies already given, by the caller's Idempotency-Key: the constraint, not the program, decides who was first.
create table command_reply (
  site_id text not null,
  actor_id text not null,
  idempotency_key text not null,
  fingerprint text not null,
  reply jsonb,
  at timestamptz not null,
  primary key (site_id, actor_id, idempotency_key)
);
create index command_reply_at on command_reply (at);

-- One row per change of state. A row is written once; sealing fills position and chain_hash, nothing else ever changes.
create table audit_entry (
  site_id text not null,
  id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  command text not null,
  subject text not null,
  details jsonb not null,
  request_id text not null,
  content_hash text not null,
  position bigint,
  chain_hash text,
  primary key (site_id, id),
  constraint audit_entry_sealed_whole check ((position is null) = (chain_hash is null))
);
create unique index audit_entry_position on audit_entry (site_id, position) where position is not null;
create index audit_entry_unsealed on audit_entry (site_id, number) where position is null;
create index audit_entry_subject on audit_entry (site_id, subject, number);

-- The end of each site's chain, so that cutting rows off the end is seen too.
create table audit_head (
  site_id text primary key,
  position bigint not null,
  chain_hash text not null,
  sealed_at timestamptz not null
);

-- Events that stand but were not carried yet.
create table outbox (
  site_id text not null,
  id uuid not null,
  number bigint generated always as identity,
  name text not null,
  subject text not null,
  payload jsonb not null,
  at timestamptz not null,
  published_at timestamptz,
  primary key (site_id, id)
);
create index outbox_unpublished on outbox (number) where published_at is null;
