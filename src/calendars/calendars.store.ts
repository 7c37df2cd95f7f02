import type { CalendarDay, CalendarYear } from '#model/calendar.ts';
import type { Instant, LocalDate } from '#model/time.ts';
import type { Queries } from '#platform/database/database.ts';

/** A year as it was imported. */
export interface KeptYear extends CalendarYear {
  readonly version: number;
  readonly importedBy: string;
  readonly importedAt: Instant;
}

interface YearRow {
  year: number;
  version: number;
  provisional: boolean;
  source: string;
  source_date: LocalDate;
  imported_by: string;
  imported_at: Instant;
}

interface DayRow {
  year: number;
  date: LocalDate;
  kind: CalendarDay['kind'];
  half_day: 'am' | 'pm' | null;
  name_vi: string;
  name_en: string;
  source: string;
  source_date: LocalDate;
  certainty: CalendarDay['certainty'];
}

const NEWEST = 'select year, max(version) as version from calendar_year group by year';

/** The newest version of every imported year. */
export async function listKeptYears(queries: Queries): Promise<KeptYear[]> {
  const years = await queries.query<YearRow>(
    `select y.year, y.version, y.provisional, y.source, y.source_date::text as source_date, y.imported_by, y.imported_at from calendar_year y join (${NEWEST}) n using (year, version) order by y.year`,
  );
  const days = await queries.query<DayRow>(
    `select d.year, d.date::text as date, d.kind, d.half_day, d.name_vi, d.name_en, d.source, d.source_date::text as source_date, d.certainty from calendar_day d join (${NEWEST}) n using (year, version) order by d.date`,
  );
  return years.map((row) => ({
    year: row.year,
    version: row.version,
    provisional: row.provisional,
    source: row.source,
    sourceDate: row.source_date,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    days: days.filter(({ year }) => year === row.year).map(toDay),
  }));
}

/** Holds a year until the transaction ends, so that two imports follow each other; gives its newest version, 0 for none. */
export async function lockYear(queries: Queries, year: number): Promise<number> {
  await queries.query("select pg_advisory_xact_lock(hashtext('calendar_year'), $1)", [year]);
  const [row] = await queries.query<{ version: number | null }>('select max(version) as version from calendar_year where year = $1', [year]);
  return row?.version ?? 0;
}

/** Writes a year as a new version. */
export async function insertYear(queries: Queries, year: KeptYear): Promise<void> {
  await queries.query(
    'insert into calendar_year (year, version, provisional, source, source_date, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [year.year, year.version, year.provisional, year.source, year.sourceDate, year.importedBy, year.importedAt],
  );
  const column = <Value>(of: (day: CalendarDay) => Value): Value[] => year.days.map(of);
  await queries.query(
    `insert into calendar_day (year, version, date, kind, half_day, name_vi, name_en, source, source_date, certainty)
     select $1, $2, d.* from unnest($3::date[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::text[]) as d`,
    [year.year, year.version, column(({ date }) => date), column(({ kind }) => kind), column(({ halfDay }) => halfDay ?? null), column(({ name }) => name.vi), column(({ name }) => name.en), column(({ source }) => source), column(({ sourceDate }) => sourceDate), column(({ certainty }) => certainty)],
  );
}

/** The hash of the content by which open dossiers were last reckoned; undefined in a house that never did. */
export async function findCountedContent(queries: Queries): Promise<string | undefined> {
  const [row] = await queries.query<{ hash: string }>('select content_hash as hash from calendar_counted');
  return row?.hash;
}

/** Writes by which content open dossiers were reckoned. */
export async function keepCountedContent(queries: Queries, hash: string, at: Instant): Promise<void> {
  await queries.query('insert into calendar_counted (content_hash, counted_at) values ($1, $2) on conflict (id) do update set content_hash = excluded.content_hash, counted_at = excluded.counted_at', [hash, at]);
}

function toDay(row: DayRow): CalendarDay {
  return { date: row.date, kind: row.kind, name: { vi: row.name_vi, en: row.name_en }, source: row.source, sourceDate: row.source_date, certainty: row.certainty, ...(row.half_day === null ? {} : { halfDay: row.half_day }) };
}
