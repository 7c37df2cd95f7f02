insert into schema_migration (number, name, breaking) values (85, 'forms', false);

-- Forms that officials changed, each published version once; what content/forms brings is not here. A version that was rolled back stays, for drafts begun with it.
create table form_version (
  id text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  form jsonb not null,
  reason text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (id, version)
);

-- A form that somebody is filling. The answers are sealed with the house's secret; of the birth year that opens it again only a keyed hash is kept.
create table form_draft (
  site_id text not null,
  id uuid not null,
  code text not null,
  form_id text not null,
  form_version integer not null,
  procedure_code text not null,
  case_id text,
  birth_hash text,
  sealed text,
  version integer not null,
  state text not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  forget_on date not null,
  sent_at timestamptz,
  dossier_id text,
  dossier_code text,
  primary key (site_id, id),
  constraint form_draft_state_known check (state in ('open', 'sent')),
  constraint form_draft_sent_is_empty check ((state = 'open' and sealed is not null) or (state = 'sent' and sealed is null and dossier_id is not null))
);
create unique index form_draft_code on form_draft (site_id, code);
create index form_draft_forget on form_draft (site_id, forget_on) where state = 'open';

-- Files of a draft, later of the dossier it became. Contents and pictures of the pages stand sealed among the house's files; the own name of a file is sealed too.
create table form_file (
  site_id text not null,
  id uuid not null,
  draft_id uuid not null,
  path text not null,
  kind text not null,
  sealed_name text not null,
  pages integer not null,
  bytes integer not null,
  content_hash text not null,
  previews text[] not null,
  made_at timestamptz not null,
  primary key (site_id, id),
  foreign key (site_id, draft_id) references form_draft (site_id, id) on delete cascade,
  constraint form_file_kind_known check (kind in ('image', 'pdf'))
);
create index form_file_of_draft on form_file (site_id, draft_id, made_at, id);
