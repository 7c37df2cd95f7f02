insert into schema_migration (number, name, breaking) values (105, 'dossier-open', false);

-- Almost every action moves `next_at`. As long as an index holds it, every action writes an entry into every index of the table, of which
-- none but that one changes; without, a row is written beside its former self and no index is touched. Lists of a site sort its open ones.
alter table dossier add column is_open boolean not null generated always as (next_at is not null) stored;
drop index dossier_open;
drop index dossier_next;
drop index dossier_due;
drop index dossier_same;
create index dossier_open on dossier (owner_site_id, id) where is_open;
create index dossier_due on dossier (due_at, id) where is_open and due_at is not null;
create index dossier_same on dossier (applicant_key, procedure_code) where is_open;
