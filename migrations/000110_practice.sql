insert into schema_migration (number, name, breaking) values (110, 'practice', false);

-- A practice site stands beside a real one and is told by its id alone, so that whoever holds a row knows. It belongs to no
-- province: nothing counts it. Its place is the real one's.
alter table site add column practice_of text references site (id);
alter table site add constraint site_practice_told_by_id check ((practice_of is not null) = (id like 'practice-%') and (practice_of is null or id = 'practice-' || practice_of));
alter table site add constraint site_practice_stands_apart check (practice_of is null or (kind = 'commune' and province_id is null));
drop index site_place;
create unique index site_place on site (place_code) where practice_of is null;

-- A message of a practice site is written as it would have been sent, and stays.
alter table notice drop constraint notice_state_known;
alter table notice add constraint notice_state_known check (state in ('waiting', 'sent', 'failed', 'held'));

-- An exercise somebody has begun, with the dossiers that were laid ready for it and the last action of each at that moment.
create table practice_start (
  site_id text not null,
  officer_id uuid not null,
  exercise_id text not null,
  started_at timestamptz not null,
  -- Shape: [{"dossierId": "…", "number": 7}]
  prepared jsonb not null,
  primary key (site_id, officer_id, exercise_id)
);
