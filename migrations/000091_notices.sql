insert into schema_migration (number, name, breaking) values (91, 'notices', false);

-- Every message to a person: what is shown on a page, and what leaves the house. The address is forgotten once it is not needed any more.
create table notice (
  site_id text not null,
  id uuid not null,
  number bigint generated always as identity,
  subject text not null,
  audience text not null,
  -- Of an officer; empty for an applicant.
  officer_id text,
  channel text not null,
  address text,
  address_shown text not null,
  title text not null,
  body text not null,
  state text not null,
  attempts integer not null default 0,
  send_after timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  fault text,
  primary key (site_id, id),
  constraint notice_channel_known check (channel in ('page', 'email', 'sms', 'zalo')),
  constraint notice_state_known check (state in ('waiting', 'sent', 'failed')),
  constraint notice_audience_known check (audience in ('applicant', 'officer')),
  constraint notice_address_forgotten check (state = 'waiting' or address is null)
);
create index notice_waiting on notice (send_after) where state = 'waiting';
create index notice_of_subject on notice (subject, number);
create index notice_of_officer on notice (officer_id, number desc) where officer_id is not null;
