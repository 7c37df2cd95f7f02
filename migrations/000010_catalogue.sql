insert into schema_migration (number, name, breaking) values (10, 'catalogue', false);

-- What each source said of a procedure, every version kept. The catalogue is national: no site owns it.
create table catalogue_source_version (
  code text not null,
  source text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  content_hash text not null,
  import_id uuid not null,
  body jsonb not null,
  primary key (code, source, version),
  constraint catalogue_source_version_from_one check (version >= 1)
);
-- The one version of a source that counts now.
create index catalogue_source_current on catalogue_source_version (source, code) where valid_to is null;

-- The sources merged; what is answered from. A day has at most one version in force: the highest that covers it.
create table catalogue_procedure_version (
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  content_hash text not null,
  name text not null,
  short_name text,
  folded_name text not null,
  field_name text not null,
  levels text[] not null,
  done_by text,
  status text not null,
  import_id uuid not null,
  body jsonb not null,
  primary key (code, version)
);
create index catalogue_procedure_in_force on catalogue_procedure_version (code, valid_from);
create index catalogue_procedure_field on catalogue_procedure_version (field_name, code);

-- What every import did, also the ones that changed nothing.
create table catalogue_import (
  id uuid primary key,
  at timestamptz not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null
);

-- One row: a number that grows with every change, and the hash of the content folder last loaded.
create table catalogue_state (
  id boolean primary key default true check (id),
  revision bigint not null,
  content_hash text not null
);
insert into catalogue_state (revision, content_hash) values (0, '');
