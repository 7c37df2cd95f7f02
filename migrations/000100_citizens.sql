insert into schema_migration (number, name, breaking) values (100, 'citizens', false);

-- Citizens who logged in by another service. Of the person only a keyed hash of the personal number stands readable; what the service said is sealed with the house's secret and goes with the session.
create table citizen_session (
  id uuid primary key,
  token_hash text not null,
  -- The token before this one: good until the browser has shown the new one, and for a moment after.
  previous_hash text,
  previous_until timestamptz,
  rotated_at timestamptz not null,
  person_key text not null,
  sealed text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create unique index citizen_session_token on citizen_session (token_hash);
create index citizen_session_previous on citizen_session (previous_hash) where previous_hash is not null;
create index citizen_session_person on citizen_session (person_key, started_at);
create index citizen_session_ends on citizen_session (ends_at);

-- One way to another service for officers and for citizens; where a citizen wanted to go on afterwards.
alter table sso_attempt drop constraint sso_attempt_purpose_known;
alter table sso_attempt add constraint sso_attempt_purpose_known check (purpose in ('signIn', 'confirm', 'citizen'));
alter table sso_attempt add column back text;

-- Whose draft it is, where it was begun by somebody who had logged in. The keyed hash of the personal number, as dossiers have it.
alter table form_draft add column person_key text;
create index form_draft_person on form_draft (person_key, saved_at desc) where person_key is not null and state = 'open';

-- All dossiers of one person, newest first.
create index dossier_of_person on dossier (applicant_key, registered_at desc, id desc);

-- Which office looked at a dossier and when, once an hour for one officer; forgotten after its time. The person it is about may read it.
create table dossier_view (
  site_id text not null,
  dossier_id uuid not null,
  -- The place of work of who looked, which the person is told; the officer is kept for the office's own check.
  reader_site_id text not null,
  officer_id text not null,
  what text not null,
  hour timestamptz not null,
  at timestamptz not null,
  primary key (site_id, dossier_id, hour, officer_id, what),
  constraint dossier_view_what_known check (what in ('dossier', 'paper'))
);
create index dossier_view_at on dossier_view (at);
