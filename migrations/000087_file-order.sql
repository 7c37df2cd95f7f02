insert into schema_migration (number, name, breaking) values (87, 'file-order', false);

-- The files of a question stand in the order they were added: the draft's version counts on with each, moments may be alike.
alter table form_file add column added_with integer not null default 0;
