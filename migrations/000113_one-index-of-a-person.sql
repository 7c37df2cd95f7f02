insert into schema_migration (number, name, breaking) values (113, 'one-index-of-a-person', false);

-- A person has few dossiers: whether one of them is open for a procedure is seen among all of them, by the index that lists them.
drop index dossier_same;
