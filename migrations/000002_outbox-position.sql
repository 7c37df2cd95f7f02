insert into schema_migration (number, name, breaking) values (2, 'outbox-position', false);

-- `number` is taken before a commit, so a row with a smaller one may become visible later: nobody can follow it without
-- gaps. `position` is given after the commit by one process at a time (it holds the row of outbox_head), so whoever has
-- read up to a position has missed nothing before it. Every process of one database follows it for itself.
alter table outbox add column position bigint;
create table outbox_head (
  one boolean primary key default true,
  position bigint not null,
  constraint outbox_head_one check (one)
);
update outbox set position = number where published_at is not null;
insert into outbox_head (position) select coalesce(max(number), 0) from outbox;

drop index outbox_unpublished;
create index outbox_waiting on outbox (number) where position is null;
create unique index outbox_position on outbox (position) where position is not null;
