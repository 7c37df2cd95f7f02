insert into schema_migration (number, name, breaking) values (98, 'form-file-sent', false);

-- What was sent, as a keyed mark: the same bytes sent to the same question of a draft once more are the file that stands there. Files of before have none.
alter table form_file add column sent_mark text;
create unique index form_file_sent_once on form_file (site_id, draft_id, path, sent_mark);
