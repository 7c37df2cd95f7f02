insert into schema_migration (number, name, breaking) values (30, 'identity', false);

-- A place of work. The house's own site keeps the id it had before anybody said where it stands.
create table site (
  id text primary key,
  kind text not null,
  place_code text not null,
  province_id text references site (id),
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint site_kind_known check (kind in ('commune', 'province')),
  constraint site_province_stands_alone check (kind = 'commune' or province_id is null)
);
create unique index site_place on site (place_code);
create index site_province on site (province_id);

-- A person's account. What the person may do where stands in officer_role; this row alone gives no right.
create table officer (
  id uuid primary key,
  home_site_id text not null references site (id),
  login_name text not null,
  full_name text not null,
  name_folded text not null,
  password_hash text,
  password_set_at timestamptz,
  totp_secret text,
  totp_since timestamptz,
  totp_last_step bigint not null default 0,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint officer_totp_has_secret check (totp_since is null or totp_secret is not null)
);
create unique index officer_login_name on officer (login_name);
create index officer_home_name on officer (home_site_id, name_folded, id);

create table officer_role (
  site_id text not null references site (id),
  officer_id uuid not null references officer (id),
  role text not null,
  primary key (site_id, officer_id, role)
);
create index officer_role_officer on officer_role (officer_id);

-- Who a person is at another log-in service; a subject counts only together with its issuer.
create table officer_identity (
  issuer text not null,
  subject text not null,
  officer_id uuid not null references officer (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index officer_identity_officer on officer_identity (officer_id);

create table recovery_code (
  officer_id uuid not null references officer (id),
  selector text not null,
  code_hash text not null,
  primary key (officer_id, selector)
);

-- Only a hash of the token is kept: who reads the store cannot sign in with what is found there.
create table officer_session (
  id uuid primary key,
  token_hash text not null,
  officer_id uuid not null references officer (id),
  site_id text not null references site (id),
  stage text not null,
  method text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  confirmed_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  device text not null,
  constraint officer_session_stage_known check (stage in ('secondFactor', 'enrolment', 'open')),
  constraint officer_session_method_known check (method in ('password', 'sso'))
);
create unique index officer_session_token on officer_session (token_hash);
create index officer_session_officer on officer_session (officer_id, started_at);
create index officer_session_ends on officer_session (ends_at);

-- The access log of each person; forgotten after its time, unlike the audit.
create table sign_in (
  officer_id uuid not null references officer (id),
  id uuid not null,
  at timestamptz not null,
  outcome text not null,
  method text not null,
  address text not null,
  device text not null,
  primary key (officer_id, id)
);
create index sign_in_at on sign_in (at);

create table one_time_link (
  token_hash text primary key,
  kind text not null,
  officer_id uuid references officer (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_kind_known check (kind in ('setUp', 'password')),
  constraint one_time_link_names_officer check ((kind = 'password') = (officer_id is not null))
);
create index one_time_link_officer on one_time_link (officer_id);

-- A sign-in at another service that is under way in one browser.
create table sso_attempt (
  token_hash text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  purpose text not null,
  session_id uuid,
  expires_at timestamptz not null,
  constraint sso_attempt_purpose_known check (purpose in ('signIn', 'confirm'))
);

-- Somebody the other service knows and this house does not yet: a short code stands for the subject, so that nobody writes it down.
create table sso_stranger (
  code text primary key,
  issuer text not null,
  subject text not null,
  expires_at timestamptz not null
);

-- Attempts by a keyed hash of account, device or address. Kept here so that a restart forgives nobody.
create table sign_in_throttle (
  kind text not null,
  key_hash text not null,
  attempts integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  primary key (kind, key_hash)
);
create index sign_in_throttle_last on sign_in_throttle (last_at);

-- What one person did, newest first, for that person's own log.
create index audit_entry_actor on audit_entry (actor_id, at desc) where actor_kind = 'officer';
create index audit_entry_about on audit_entry (subject, at desc) where subject like 'officer:%';
