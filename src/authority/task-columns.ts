import { createHash } from 'node:crypto';
import { foldText } from '#model/vietnamese.ts';

/** What a column of an imported table can become. `ignore`: read by nobody, and said so in the preview. */
export const TASK_COLUMNS = [
  'id', 'title', 'field', 'ministry', 'act', 'fromBody', 'fromTier', 'toBody', 'toTier', 'conditions', 'basis', 'document', 'article', 'clause', 'point', 'annex', 'quote',
  'baseRule', 'timeLimit', 'forms', 'procedureCodes', 'validFrom', 'validTo', 'endsEarlyIf', 'supersededBy', 'furtherDelegation', 'note', 'source', 'sourceDate', 'certainty',
  'startUnstated', 'provinceCode', 'ignore',
] as const;
export type TaskColumn = (typeof TASK_COLUMNS)[number];

/** A row by meaning, before anything is believed about it. */
export type MappedRow = Partial<Readonly<Record<TaskColumn, unknown>>>;

/** Which column of a file becomes what. Shape: the file's own column name → TaskColumn. */
export type ColumnMapping = Readonly<Record<string, TaskColumn>>;

/** Header names that are known without being told, folded; the Vietnamese ones are how provinces head their lists. */
const KNOWN: Readonly<Record<Exclude<TaskColumn, 'ignore'>, readonly string[]>> = {
  id: ['id', 'ma', 'ma viec', 'ma nhiem vu', 'ma so', 'task id', 'ma nv'],
  title: ['title', 'task', 'ten viec', 'ten nhiem vu', 'nhiem vu', 'noi dung', 'noi dung nhiem vu', 'ten cong viec', 'cong viec', 'viec', 'nhiem vu tham quyen', 'ten nhiem vu, tham quyen', 'noi dung phan cap', 'noi dung phan quyen', 'noi dung uy quyen', 'task title', 'name'],
  field: ['field', 'linh vuc', 'nganh', 'nganh linh vuc'],
  ministry: ['ministry', 'bo', 'bo quan ly', 'bo nganh', 'bo quan ly nganh'],
  act: ['act', 'kind', 'hinh thuc', 'loai', 'hinh thuc chuyen giao', 'hinh thuc phan cap', 'loai chuyen giao', 'phan loai'],
  fromBody: ['from', 'from.body', 'from body', 'co quan truoc', 'co quan truoc day', 'co quan chuyen giao', 'co quan giao', 'truoc 01/7/2025', 'truoc 1/7/2025', 'truoc ngay 01/7/2025', 'tham quyen truoc day', 'co quan cu'],
  fromTier: ['from.tier', 'from tier', 'cap truoc', 'cap truoc day', 'cap giao'],
  toBody: ['to', 'to.body', 'to body', 'body', 'co quan nhan', 'co quan thuc hien', 'co quan co tham quyen', 'co quan duoc giao', 'co quan duoc phan cap', 'co quan duoc uy quyen', 'nguoi co tham quyen', 'chu the thuc hien', 'tham quyen', 'tu 01/7/2025', 'tu ngay 01/7/2025', 'co quan moi'],
  toTier: ['to.tier', 'to tier', 'tier', 'cap', 'cap thuc hien', 'cap nhan'],
  conditions: ['conditions', 'dieu kien', 'pham vi', 'gioi han'],
  basis: ['basis', 'can cu', 'can cu phap ly', 'co so phap ly', 'legal basis'],
  document: ['document', 'van ban', 'so ky hieu', 'so van ban', 'nghi dinh', 'so hieu van ban', 'so hieu', 'decree'],
  article: ['article', 'dieu'],
  clause: ['clause', 'khoan'],
  point: ['point', 'diem'],
  annex: ['annex', 'appendix', 'phu luc'],
  quote: ['quote', 'trich dan', 'trich', 'nguyen van'],
  baseRule: ['baserule', 'base rule', 'dieu luat goc', 'quy dinh goc', 'van ban goc'],
  timeLimit: ['timelimit', 'time limit', 'thoi han', 'thoi han giai quyet', 'thoi gian giai quyet'],
  forms: ['forms', 'mau', 'bieu mau', 'mau don', 'mau don, to khai'],
  procedureCodes: ['procedurecodes', 'procedurecode', 'procedure code', 'ma thu tuc', 'ma tthc', 'tthc', 'tthccodes'],
  validFrom: ['validfrom', 'valid from', 'effectivefrom', 'effective from', 'hieu luc tu', 'tu ngay', 'ngay hieu luc', 'ngay co hieu luc'],
  validTo: ['validto', 'valid to', 'effectiveto', 'effective to', 'het hieu luc', 'ngay het hieu luc', 'hieu luc den', 'het hieu luc tu'],
  endsEarlyIf: ['endsearlyif', 'ends early if', 'het hieu luc som khi'],
  supersededBy: ['supersededby', 'superseded by', 'bi thay the boi', 'van ban thay the'],
  furtherDelegation: ['furtherdelegation', 'further delegation', 'uy quyen tiep', 'phan cap tiep'],
  note: ['note', 'notes', 'ghi chu'],
  source: ['source', 'nguon'],
  sourceDate: ['sourcedate', 'source date', 'ngay cua nguon', 'ngay nguon'],
  certainty: ['certainty', 'do chac', 'muc do chac chan'],
  startUnstated: ['startunstated'],
  provinceCode: ['provincecode', 'province code', 'province', 'ma tinh', 'tinh', 'tinh thanh pho'],
};

/** Parts of our own format that an import neither needs nor believes. */
const OWN_BESIDE = new Set(['version', 'sayings', 'provenance', 'conflicts', 'review.status', 'review.by', 'review.at', 'review.note', 'from.person', 'to.person', 'stt', 'tt', 'so tt', 'so thu tu', 'no']);
const COLUMN_OF = new Map(Object.entries(KNOWN).flatMap(([column, names]) => names.map((name) => [name, column as TaskColumn])));

/** What must be there for any row to be a task: what is done, and who does it. Each entry: one of these columns. */
const NEEDED: readonly (readonly TaskColumn[])[] = [['title'], ['toBody', 'toTier']];

export interface MappedColumn {
  readonly column: string;
  /** Null: nobody knows what it means; its cells are not read. */
  readonly becomes: TaskColumn | null;
  /** Who said so: the caller, an earlier import of the same shape, or the list of known names. */
  readonly by: 'given' | 'remembered' | 'known' | 'none';
}

/** Which columns a file has, whatever their order: equal shapes share a remembered mapping. Shape: 16 hex digits. */
export function shapeOf(columns: readonly string[]): string {
  return createHash('sha256').update([...new Set(columns.map(foldHeader))].sort().join('\u0000')).digest('hex').slice(0, 16);
}

/** What each column becomes: as the caller says, else as remembered, else by its known name; the first of two columns with one meaning counts. */
export function mapColumns(columns: readonly string[], given: ColumnMapping = {}, remembered: ColumnMapping = {}): MappedColumn[] {
  const taken = new Set<TaskColumn>(Object.values(given));
  return columns.map((column) => {
    const told = given[column];
    if (told !== undefined) return { column, becomes: told, by: 'given' };
    const kept = remembered[column];
    const known = kept ?? (OWN_BESIDE.has(foldHeader(column)) ? 'ignore' : COLUMN_OF.get(foldHeader(column)));
    if (known === undefined || (known !== 'ignore' && taken.has(known))) return { column, becomes: null, by: 'none' };
    taken.add(known);
    return { column, becomes: known, by: kept === undefined ? 'known' : 'remembered' };
  });
}

/** The needed meanings that no column has; each a list of which one would do. */
export function listMissing(mapped: readonly MappedColumn[]): readonly (readonly TaskColumn[])[] {
  const have = new Set(mapped.map(({ becomes }) => becomes));
  return NEEDED.filter((any) => !any.some((column) => have.has(column)));
}

const SHOWN: Partial<Readonly<Record<TaskColumn, string>>> = { title: 'Tên nhiệm vụ', toBody: 'Cơ quan thực hiện', toTier: 'Cấp thực hiện' };

/** The header under which a needed meaning is best written, for a message to the person whose file lacks it. */
export function headerOf(column: TaskColumn): string {
  return SHOWN[column] ?? column;
}

function foldHeader(column: string): string {
  return foldText(column).replace(/[\s_]+/gu, ' ').replace(/[*:]+$/u, '').trim();
}

/** A record's columns: nested objects by their path (`from.body`), lists whole. */
export function flattenRecord(record: Readonly<Record<string, unknown>>, above = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) Object.assign(flat, flattenRecord(value as Readonly<Record<string, unknown>>, `${above}${key}.`));
    else flat[`${above}${key}`] = value;
  }
  return flat;
}
