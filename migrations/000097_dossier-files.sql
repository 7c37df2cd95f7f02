insert into schema_migration (number, name, breaking) values (97, 'dossier-files', false);

-- Files that came to a dossier outside of a form: scanned at the desk, sent by the applicant. Contents and pictures of the pages stand sealed among the house's files; the own name of a file is sealed too.
create table dossier_file (
  -- Where it was taken.
  site_id text not null,
  -- Of the sealed content: how an action names the file.
  hash text not null,
  kind text not null,
  pages integer not null,
  bytes integer not null,
  sealed_name text not null,
  previews text[] not null,
  taken_at timestamptz not null,
  taken_by text not null,
  -- Whose it is: known at once when the applicant sends it, else by the first action that names it.
  dossier_id uuid,
  -- Empty until an action names it; what none names is forgotten.
  named_at timestamptz,
  primary key (site_id, hash),
  constraint dossier_file_kind_known check (kind in ('image', 'pdf')),
  constraint dossier_file_named_is_owned check (named_at is null or dossier_id is not null)
);
create unique index dossier_file_hash on dossier_file (hash);
create index dossier_file_waiting on dossier_file (taken_at) where named_at is null;
