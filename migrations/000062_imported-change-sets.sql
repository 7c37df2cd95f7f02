insert into schema_migration (number, name, breaking) values (62, 'imported-change-sets', false);

-- What an import brings for a record, word for word as its source says it: written on approval in place of a correction. Null: an edit.
alter table change_item add column imported jsonb;
-- For summaries of thousands of records: whether the record is new, and which of its fields differ.
alter table change_item add column is_new boolean not null default false;
alter table change_item add column fields text[] not null default '{}';
create index change_item_place on change_item (site_id, change_set_id, place);

-- What was read from the files, and why rows were left out.
alter table change_set add column report jsonb;
-- Grows whenever the items change; a check counts only for the items it looked at.
alter table change_set add column items_version integer not null default 1;
alter table change_set add column checked_items_version integer;
alter table change_set add column checked_at timestamptz;

-- How far long work on a change set has come; written beside its transaction so that everybody sees it.
create table change_progress (
  change_set_id uuid primary key,
  step text not null,
  done integer not null,
  total integer not null,
  at timestamptz not null,
  constraint change_progress_step_known check (step in ('check', 'goLive', 'rollBack'))
);

-- Which state of a document a change was made for.
alter table law_document add column version integer not null default 1;

-- A source that was taken back says nothing of a code from this version on.
alter table catalogue_source_version add column is_withdrawn boolean not null default false;
