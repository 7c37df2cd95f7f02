insert into schema_migration (number, name, breaking) values (112, 'words-at-once', false);

-- New words waited in a list of up to 4 MB that every search read whole. Each now goes to its place at once.
alter index dossier_search_words set (fastupdate = off);
select gin_clean_pending_list('dossier_search_words');
