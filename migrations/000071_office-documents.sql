insert into schema_migration (number, name, breaking) values (71, 'office-documents', false);

-- Every wording of a template that a document was made from: what was made can be made again after the template was edited.
create table document_template (
  hash text primary key,
  template_id text not null,
  version integer not null,
  source text not null,
  word bytea,
  shape jsonb not null,
  papers text[] not null,
  kept_at timestamptz not null
);

-- Papers the office makes: their data and what frames it, by which the same bytes are made again. Only the state ever changes.
create table office_document (
  site_id text not null,
  id uuid not null,
  code text not null,
  template_id text not null,
  template_version integer not null,
  template_hash text not null references document_template (hash),
  name jsonb not null,
  subject text,
  data jsonb not null,
  frame jsonb not null,
  data_hash text not null,
  engine text not null,
  made_by text not null,
  made_at timestamptz not null,
  state text not null check (state in ('current', 'replaced', 'revoked')),
  replaces uuid,
  replaced_by uuid,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  primary key (site_id, id),
  check ((state = 'current') = (ended_at is null)),
  check ((state = 'replaced') = (replaced_by is not null))
);
create index office_document_by_time on office_document (site_id, made_at desc, id);
create index office_document_of_subject on office_document (site_id, subject, made_at desc) where subject is not null;

-- A code on paper names its document whatever the site, so it is kept apart from the site's own rows.
create table document_code (
  code text primary key,
  site_id text not null,
  document_id uuid not null
);
