insert into schema_migration (number, name, breaking) values (20, 'conversation', false);

-- A conversation of one person with the machine. It knows no person: only a random id, and what the next turn must know.
create table conversation (
  site_id text not null,
  id uuid not null,
  started_at timestamptz not null,
  last_at timestamptz not null,
  turns integer not null,
  memory jsonb not null,
  forget_on date not null,
  primary key (site_id, id),
  constraint conversation_turns_counted check (turns >= 0)
);
create index conversation_forget on conversation (forget_on);

-- Every outcome, also the refused and the broken ones. The question is stored with personal numbers masked, never as typed.
create table answer (
  site_id text not null,
  id text not null,
  conversation_id uuid not null,
  turn integer not null,
  at timestamptz not null,
  question text not null,
  status text not null,
  status_family text not null,
  lang text not null,
  procedure_code text,
  body jsonb not null,
  sources_used text[] not null,
  sources_rejected text[] not null,
  measurements jsonb not null,
  primary key (site_id, id),
  constraint answer_of_conversation foreign key (site_id, conversation_id) references conversation (site_id, id) on delete cascade
);
create unique index answer_turn on answer (site_id, conversation_id, turn);
create index answer_by_time on answer (site_id, at);
create index answer_by_status on answer (site_id, status_family, at);
