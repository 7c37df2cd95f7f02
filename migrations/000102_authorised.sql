insert into schema_migration (number, name, breaking) values (102, 'authorised', false);

-- Who handed a dossier in for the applicant, where the desk saw that person's number: the keyed hash by which a log-in finds it.
alter table dossier add column proxy_key text;
create index dossier_of_proxy on dossier (proxy_key) where proxy_key is not null;
