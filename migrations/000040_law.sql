insert into schema_migration (number, name, breaking) values (40, 'law', false);

-- What is known of each legal document, with or without its text. National like the catalogue: no site.
create table law_document (
  number text primary key,
  kind text not null,
  title text not null,
  folded text not null,
  issuer text,
  field text,
  issued_on date,
  valid_from date,
  valid_to date,
  extent text not null,
  source text not null,
  source_date date,
  certainty text not null,
  from_content boolean not null,
  recorded_at timestamptz not null,
  constraint law_document_dates check (valid_to is null or valid_from is null or valid_to > valid_from)
);
create index law_document_dates on law_document (valid_from, valid_to);

-- Articles, annexes and preambles, each in every wording, each wording in every version that was imported.
-- wording_from is the first day of the wording; 0001-01-01 stands for "since it came into force".
create table law_provision (
  document text not null,
  key text not null,
  wording_from date not null,
  version integer not null,
  is_current boolean not null,
  position integer not null,
  kind text not null,
  label text not null,
  occurrence integer not null,
  title text not null,
  code text,
  valid_from date,
  valid_to date,
  content_hash text not null,
  import_id uuid not null,
  body jsonb not null,
  primary key (document, key, wording_from, version)
);
create index law_provision_current on law_provision (document, position) where is_current;
create index law_provision_code on law_provision (code) where code is not null and is_current;
create index law_provision_from on law_provision (valid_from) where is_current and valid_from is not null;
create index law_provision_to on law_provision (valid_to) where is_current and valid_to is not null;

-- What one text does to another; empty parts mean the whole. A row is withdrawn, never deleted.
create table law_relation (
  id uuid primary key,
  by_document text not null,
  by_address jsonb not null,
  relation text not null,
  target_document text not null,
  target_address jsonb not null,
  valid_from date,
  valid_to date,
  note text,
  source text not null,
  certainty text not null,
  -- The document whose text says so, 'content' or 'entered'.
  origin text not null,
  fingerprint text not null,
  actor_id text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index law_relation_once on law_relation (origin, fingerprint) where withdrawn_at is null;
create index law_relation_target on law_relation (target_document) where withdrawn_at is null;
create index law_relation_by on law_relation (by_document) where withdrawn_at is null;
create index law_relation_day on law_relation (valid_from) where withdrawn_at is null;

-- What every import of a document did, also the ones that changed nothing.
create table law_import (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null,
  actor_id text not null,
  file text not null,
  format text not null,
  document text not null,
  outcome text not null,
  counts jsonb not null,
  faults jsonb not null
);
create index law_import_document on law_import (document, number);

-- One row: a number that grows with every change, and the hash of the content last loaded.
create table law_state (
  id boolean primary key default true check (id),
  revision bigint not null,
  content_hash text not null
);
insert into law_state (revision, content_hash) values (0, '');
