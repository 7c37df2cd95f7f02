insert into schema_migration (number, name, breaking) values (63, 'change-drafts', false);

-- What a draft said of a record before its last edit by hand, so that this edit can be undone. Null: edited once, or made for another version.
alter table change_item add column previous jsonb;
