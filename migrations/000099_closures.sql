insert into schema_migration (number, name, breaking) values (99, 'closures', false);

-- Days and half days on which an office is closed while others work, as the office itself wrote them down; they stand beside those of
-- content/calendars. A closure that has ended counts no more and stays readable.
create table calendar_closure (
  site_id text not null,
  id uuid not null,
  -- The code of the commune, or of the province for all of its offices.
  place text not null,
  date date not null,
  half_day text,
  reason_vi text not null,
  reason_en text not null,
  -- The text by which it is closed.
  source text not null,
  added_by text not null,
  added_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  primary key (site_id, id),
  constraint calendar_closure_half_known check (half_day in ('am', 'pm')),
  constraint calendar_closure_end_whole check ((ended_by is null) = (ended_at is null))
);
create unique index calendar_closure_once on calendar_closure (place, date, coalesce(half_day, '')) where ended_at is null;
create index calendar_closure_of_site on calendar_closure (site_id, date desc);
