insert into schema_migration (number, name, breaking) values (61, 'change-sets', false);

-- A change of knowledge on its way through two pairs of eyes. The site that made it owns the row; its province decides.
create table change_set (
  site_id text not null,
  id uuid not null,
  province_id text not null,
  title text not null,
  reason text not null,
  source jsonb not null,
  origin text not null,
  state text not null,
  version integer not null,
  goes_live_on date not null,
  editors text[] not null,
  created_by text not null,
  created_at timestamptz not null,
  submitted_by text,
  approved_by text,
  approved_at timestamptz,
  live_at timestamptz,
  ended_at timestamptz,
  stuck jsonb,
  effects jsonb,
  golden jsonb,
  primary key (site_id, id),
  constraint change_set_origin_known check (origin in ('edit', 'import')),
  constraint change_set_state_known check (state in ('draft', 'submitted', 'approved', 'live', 'rolledBack', 'rejected', 'withdrawn')),
  -- Never the same person, whatever the roles: neither the one who submitted nor anyone who ever edited it.
  constraint change_set_two_persons check (approved_by is null or (approved_by <> created_by and approved_by <> submitted_by and not (approved_by = any (editors)))),
  constraint change_set_approved_whole check ((approved_by is null) = (approved_at is null)),
  constraint change_set_live_approved check (live_at is null or approved_by is not null)
);
create index change_set_of_province on change_set (province_id, state, created_at, id);
create unique index change_set_once on change_set (id);
create index change_set_due on change_set (goes_live_on) where state = 'approved';

-- What it changes: the record as it was read, as it shall be, and what takes it back.
create table change_item (
  site_id text not null,
  change_set_id uuid not null,
  kind text not null,
  subject_id text not null,
  place integer not null,
  label text not null,
  before_version integer not null,
  before jsonb not null,
  after jsonb not null,
  live_version integer,
  undo jsonb,
  primary key (site_id, change_set_id, kind, subject_id),
  constraint change_item_of_set foreign key (site_id, change_set_id) references change_set (site_id, id)
);
create index change_item_subject on change_item (kind, subject_id);

-- Every deed on a change set: who, when, why. Written once.
create table change_deed (
  site_id text not null,
  change_set_id uuid not null,
  number integer not null,
  deed text not null,
  by_id text not null,
  at timestamptz not null,
  note text not null,
  touched text[] not null,
  primary key (site_id, change_set_id, number),
  constraint change_deed_of_set foreign key (site_id, change_set_id) references change_set (site_id, id)
);

-- Questions whose right answers are known, re-run before and after every change they depend on. Those of content come with the program.
create table golden_question (
  id text primary key,
  origin text not null,
  audience text not null,
  question text not null,
  expected jsonb not null,
  subjects text[] not null,
  written_by text not null,
  written_at timestamptz not null,
  retired_at timestamptz,
  constraint golden_question_origin_known check (origin in ('content', 'house')),
  constraint golden_question_audience_known check (audience in ('citizen', 'officer'))
);
create index golden_question_subjects on golden_question using gin (subjects);

-- A topic answered only with "ask at the counter", from off to on; one row for each time it was off.
create table topic_switch (
  site_id text not null,
  id uuid not null,
  topic text not null,
  number integer not null,
  reason text not null,
  off_by text not null,
  off_at timestamptz not null,
  on_reason text,
  on_asked_by text,
  on_asked_at timestamptz,
  on_by text,
  on_at timestamptz,
  primary key (site_id, id),
  constraint topic_switch_topic_known check (topic ~ '^(field|task|procedure):.'),
  constraint topic_switch_asked_whole check ((on_asked_by is null) = (on_asked_at is null) and (on_asked_by is null) = (on_reason is null)),
  constraint topic_switch_on_whole check ((on_by is null) = (on_at is null)),
  -- Off needs one person, on again two.
  constraint topic_switch_two_persons check (on_by is null or on_by <> on_asked_by)
);
create unique index topic_switch_number on topic_switch (topic, number);
create unique index topic_switch_off_once on topic_switch (topic) where on_at is null;
create index topic_switch_time on topic_switch (off_at);

-- Sayings and lay words of this house in place of those of content. A null body: as content says again.
create table word_override (
  kind text not null,
  id text not null,
  version integer not null,
  body jsonb,
  is_current boolean not null,
  at timestamptz not null,
  primary key (kind, id, version),
  constraint word_override_kind_known check (kind in ('sayings', 'lexicon'))
);
create unique index word_override_current on word_override (kind, id) where is_current;

-- Which answers relied on a record, for recalls.
create index answer_sources on answer using gin (sources_used);
