insert into schema_migration (number, name, breaking) values (70, 'documents', false);

-- Draft letters: what is printed is made again from data and template whenever it is asked for.
create table letter (
  site_id text not null,
  id uuid not null,
  kind text not null,
  answer_id text not null,
  data jsonb not null,
  gaps text[] not null,
  made_by text not null,
  made_at timestamptz not null,
  data_hash text not null,
  template_hash text not null,
  primary key (site_id, id)
);
create index letter_by_time on letter (site_id, made_at desc, id);

-- What officers pinned as the ground of a decision. A row is written once; nothing in it ever changes.
create table decision_record (
  site_id text not null,
  id text not null,
  answer_id text not null,
  pinned_by text not null,
  pinned_at timestamptz not null,
  sealed jsonb not null,
  primary key (site_id, id)
);
create index decision_record_of_answer on decision_record (site_id, answer_id);
create index decision_record_by_time on decision_record (site_id, pinned_at desc, id);
