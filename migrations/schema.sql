-- Written by src/platform/database/describe-schema.ts; not edited by hand.

create table answer (
  site_id text not null,
  id text not null,
  conversation_id uuid not null,
  turn integer not null,
  at timestamp with time zone not null,
  question text not null,
  status text not null,
  status_family text not null,
  lang text not null,
  procedure_code text,
  body jsonb not null,
  sources_used text[] not null,
  sources_rejected text[] not null,
  measurements jsonb not null,
  constraint answer_pkey PRIMARY KEY (site_id, id),
  constraint answer_of_conversation FOREIGN KEY (site_id, conversation_id) REFERENCES conversation(site_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_by_status ON answer USING btree (site_id, status_family, at);
CREATE INDEX answer_by_time ON answer USING btree (site_id, at);
CREATE INDEX answer_sources ON answer USING gin (sources_used);
CREATE UNIQUE INDEX answer_turn ON answer USING btree (site_id, conversation_id, turn);

create table audit_entry (
  site_id text not null,
  id uuid not null,
  number bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  command text not null,
  subject text not null,
  details jsonb not null,
  request_id text not null,
  content_hash text not null,
  constraint audit_entry_pkey PRIMARY KEY (site_id, number)
);
CREATE INDEX audit_entry_about ON audit_entry USING btree (subject, at DESC) WHERE (subject ~~ 'officer:%'::text);
CREATE INDEX audit_entry_actor ON audit_entry USING btree (actor_id, at DESC) WHERE (actor_kind = 'officer'::text);

create table audit_head (
  site_id text not null,
  position bigint not null,
  chain_hash text not null,
  sealed_at timestamp with time zone not null,
  constraint audit_head_pkey PRIMARY KEY (site_id)
);

create table audit_open (
  site_id text not null,
  number bigint not null
);

create table audit_page (
  site_id text not null,
  position bigint not null,
  numbers bigint[] not null,
  chain_hash text not null,
  sealed_at timestamp with time zone not null,
  constraint audit_page_pkey PRIMARY KEY (site_id, "position")
);

create table authority_column_mapping (
  shape text not null,
  columns jsonb not null,
  mapping jsonb not null,
  at timestamp with time zone not null,
  actor_id text not null,
  constraint authority_column_mapping_pkey PRIMARY KEY (shape)
);

create table authority_finding (
  id text not null,
  kind text not null,
  task_id text not null,
  province_code text not null,
  details jsonb not null,
  state text not null,
  owner text,
  note text,
  found_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  constraint authority_finding_pkey PRIMARY KEY (id),
  constraint authority_finding_state CHECK ((state = ANY (ARRAY['open'::text, 'inWork'::text, 'settled'::text, 'accepted'::text])))
);
CREATE INDEX authority_finding_list ON authority_finding USING btree (state, kind, id) WHERE (gone_at IS NULL);

create table authority_import (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null,
  constraint authority_import_pkey PRIMARY KEY (id)
);
CREATE INDEX authority_import_at ON authority_import USING btree (at);

create table authority_source_version (
  task_id text not null,
  province_code text not null,
  origin text not null,
  version integer not null,
  source_date date not null,
  content_hash text not null,
  import_id uuid not null,
  is_current boolean not null,
  body jsonb not null,
  constraint authority_source_version_pkey PRIMARY KEY (task_id, province_code, origin, version),
  constraint authority_source_version_from_one CHECK ((version >= 1))
);
CREATE UNIQUE INDEX authority_source_current ON authority_source_version USING btree (task_id, province_code, origin) WHERE is_current;

create table authority_state (
  id boolean not null default true,
  revision bigint not null,
  content_hash text not null,
  constraint authority_state_pkey PRIMARY KEY (id),
  constraint authority_state_id_check CHECK (id)
);

create table authority_task_version (
  task_id text not null,
  province_code text not null,
  version integer not null,
  content_hash text not null,
  import_id uuid not null,
  is_current boolean not null,
  body jsonb not null,
  constraint authority_task_version_pkey PRIMARY KEY (task_id, province_code, version)
);
CREATE UNIQUE INDEX authority_task_current ON authority_task_version USING btree (task_id, province_code) WHERE is_current;

create table bank_transfer (
  site_id text not null,
  reference text not null,
  amount_vnd bigint not null,
  note text not null,
  paid_at timestamp with time zone not null,
  provider text not null,
  state text not null,
  dossier_id uuid,
  constraint bank_transfer_pkey PRIMARY KEY (site_id, reference),
  constraint bank_transfer_state_known CHECK ((state = ANY (ARRAY['matched'::text, 'unmatched'::text, 'refused'::text])))
);
CREATE INDEX bank_transfer_open ON bank_transfer USING btree (site_id, paid_at) WHERE (state <> 'matched'::text);

create table calendar_closure (
  site_id text not null,
  id uuid not null,
  place text not null,
  date date not null,
  half_day text,
  reason_vi text not null,
  reason_en text not null,
  source text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint calendar_closure_pkey PRIMARY KEY (site_id, id),
  constraint calendar_closure_end_whole CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint calendar_closure_half_known CHECK ((half_day = ANY (ARRAY['am'::text, 'pm'::text])))
);
CREATE INDEX calendar_closure_of_site ON calendar_closure USING btree (site_id, date DESC);
CREATE UNIQUE INDEX calendar_closure_once ON calendar_closure USING btree (place, date, COALESCE(half_day, ''::text)) WHERE (ended_at IS NULL);

create table calendar_counted (
  id boolean not null default true,
  content_hash text not null,
  counted_at timestamp with time zone not null,
  constraint calendar_counted_pkey PRIMARY KEY (id),
  constraint calendar_counted_id_check CHECK (id)
);

create table calendar_day (
  year integer not null,
  version integer not null,
  date date not null,
  kind text not null,
  half_day text,
  name_vi text not null,
  name_en text not null,
  source text not null,
  source_date date not null,
  certainty text not null,
  constraint calendar_day_pkey PRIMARY KEY (year, version, date),
  constraint calendar_day_certainty_known CHECK ((certainty = ANY (ARRAY['official'::text, 'secondary'::text, 'unverified'::text]))),
  constraint calendar_day_half_known CHECK ((half_day = ANY (ARRAY['am'::text, 'pm'::text]))),
  constraint calendar_day_in_year CHECK ((EXTRACT(year FROM date) = (year)::numeric)),
  constraint calendar_day_kind_known CHECK ((kind = ANY (ARRAY['holiday'::text, 'inLieu'::text, 'swappedOff'::text, 'swappedWork'::text]))),
  constraint calendar_day_year_version_fkey FOREIGN KEY (year, version) REFERENCES calendar_year(year, version)
);

create table calendar_year (
  year integer not null,
  version integer not null,
  provisional boolean not null,
  source text not null,
  source_date date not null,
  imported_by text not null,
  imported_at timestamp with time zone not null,
  constraint calendar_year_pkey PRIMARY KEY (year, version),
  constraint calendar_year_from_one CHECK ((version >= 1))
);

create table catalogue_import (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  paths jsonb not null,
  counts jsonb not null,
  rejections jsonb not null,
  constraint catalogue_import_pkey PRIMARY KEY (id)
);

create table catalogue_procedure_version (
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  content_hash text not null,
  name text not null,
  short_name text,
  folded_name text not null,
  field_name text not null,
  levels text[] not null,
  done_by text,
  status text not null,
  import_id uuid not null,
  body jsonb not null,
  constraint catalogue_procedure_version_pkey PRIMARY KEY (code, version)
);
CREATE INDEX catalogue_procedure_field ON catalogue_procedure_version USING btree (field_name, code);
CREATE INDEX catalogue_procedure_in_force ON catalogue_procedure_version USING btree (code, valid_from);

create table catalogue_source_version (
  code text not null,
  source text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  content_hash text not null,
  import_id uuid not null,
  body jsonb not null,
  is_withdrawn boolean not null default false,
  constraint catalogue_source_version_pkey PRIMARY KEY (code, source, version),
  constraint catalogue_source_version_from_one CHECK ((version >= 1))
);
CREATE INDEX catalogue_source_current ON catalogue_source_version USING btree (source, code) WHERE (valid_to IS NULL);

create table catalogue_state (
  id boolean not null default true,
  revision bigint not null,
  content_hash text not null,
  constraint catalogue_state_pkey PRIMARY KEY (id),
  constraint catalogue_state_id_check CHECK (id)
);

create table change_deed (
  site_id text not null,
  change_set_id uuid not null,
  number integer not null,
  deed text not null,
  by_id text not null,
  at timestamp with time zone not null,
  note text not null,
  touched text[] not null,
  constraint change_deed_pkey PRIMARY KEY (site_id, change_set_id, number),
  constraint change_deed_of_set FOREIGN KEY (site_id, change_set_id) REFERENCES change_set(site_id, id)
);

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
  imported jsonb,
  is_new boolean not null default false,
  fields text[] not null default '{}'::text[],
  previous jsonb,
  constraint change_item_pkey PRIMARY KEY (site_id, change_set_id, kind, subject_id),
  constraint change_item_of_set FOREIGN KEY (site_id, change_set_id) REFERENCES change_set(site_id, id)
);
CREATE INDEX change_item_place ON change_item USING btree (site_id, change_set_id, place);
CREATE INDEX change_item_subject ON change_item USING btree (kind, subject_id);

create table change_progress (
  change_set_id uuid not null,
  step text not null,
  done integer not null,
  total integer not null,
  at timestamp with time zone not null,
  constraint change_progress_pkey PRIMARY KEY (change_set_id),
  constraint change_progress_step_known CHECK ((step = ANY (ARRAY['check'::text, 'goLive'::text, 'rollBack'::text])))
);

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
  created_at timestamp with time zone not null,
  submitted_by text,
  approved_by text,
  approved_at timestamp with time zone,
  live_at timestamp with time zone,
  ended_at timestamp with time zone,
  stuck jsonb,
  effects jsonb,
  golden jsonb,
  report jsonb,
  items_version integer not null default 1,
  checked_items_version integer,
  checked_at timestamp with time zone,
  constraint change_set_pkey PRIMARY KEY (site_id, id),
  constraint change_set_approved_whole CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint change_set_live_approved CHECK (((live_at IS NULL) OR (approved_by IS NOT NULL))),
  constraint change_set_origin_known CHECK ((origin = ANY (ARRAY['edit'::text, 'import'::text]))),
  constraint change_set_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'live'::text, 'rolledBack'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint change_set_two_persons CHECK (((approved_by IS NULL) OR ((approved_by <> created_by) AND (approved_by <> submitted_by) AND (NOT (approved_by = ANY (editors))))))
);
CREATE INDEX change_set_due ON change_set USING btree (goes_live_on) WHERE (state = 'approved'::text);
CREATE INDEX change_set_of_province ON change_set USING btree (province_id, state, created_at, id);
CREATE UNIQUE INDEX change_set_once ON change_set USING btree (id);

create table citizen_session (
  id uuid not null,
  token_hash text not null,
  previous_hash text,
  previous_until timestamp with time zone,
  rotated_at timestamp with time zone not null,
  person_key text not null,
  sealed text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint citizen_session_pkey PRIMARY KEY (id)
);
CREATE INDEX citizen_session_ends ON citizen_session USING btree (ends_at);
CREATE INDEX citizen_session_person ON citizen_session USING btree (person_key, started_at);
CREATE INDEX citizen_session_previous ON citizen_session USING btree (previous_hash) WHERE (previous_hash IS NOT NULL);
CREATE UNIQUE INDEX citizen_session_token ON citizen_session USING btree (token_hash);

create table command_reply (
  site_id text not null,
  actor_id text not null,
  idempotency_key text not null,
  fingerprint text not null,
  reply jsonb,
  at timestamp with time zone not null,
  constraint command_reply_pkey PRIMARY KEY (site_id, actor_id, idempotency_key)
);
CREATE INDEX command_reply_at ON command_reply USING brin (at);

create table conversation (
  site_id text not null,
  id uuid not null,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  turns integer not null,
  memory jsonb not null,
  forget_on date not null,
  constraint conversation_pkey PRIMARY KEY (site_id, id),
  constraint conversation_turns_counted CHECK ((turns >= 0))
);
CREATE INDEX conversation_forget ON conversation USING btree (forget_on);

create table decision_record (
  site_id text not null,
  id text not null,
  answer_id text not null,
  pinned_by text not null,
  pinned_at timestamp with time zone not null,
  sealed jsonb not null,
  constraint decision_record_pkey PRIMARY KEY (site_id, id)
);
CREATE INDEX decision_record_by_time ON decision_record USING btree (site_id, pinned_at DESC, id);
CREATE INDEX decision_record_of_answer ON decision_record USING btree (site_id, answer_id);

create table document_code (
  code text not null,
  site_id text not null,
  document_id uuid not null,
  constraint document_code_pkey PRIMARY KEY (code)
);

create table document_template (
  hash text not null,
  template_id text not null,
  version integer not null,
  source text not null,
  word bytea,
  shape jsonb not null,
  papers text[] not null,
  kept_at timestamp with time zone not null,
  constraint document_template_pkey PRIMARY KEY (hash)
);

create table dossier (
  site_id text not null,
  id uuid not null,
  province_id text not null,
  filing_number text not null,
  code text,
  owner_site_id text not null,
  owner_id text,
  procedure_code text not null,
  procedure_name text not null,
  applicant_name text not null,
  applicant_key text not null,
  access_key text not null,
  bundle_id uuid,
  registered_at timestamp with time zone not null,
  received_at timestamp with time zone,
  status text not null,
  money text not null,
  due_at timestamp with time zone,
  next_at timestamp with time zone,
  next_cause text,
  last_number integer not null,
  state jsonb not null,
  proxy_key text,
  is_open boolean not null generated always as ((next_at IS NOT NULL)) stored,
  constraint dossier_pkey PRIMARY KEY (site_id, id),
  constraint dossier_end_awaits_nothing CHECK (((next_at IS NULL) OR (status <> ALL (ARRAY['refused'::text, 'stopped'::text, 'returned'::text])))),
  constraint dossier_next_whole CHECK (((next_at IS NULL) = (next_cause IS NULL))),
  constraint dossier_status_known CHECK ((status = ANY (ARRAY['registered'::text, 'received'::text, 'refused'::text, 'processing'::text, 'supplementing'::text, 'awaitingPayment'::text, 'withdrawing'::text, 'stopped'::text, 'decided'::text, 'returned'::text])))
);
CREATE INDEX dossier_by_id ON dossier USING btree (id);
CREATE UNIQUE INDEX dossier_code ON dossier USING btree (code) WHERE (code IS NOT NULL);
CREATE INDEX dossier_due ON dossier USING btree (due_at, id) WHERE (is_open AND (due_at IS NOT NULL));
CREATE UNIQUE INDEX dossier_filing_number ON dossier USING btree (filing_number);
CREATE INDEX dossier_of_bundle ON dossier USING btree (bundle_id) WHERE (bundle_id IS NOT NULL);
CREATE INDEX dossier_of_person ON dossier USING btree (applicant_key, registered_at DESC, id DESC);
CREATE INDEX dossier_of_proxy ON dossier USING btree (proxy_key) WHERE (proxy_key IS NOT NULL);
CREATE INDEX dossier_open ON dossier USING btree (owner_site_id, id) WHERE is_open;
CREATE INDEX dossier_received ON dossier USING btree (owner_site_id, received_at, id) WHERE (received_at IS NOT NULL);

create table dossier_action (
  site_id text not null,
  dossier_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id text not null,
  by_site_id text not null,
  data jsonb not null,
  clock_went_back boolean not null default false,
  constraint dossier_action_pkey PRIMARY KEY (site_id, dossier_id, number)
);

create table dossier_alert (
  site_id text not null,
  dossier_id uuid not null,
  kind text not null,
  cause text not null,
  mark integer not null,
  awaited_by timestamp with time zone not null,
  told_at timestamp with time zone not null,
  constraint dossier_alert_pkey PRIMARY KEY (site_id, dossier_id, kind, mark),
  constraint dossier_alert_kind_known CHECK ((kind = ANY (ARRAY['stuck'::text, 'soon'::text, 'urgent'::text, 'late'::text])))
);
CREATE INDEX dossier_alert_by_time ON dossier_alert USING btree (site_id, told_at);

create table dossier_bundle (
  site_id text not null,
  id uuid not null,
  bundle text not null,
  parts jsonb not null,
  begun_at timestamp with time zone not null,
  constraint dossier_bundle_pkey PRIMARY KEY (site_id, id)
);

create table dossier_counter (
  site_id text not null,
  agency text not null,
  received_on date not null,
  last bigint not null,
  constraint dossier_counter_pkey PRIMARY KEY (site_id, agency, received_on)
);

create table dossier_file (
  site_id text not null,
  hash text not null,
  kind text not null,
  pages integer not null,
  bytes integer not null,
  sealed_name text not null,
  previews text[] not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  dossier_id uuid,
  named_at timestamp with time zone,
  constraint dossier_file_pkey PRIMARY KEY (site_id, hash),
  constraint dossier_file_kind_known CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text]))),
  constraint dossier_file_named_is_owned CHECK (((named_at IS NULL) OR (dossier_id IS NOT NULL)))
);
CREATE UNIQUE INDEX dossier_file_hash ON dossier_file USING btree (hash);
CREATE INDEX dossier_file_waiting ON dossier_file USING btree (taken_at) WHERE (named_at IS NULL);

create table dossier_search (
  site_id text not null,
  dossier_id uuid not null,
  words tsvector not null,
  constraint dossier_search_pkey PRIMARY KEY (site_id, dossier_id)
);
CREATE INDEX dossier_search_words ON dossier_search USING gin (words) WITH (gin_pending_list_limit='64');

create table dossier_view (
  site_id text not null,
  dossier_id uuid not null,
  reader_site_id text not null,
  officer_id text not null,
  what text not null,
  hour timestamp with time zone not null,
  at timestamp with time zone not null,
  constraint dossier_view_pkey PRIMARY KEY (site_id, dossier_id, hour, officer_id, what),
  constraint dossier_view_what_known CHECK ((what = ANY (ARRAY['dossier'::text, 'paper'::text])))
);
CREATE INDEX dossier_view_at ON dossier_view USING btree (at);

create table form_draft (
  site_id text not null,
  id uuid not null,
  code text not null,
  form_id text not null,
  form_version integer not null,
  procedure_code text not null,
  case_id text,
  birth_hash text,
  sealed text,
  version integer not null,
  state text not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  forget_on date not null,
  sent_at timestamp with time zone,
  dossier_id text,
  dossier_code text,
  person_key text,
  constraint form_draft_pkey PRIMARY KEY (site_id, id),
  constraint form_draft_sent_is_empty CHECK ((((state = 'open'::text) AND (sealed IS NOT NULL)) OR ((state = 'sent'::text) AND (sealed IS NULL) AND (dossier_id IS NOT NULL)))),
  constraint form_draft_state_known CHECK ((state = ANY (ARRAY['open'::text, 'sent'::text])))
);
CREATE UNIQUE INDEX form_draft_code ON form_draft USING btree (site_id, code);
CREATE INDEX form_draft_forget ON form_draft USING btree (site_id, forget_on) WHERE (state = 'open'::text);
CREATE INDEX form_draft_person ON form_draft USING btree (person_key, saved_at DESC) WHERE ((person_key IS NOT NULL) AND (state = 'open'::text));

create table form_file (
  site_id text not null,
  id uuid not null,
  draft_id uuid not null,
  path text not null,
  kind text not null,
  sealed_name text not null,
  pages integer not null,
  bytes integer not null,
  content_hash text not null,
  previews text[] not null,
  made_at timestamp with time zone not null,
  added_with integer not null default 0,
  sent_mark text,
  constraint form_file_pkey PRIMARY KEY (site_id, id),
  constraint form_file_kind_known CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text]))),
  constraint form_file_site_id_draft_id_fkey FOREIGN KEY (site_id, draft_id) REFERENCES form_draft(site_id, id) ON DELETE CASCADE
);
CREATE INDEX form_file_of_draft ON form_file USING btree (site_id, draft_id, made_at, id);
CREATE UNIQUE INDEX form_file_sent_once ON form_file USING btree (site_id, draft_id, path, sent_mark);

create table form_sent (
  site_id text not null,
  dossier_id text not null,
  draft_id uuid not null,
  form_id text not null,
  form_version integer not null,
  sealed text not null,
  sent_at timestamp with time zone not null,
  constraint form_sent_pkey PRIMARY KEY (site_id, dossier_id, draft_id)
);

create table form_version (
  id text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  form jsonb not null,
  reason text not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint form_version_pkey PRIMARY KEY (id, version)
);

create table golden_question (
  id text not null,
  origin text not null,
  audience text not null,
  question text not null,
  expected jsonb not null,
  subjects text[] not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint golden_question_pkey PRIMARY KEY (id),
  constraint golden_question_audience_known CHECK ((audience = ANY (ARRAY['citizen'::text, 'officer'::text]))),
  constraint golden_question_origin_known CHECK ((origin = ANY (ARRAY['content'::text, 'house'::text])))
);
CREATE INDEX golden_question_subjects ON golden_question USING gin (subjects);

create table law_document (
  number text not null,
  kind text not null,
  title text not null,
  folded text not null,
  issuer text,
  field text,
  issued_on date,
  valid_from date,
  valid_to date,
  extent text not null,
  source text not null,
  source_date date,
  certainty text not null,
  from_content boolean not null,
  recorded_at timestamp with time zone not null,
  version integer not null default 1,
  constraint law_document_pkey PRIMARY KEY (number),
  constraint law_document_dates CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to > valid_from)))
);
CREATE INDEX law_document_dates ON law_document USING btree (valid_from, valid_to);

create table law_import (
  number bigint not null generated always as identity,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  file text not null,
  format text not null,
  document text not null,
  outcome text not null,
  counts jsonb not null,
  faults jsonb not null,
  constraint law_import_pkey PRIMARY KEY (number),
  constraint law_import_id_key UNIQUE (id)
);
CREATE INDEX law_import_document ON law_import USING btree (document, number);

create table law_provision (
  document text not null,
  key text not null,
  wording_from date not null,
  version integer not null,
  is_current boolean not null,
  position integer not null,
  kind text not null,
  label text not null,
  occurrence integer not null,
  title text not null,
  code text,
  valid_from date,
  valid_to date,
  content_hash text not null,
  import_id uuid not null,
  body jsonb not null,
  constraint law_provision_pkey PRIMARY KEY (document, key, wording_from, version)
);
CREATE INDEX law_provision_code ON law_provision USING btree (code) WHERE ((code IS NOT NULL) AND is_current);
CREATE INDEX law_provision_current ON law_provision USING btree (document, "position") WHERE is_current;
CREATE INDEX law_provision_from ON law_provision USING btree (valid_from) WHERE (is_current AND (valid_from IS NOT NULL));
CREATE INDEX law_provision_to ON law_provision USING btree (valid_to) WHERE (is_current AND (valid_to IS NOT NULL));

create table law_relation (
  id uuid not null,
  by_document text not null,
  by_address jsonb not null,
  relation text not null,
  target_document text not null,
  target_address jsonb not null,
  valid_from date,
  valid_to date,
  note text,
  source text not null,
  certainty text not null,
  origin text not null,
  fingerprint text not null,
  actor_id text not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint law_relation_pkey PRIMARY KEY (id)
);
CREATE INDEX law_relation_by ON law_relation USING btree (by_document) WHERE (withdrawn_at IS NULL);
CREATE INDEX law_relation_day ON law_relation USING btree (valid_from) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX law_relation_once ON law_relation USING btree (origin, fingerprint) WHERE (withdrawn_at IS NULL);
CREATE INDEX law_relation_target ON law_relation USING btree (target_document) WHERE (withdrawn_at IS NULL);

create table law_state (
  id boolean not null default true,
  revision bigint not null,
  content_hash text not null,
  constraint law_state_pkey PRIMARY KEY (id),
  constraint law_state_id_check CHECK (id)
);

create table letter (
  site_id text not null,
  id uuid not null,
  kind text not null,
  answer_id text not null,
  data jsonb not null,
  gaps text[] not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  data_hash text not null,
  template_hash text not null,
  constraint letter_pkey PRIMARY KEY (site_id, id)
);
CREATE INDEX letter_by_time ON letter USING btree (site_id, made_at DESC, id);

create table notice (
  site_id text not null,
  id uuid not null,
  number bigint not null generated always as identity,
  subject text not null,
  audience text not null,
  officer_id text,
  channel text not null,
  address text,
  address_shown text not null,
  title text not null,
  body text not null,
  state text not null,
  attempts integer not null default 0,
  send_after timestamp with time zone not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  fault text,
  constraint notice_pkey PRIMARY KEY (site_id, id),
  constraint notice_address_forgotten CHECK (((state = 'waiting'::text) OR (address IS NULL))),
  constraint notice_audience_known CHECK ((audience = ANY (ARRAY['applicant'::text, 'officer'::text]))),
  constraint notice_channel_known CHECK ((channel = ANY (ARRAY['page'::text, 'email'::text, 'sms'::text, 'zalo'::text]))),
  constraint notice_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'held'::text])))
);
CREATE INDEX notice_of_officer ON notice USING btree (officer_id, number DESC) WHERE (officer_id IS NOT NULL);
CREATE INDEX notice_of_subject ON notice USING btree (subject, number);
CREATE INDEX notice_waiting ON notice USING btree (send_after) WHERE (state = 'waiting'::text);

create table office_document (
  site_id text not null,
  id uuid not null,
  code text not null,
  template_id text not null,
  template_version integer not null,
  template_hash text not null,
  name jsonb not null,
  subject text,
  data jsonb not null,
  frame jsonb not null,
  data_hash text not null,
  engine text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  state text not null,
  replaces uuid,
  replaced_by uuid,
  ended_at timestamp with time zone,
  ended_by text,
  end_reason text,
  constraint office_document_pkey PRIMARY KEY (site_id, id),
  constraint office_document_check CHECK (((state = 'current'::text) = (ended_at IS NULL))),
  constraint office_document_check1 CHECK (((state = 'replaced'::text) = (replaced_by IS NOT NULL))),
  constraint office_document_state_check CHECK ((state = ANY (ARRAY['current'::text, 'replaced'::text, 'revoked'::text]))),
  constraint office_document_template_hash_fkey FOREIGN KEY (template_hash) REFERENCES document_template(hash)
);
CREATE INDEX office_document_by_time ON office_document USING btree (site_id, made_at DESC, id);
CREATE INDEX office_document_of_subject ON office_document USING btree (site_id, subject, made_at DESC) WHERE (subject IS NOT NULL);

create table officer (
  id uuid not null,
  home_site_id text not null,
  login_name text not null,
  full_name text not null,
  name_folded text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  totp_secret text,
  totp_since timestamp with time zone,
  totp_last_step bigint not null default 0,
  disabled_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint officer_pkey PRIMARY KEY (id),
  constraint officer_home_site_id_fkey FOREIGN KEY (home_site_id) REFERENCES site(id),
  constraint officer_totp_has_secret CHECK (((totp_since IS NULL) OR (totp_secret IS NOT NULL)))
);
CREATE INDEX officer_home_name ON officer USING btree (home_site_id, name_folded, id);
CREATE UNIQUE INDEX officer_login_name ON officer USING btree (login_name);

create table officer_identity (
  issuer text not null,
  subject text not null,
  officer_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint officer_identity_pkey PRIMARY KEY (issuer, subject),
  constraint officer_identity_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX officer_identity_officer ON officer_identity USING btree (officer_id);

create table officer_role (
  site_id text not null,
  officer_id uuid not null,
  role text not null,
  constraint officer_role_pkey PRIMARY KEY (site_id, officer_id, role),
  constraint officer_role_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint officer_role_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id)
);
CREATE INDEX officer_role_officer ON officer_role USING btree (officer_id);

create table officer_session (
  id uuid not null,
  token_hash text not null,
  officer_id uuid not null,
  site_id text not null,
  stage text not null,
  method text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  confirmed_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  address text not null,
  device text not null,
  constraint officer_session_pkey PRIMARY KEY (id),
  constraint officer_session_method_known CHECK ((method = ANY (ARRAY['password'::text, 'sso'::text]))),
  constraint officer_session_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint officer_session_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id),
  constraint officer_session_stage_known CHECK ((stage = ANY (ARRAY['secondFactor'::text, 'enrolment'::text, 'open'::text])))
);
CREATE INDEX officer_session_ends ON officer_session USING btree (ends_at);
CREATE INDEX officer_session_officer ON officer_session USING btree (officer_id, started_at);
CREATE UNIQUE INDEX officer_session_token ON officer_session USING btree (token_hash);

create table one_time_link (
  token_hash text not null,
  kind text not null,
  officer_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_link_pkey PRIMARY KEY (token_hash),
  constraint one_time_link_kind_known CHECK ((kind = ANY (ARRAY['setUp'::text, 'password'::text]))),
  constraint one_time_link_names_officer CHECK (((kind = 'password'::text) = (officer_id IS NOT NULL))),
  constraint one_time_link_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX one_time_link_officer ON one_time_link USING btree (officer_id);

create table outbox (
  site_id text not null,
  id uuid not null,
  number bigint not null generated always as identity,
  name text not null,
  subject text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  published_at timestamp with time zone,
  position bigint,
  constraint outbox_pkey PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX outbox_position ON outbox USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_waiting ON outbox USING btree (number) WHERE ("position" IS NULL);

create table outbox_head (
  one boolean not null default true,
  position bigint not null,
  constraint outbox_head_pkey PRIMARY KEY (one),
  constraint outbox_head_one CHECK (one)
);

create table practice_start (
  site_id text not null,
  officer_id uuid not null,
  exercise_id text not null,
  started_at timestamp with time zone not null,
  prepared jsonb not null,
  constraint practice_start_pkey PRIMARY KEY (site_id, officer_id, exercise_id)
);

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
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint precedent_pkey PRIMARY KEY (province_id, id),
  constraint precedent_days_in_order CHECK (((valid_to IS NULL) OR (valid_from < valid_to))),
  constraint precedent_two_persons CHECK ((drafted_by <> published_by)),
  constraint precedent_withdrawn_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))))
);
CREATE UNIQUE INDEX precedent_of_situation ON precedent USING btree (situation_id);

create table recovery_code (
  officer_id uuid not null,
  selector text not null,
  code_hash text not null,
  constraint recovery_code_pkey PRIMARY KEY (officer_id, selector),
  constraint recovery_code_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);

create table schema_migration (
  number integer not null,
  name text not null,
  breaking boolean not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table sign_in (
  officer_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  outcome text not null,
  method text not null,
  address text not null,
  device text not null,
  constraint sign_in_pkey PRIMARY KEY (officer_id, id),
  constraint sign_in_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX sign_in_at ON sign_in USING btree (at);

create table sign_in_throttle (
  kind text not null,
  key_hash text not null,
  attempts integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone not null,
  constraint sign_in_throttle_pkey PRIMARY KEY (kind, key_hash)
);
CREATE INDEX sign_in_throttle_last ON sign_in_throttle USING btree (last_at);

create table site (
  id text not null,
  kind text not null,
  place_code text not null,
  province_id text,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  practice_of text,
  constraint site_pkey PRIMARY KEY (id),
  constraint site_kind_known CHECK ((kind = ANY (ARRAY['commune'::text, 'province'::text]))),
  constraint site_practice_of_fkey FOREIGN KEY (practice_of) REFERENCES site(id),
  constraint site_practice_stands_apart CHECK (((practice_of IS NULL) OR ((kind = 'commune'::text) AND (province_id IS NULL)))),
  constraint site_practice_told_by_id CHECK ((((practice_of IS NOT NULL) = (id ~~ 'practice-%'::text)) AND ((practice_of IS NULL) OR (id = ('practice-'::text || practice_of))))),
  constraint site_province_id_fkey FOREIGN KEY (province_id) REFERENCES site(id),
  constraint site_province_stands_alone CHECK (((kind = 'commune'::text) OR (province_id IS NULL)))
);
CREATE UNIQUE INDEX site_place ON site USING btree (place_code) WHERE (practice_of IS NULL);
CREATE INDEX site_province ON site USING btree (province_id);

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
  opened_at timestamp with time zone not null,
  due_on date not null,
  owner_id text,
  draft jsonb,
  precedent_id uuid,
  answered_at timestamp with time zone,
  closed_reason text,
  constraint situation_pkey PRIMARY KEY (site_id, id),
  constraint situation_answered_whole CHECK (((state = 'answered'::text) = (precedent_id IS NOT NULL))),
  constraint situation_kind_known CHECK ((kind = ANY (ARRAY['unanswered'::text, 'disputed'::text]))),
  constraint situation_state_known CHECK ((state = ANY (ARRAY['open'::text, 'assigned'::text, 'drafted'::text, 'answered'::text, 'closed'::text])))
);
CREATE INDEX situation_of_province ON situation USING btree (province_id, state, due_on, id);
CREATE UNIQUE INDEX situation_once ON situation USING btree (id);

create table sso_attempt (
  token_hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  purpose text not null,
  session_id uuid,
  expires_at timestamp with time zone not null,
  back text,
  constraint sso_attempt_pkey PRIMARY KEY (token_hash),
  constraint sso_attempt_purpose_known CHECK ((purpose = ANY (ARRAY['signIn'::text, 'confirm'::text, 'citizen'::text])))
);

create table sso_stranger (
  code text not null,
  issuer text not null,
  subject text not null,
  expires_at timestamp with time zone not null,
  constraint sso_stranger_pkey PRIMARY KEY (code)
);

create table topic_switch (
  site_id text not null,
  id uuid not null,
  topic text not null,
  number integer not null,
  reason text not null,
  off_by text not null,
  off_at timestamp with time zone not null,
  on_reason text,
  on_asked_by text,
  on_asked_at timestamp with time zone,
  on_by text,
  on_at timestamp with time zone,
  constraint topic_switch_pkey PRIMARY KEY (site_id, id),
  constraint topic_switch_asked_whole CHECK ((((on_asked_by IS NULL) = (on_asked_at IS NULL)) AND ((on_asked_by IS NULL) = (on_reason IS NULL)))),
  constraint topic_switch_on_whole CHECK (((on_by IS NULL) = (on_at IS NULL))),
  constraint topic_switch_topic_known CHECK ((topic ~ '^(field|task|procedure):.'::text)),
  constraint topic_switch_two_persons CHECK (((on_by IS NULL) OR (on_by <> on_asked_by)))
);
CREATE UNIQUE INDEX topic_switch_number ON topic_switch USING btree (topic, number);
CREATE UNIQUE INDEX topic_switch_off_once ON topic_switch USING btree (topic) WHERE (on_at IS NULL);
CREATE INDEX topic_switch_time ON topic_switch USING btree (off_at);

create table word_override (
  kind text not null,
  id text not null,
  version integer not null,
  body jsonb,
  is_current boolean not null,
  at timestamp with time zone not null,
  constraint word_override_pkey PRIMARY KEY (kind, id, version),
  constraint word_override_kind_known CHECK ((kind = ANY (ARRAY['sayings'::text, 'lexicon'::text])))
);
CREATE UNIQUE INDEX word_override_current ON word_override USING btree (kind, id) WHERE is_current;
