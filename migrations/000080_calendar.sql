insert into schema_migration (number, name, breaking) values (80, 'calendar', false);

-- Years of days off as this house imported them, every version kept. The newest stands over content/calendars. National: no site owns it.
create table calendar_year (
  year integer not null,
  version integer not null,
  provisional boolean not null,
  source text not null,
  source_date date not null,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (year, version),
  constraint calendar_year_from_one check (version >= 1)
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
  primary key (year, version, date),
  foreign key (year, version) references calendar_year (year, version),
  constraint calendar_day_kind_known check (kind in ('holiday', 'inLieu', 'swappedOff', 'swappedWork')),
  constraint calendar_day_half_known check (half_day in ('am', 'pm')),
  constraint calendar_day_certainty_known check (certainty in ('official', 'secondary', 'unverified')),
  constraint calendar_day_in_year check (extract(year from date) = year)
);
