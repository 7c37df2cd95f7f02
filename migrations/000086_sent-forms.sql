insert into schema_migration (number, name, breaking) values (86, 'sent-forms', false);

-- What was sent with a form, as it was at that moment, sealed with the house's secret; read through the dossier it became.
create table form_sent (
  site_id text not null,
  dossier_id text not null,
  draft_id uuid not null,
  form_id text not null,
  form_version integer not null,
  sealed text not null,
  sent_at timestamptz not null,
  primary key (site_id, dossier_id, draft_id)
);
