insert into schema_migration (number, name, breaking) values (112, 'waiting-words', false);

-- New words waited in a list of up to 4 MB that every search read whole. Short, it costs a search little and still puts many in their place at once.
alter index dossier_search_words set (gin_pending_list_limit = 64);
select gin_clean_pending_list('dossier_search_words');
