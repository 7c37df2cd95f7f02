insert into schema_migration (number, name, breaking) values (86, 'sent-forms', false);

-- What was sent, as it was at that moment, sealed with the house's secret: the dossier's officers read it, and the same person may take it over later.
create table form_submission (
  site_id text not null,
  dossier_id uuid not null,
  form_id text not null,
  form_version integer not null,
  sealed text not null,
  sent_at timestamptz not null,
  primary key (site_id, dossier_id)
);
