insert into schema_migration (number, name, breaking) values (90, 'dossiers', false);

-- One row per dossier: where it stands now, for lists and for the next action. The truth is its list of actions.
create table dossier (
  -- Where it was begun; never changes. Who acts on it now is owner_site_id.
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
  -- Keyed hashes: nobody reads a number or a year from them.
  applicant_key text not null,
  access_key text not null,
  bundle_id uuid,
  registered_at timestamptz not null,
  received_at timestamptz,
  status text not null,
  money text not null,
  due_at timestamptz,
  -- The latest moment of the next expected event; empty at the end.
  next_at timestamptz,
  next_cause text,
  last_number integer not null,
  state jsonb not null,
  primary key (site_id, id),
  constraint dossier_status_known check (status in ('registered', 'received', 'refused', 'processing', 'supplementing', 'awaitingPayment', 'withdrawing', 'stopped', 'decided', 'returned')),
  constraint dossier_next_whole check ((next_at is null) = (next_cause is null)),
  constraint dossier_end_awaits_nothing check (next_at is null or status not in ('refused', 'stopped', 'returned'))
) with (fillfactor = 70);
create index dossier_by_id on dossier (id);
create unique index dossier_filing_number on dossier (filing_number);
create unique index dossier_code on dossier (code) where code is not null;
create index dossier_open on dossier (owner_site_id, next_at, id) where next_at is not null;
create index dossier_next on dossier (next_at) where next_at is not null;
create index dossier_due on dossier (due_at) where next_at is not null and due_at is not null;
create index dossier_received on dossier (owner_site_id, received_at, id) where received_at is not null;
create index dossier_same on dossier (applicant_key, procedure_code) where next_at is not null;
create index dossier_of_bundle on dossier (bundle_id) where bundle_id is not null;

-- What happened, numbered 1, 2, 3, … A row is written once and never changes.
create table dossier_action (
  site_id text not null,
  dossier_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamptz not null,
  by_kind text not null,
  by_id text not null,
  by_site_id text not null,
  data jsonb not null,
  clock_went_back boolean not null default false,
  primary key (site_id, dossier_id, number)
);

-- The running number of a day, by the agency whose id stands in the code. Gaps are allowed, doubles are not.
create table dossier_counter (
  site_id text not null,
  agency text not null,
  received_on date not null,
  last bigint not null,
  primary key (site_id, agency, received_on)
);

-- What a dossier is found by, without marks.
create table dossier_search (
  site_id text not null,
  dossier_id uuid not null,
  words tsvector not null,
  primary key (site_id, dossier_id)
);
create index dossier_search_words on dossier_search using gin (words);

-- What the watch over silences and due dates has told, once for each cause.
create table dossier_alert (
  site_id text not null,
  dossier_id uuid not null,
  kind text not null,
  cause text not null,
  -- What it was told about, so that it is told once: for a silence the dossier's last action, for a due date its minute since 1970.
  mark integer not null,
  awaited_by timestamptz not null,
  told_at timestamptz not null,
  primary key (site_id, dossier_id, kind, mark),
  constraint dossier_alert_kind_known check (kind in ('stuck', 'soon', 'urgent', 'late'))
);
create index dossier_alert_by_time on dossier_alert (site_id, told_at);

-- Money as the bank tells of it, each transfer once. What names no dossier waits for an officer.
create table bank_transfer (
  site_id text not null,
  reference text not null,
  amount_vnd bigint not null,
  note text not null,
  paid_at timestamptz not null,
  provider text not null,
  state text not null,
  dossier_id uuid,
  primary key (site_id, reference),
  constraint bank_transfer_state_known check (state in ('matched', 'unmatched', 'refused'))
);
create index bank_transfer_open on bank_transfer (site_id, paid_at) where state <> 'matched';

-- One declaration, several dossiers: each keeps its own clock, here stands only that they belong together.
create table dossier_bundle (
  site_id text not null,
  id uuid not null,
  bundle text not null,
  -- Which dossier is which part. Shape: [{"part": "birth", "dossierId": "…"}], in the bundle's own order.
  parts jsonb not null,
  begun_at timestamptz not null,
  primary key (site_id, id)
);
