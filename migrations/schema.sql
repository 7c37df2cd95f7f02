-- Written by src/platform/database/describe-schema.ts; not edited by hand.

create table answer (
  site_id text not null,
  id text not null,
  conversation_id uuid not null,
  turn integer not null,
  at timestamp with time zone not null,
  question text not null,
  status text not null,
  status_family text not null,
  lang text not null,
  procedure_code text,
  body jsonb not null,
  sources_used text[] not null,
  sources_rejected text[] not null,
  measurements jsonb not null,
  constraint answer_pkey PRIMARY KEY (site_id, id),
  constraint answer_of_conversation FOREIGN KEY (site_id, conversation_id) REFERENCES conversation(site_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_by_status ON answer USING btree (site_id, status_family, at);
CREATE INDEX answer_by_time ON answer USING btree (site_id, at);
CREATE UNIQUE INDEX answer_turn ON answer USING btree (site_id, conversation_id, turn);

create table audit_entry (
  site_id text not null,
  id uuid not null,
  number bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  command text not null,
  subject text not null,
  details jsonb not null,
  request_id text not null,
  content_hash text not null,
  position bigint,
  chain_hash text,
  constraint audit_entry_pkey PRIMARY KEY (site_id, id),
  constraint audit_entry_sealed_whole CHECK ((("position" IS NULL) = (chain_hash IS NULL)))
);
CREATE UNIQUE INDEX audit_entry_position ON audit_entry USING btree (site_id, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX audit_entry_subject ON audit_entry USING btree (site_id, subject, number);
CREATE INDEX audit_entry_unsealed ON audit_entry USING btree (site_id, number) WHERE ("position" IS NULL);

create table audit_head (
  site_id text not null,
  position bigint not null,
  chain_hash text not null,
  sealed_at timestamp with time zone not null,
  constraint audit_head_pkey PRIMARY KEY (site_id)
);

create table authority_column_mapping (
  shape text not null,
  columns jsonb not null,
  mapping jsonb not null,
  at timestamp with time zone not null,
  actor_id text not null,
  constraint authority_column_mapping_pkey PRIMARY KEY (shape)
);

create table authority_finding (
  id text not null,
  kind text not null,
  task_id text not null,
  province_code text not null,
  details jsonb not null,
  state text not null,
  owner text,
  note text,
  found_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  constraint authority_finding_pkey PRIMARY KEY (id),
  constraint authority_finding_state CHECK ((state = ANY (ARRAY['open'::text, 'inWork'::text, 'settled'::text, 'accepted'::text])))
);
CREATE INDEX authority_finding_list ON authority_finding USING btree (state, kind, id) WHERE (gone_at IS NULL);

create table authority_import (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null,
  constraint authority_import_pkey PRIMARY KEY (id)
);
CREATE INDEX authority_import_at ON authority_import USING btree (at);

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
  constraint authority_source_version_pkey PRIMARY KEY (task_id, province_code, origin, version),
  constraint authority_source_version_from_one CHECK ((version >= 1))
);
CREATE UNIQUE INDEX authority_source_current ON authority_source_version USING btree (task_id, province_code, origin) WHERE is_current;

create table authority_state (
  id boolean not null default true,
  revision bigint not null,
  content_hash text not null,
  constraint authority_state_pkey PRIMARY KEY (id),
  constraint authority_state_id_check CHECK (id)
);

create table authority_task_version (
  task_id text not null,
  province_code text not null,
  version integer not null,
  content_hash text not null,
  import_id uuid not null,
  is_current boolean not null,
  body jsonb not null,
  constraint authority_task_version_pkey PRIMARY KEY (task_id, province_code, version)
);
CREATE UNIQUE INDEX authority_task_current ON authority_task_version USING btree (task_id, province_code) WHERE is_current;

create table catalogue_import (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null,
  constraint catalogue_import_pkey PRIMARY KEY (id)
);

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
  constraint catalogue_procedure_version_pkey PRIMARY KEY (code, version)
);
CREATE INDEX catalogue_procedure_field ON catalogue_procedure_version USING btree (field_name, code);
CREATE INDEX catalogue_procedure_in_force ON catalogue_procedure_version USING btree (code, valid_from);

create table catalogue_source_version (
  code text not null,
  source text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  content_hash text not null,
  import_id uuid not null,
  body jsonb not null,
  constraint catalogue_source_version_pkey PRIMARY KEY (code, source, version),
  constraint catalogue_source_version_from_one CHECK ((version >= 1))
);
CREATE INDEX catalogue_source_current ON catalogue_source_version USING btree (source, code) WHERE (valid_to IS NULL);

create table catalogue_state (
  id boolean not null default true,
  revision bigint not null,
  content_hash text not null,
  constraint catalogue_state_pkey PRIMARY KEY (id),
  constraint catalogue_state_id_check CHECK (id)
);

create table command_reply (
  site_id text not null,
  actor_id text not null,
  idempotency_key text not null,
  fingerprint text not null,
  reply jsonb,
  at timestamp with time zone not null,
  constraint command_reply_pkey PRIMARY KEY (site_id, actor_id, idempotency_key)
);
CREATE INDEX command_reply_at ON command_reply USING btree (at);

create table conversation (
  site_id text not null,
  id uuid not null,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  turns integer not null,
  memory jsonb not null,
  forget_on date not null,
  constraint conversation_pkey PRIMARY KEY (site_id, id),
  constraint conversation_turns_counted CHECK ((turns >= 0))
);
CREATE INDEX conversation_forget ON conversation USING btree (forget_on);

create table outbox (
  site_id text not null,
  id uuid not null,
  number bigint not null generated always as identity,
  name text not null,
  subject text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (site_id, id)
);
CREATE INDEX outbox_unpublished ON outbox USING btree (number) WHERE (published_at IS NULL);

create table schema_migration (
  number integer not null,
  name text not null,
  breaking boolean not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);
