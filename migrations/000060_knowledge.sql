insert into schema_migration (number, name, breaking) values (60, 'knowledge', false);

-- Questions that no record answers. The asking site owns the row; its province answers.
create table situation (
  site_id text not null,
  id uuid not null,
  province_id text not null,
  kind text not null,
  state text not null,
  question text not null,
  field text,
  as_of date not null,
  place_code text,
  answer_id text,
  opened_by text not null,
  opened_at timestamptz not null,
  due_on date not null,
  owner_id text,
  draft jsonb,
  precedent_id uuid,
  answered_at timestamptz,
  closed_reason text,
  primary key (site_id, id),
  constraint situation_kind_known check (kind in ('unanswered', 'disputed')),
  constraint situation_state_known check (state in ('open', 'assigned', 'drafted', 'answered', 'closed')),
  constraint situation_answered_whole check ((state = 'answered') = (precedent_id is not null))
);
create index situation_of_province on situation (province_id, state, due_on, id);
create unique index situation_once on situation (id);

-- What the province answered. One row per precedent; withdrawing fills its last columns, nothing else ever changes.
create table precedent (
  province_id text not null,
  id uuid not null,
  situation_id uuid not null,
  question text not null,
  answer text not null,
  basis jsonb not null,
  field text,
  valid_from date not null,
  valid_to date,
  drafted_by text not null,
  published_by text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (province_id, id),
  constraint precedent_two_persons check (drafted_by <> published_by),
  constraint precedent_days_in_order check (valid_to is null or valid_from < valid_to),
  constraint precedent_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index precedent_of_situation on precedent (situation_id);
