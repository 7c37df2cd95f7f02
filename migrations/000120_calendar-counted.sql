insert into schema_migration (number, name, breaking) values (120, 'calendar-counted', false);

-- By which content/calendars the due dates of open dossiers were last reckoned. A release that brings another has them reckoned again.
create table calendar_counted (
  id boolean primary key default true check (id),
  content_hash text not null,
  counted_at timestamptz not null
);
