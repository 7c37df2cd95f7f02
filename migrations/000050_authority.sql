insert into schema_migration (number, name, breaking) values (50, 'authority', false);

-- What each source said of a task, every version kept. Tasks are national like the catalogue; a province's own carry its code ('' = national).
create table authority_source_version (
  task_id text not null,
  province_code text not null,
  origin text not null,
  version integer not null,
  source_date date not null,
  content_hash text not null,
  import_id uuid not null,
  is_current boolean not null,
  body jsonb not null,
  primary key (task_id, province_code, origin, version),
  constraint authority_source_version_from_one check (version >= 1)
);
create unique index authority_source_current on authority_source_version (task_id, province_code, origin) where is_current;

-- The sources merged; what rulings are made from. The current version is the one that counts; the interval of a power stands inside it.
create table authority_task_version (
  task_id text not null,
  province_code text not null,
  version integer not null,
  content_hash text not null,
  import_id uuid not null,
  is_current boolean not null,
  body jsonb not null,
  primary key (task_id, province_code, version)
);
create unique index authority_task_current on authority_task_version (task_id, province_code) where is_current;

-- What every import did, also the ones that changed nothing.
create table authority_import (
  id uuid primary key,
  at timestamptz not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null
);
create index authority_import_at on authority_import (at);

-- What the columns of a file of some shape become, as somebody once said.
create table authority_column_mapping (
  shape text primary key,
  columns jsonb not null,
  mapping jsonb not null,
  at timestamptz not null,
  actor_id text not null
);

-- Contradictions and gaps found over all tasks; the id is made from what was found, so that finding it again keeps state and owner.
create table authority_finding (
  id text primary key,
  kind text not null,
  task_id text not null,
  province_code text not null,
  details jsonb not null,
  state text not null,
  owner text,
  note text,
  found_at timestamptz not null,
  changed_at timestamptz not null,
  gone_at timestamptz,
  constraint authority_finding_state check (state in ('open', 'inWork', 'settled', 'accepted'))
);
create index authority_finding_list on authority_finding (state, kind, id) where gone_at is null;

-- One row: a number that grows with every change, and the hash of the content folder last loaded.
create table authority_state (
  id boolean primary key default true check (id),
  revision bigint not null,
  content_hash text not null
);
insert into authority_state (revision, content_hash) values (0, '');
