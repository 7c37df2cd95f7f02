insert into schema_migration (number, name, breaking) values (104, 'audit-pages', true);

-- Chaining wrote every audit row a second time, with every index entry it has. Now a row is written once and never touched again:
-- what is chained stands in pages, and what is not yet, in a list without any index that is emptied as it is read.
create table audit_page (
  site_id text not null,
  -- The place of the page's last entry in the site's chain, from 1.
  position bigint not null,
  -- The page's entries in the order of the chain.
  numbers bigint[] not null,
  -- The chain's value after the last of them.
  chain_hash text not null,
  sealed_at timestamptz not null,
  primary key (site_id, position)
);
insert into audit_page (site_id, position, numbers, chain_hash, sealed_at)
  select e.site_id, max(e.position), array_agg(e.number order by e.position), (array_agg(e.chain_hash order by e.position desc))[1], now()
    from audit_entry e where e.position is not null group by e.site_id, (e.position - 1) / 2000;

create table audit_open (
  site_id text not null,
  number bigint not null
) with (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0);
insert into audit_open (site_id, number) select site_id, number from audit_entry where position is null;

-- The unsealed index told what is in audit_open now; that of subjects nobody ever asked.
drop index audit_entry_position;
drop index audit_entry_unsealed;
drop index audit_entry_subject;
alter table audit_entry drop constraint audit_entry_sealed_whole, drop column position, drop column chain_hash, drop constraint audit_entry_pkey, add primary key (site_id, number);

-- Replies come and go by their age, in which they lie in the table: a summary of it is enough to find those that are too old.
drop index command_reply_at;
create index command_reply_at on command_reply using brin (at);
