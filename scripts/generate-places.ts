/**
 * Writes content/places/{provinces,communes,old-units,old-communes}.json from the two open data sets in
 * ../shared/data/admin-units-34 (both MIT). The same input always gives the same bytes; what people keep by hand
 * (kind-changes, code-corrections, everyday-names, sentences) is not touched.
 *
 * Use: node scripts/generate-places.ts [--check] [--from <folder>]
 *   --check   writes nothing; fails and names the file when a committed file differs
 *   --from    another folder with the two files of the same shape
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
export const PLACES_SOURCE_FOLDER = join(PROJECT, '../shared/data/admin-units-34');
const UNITS_FILE = 'vn_units_full_2026-07-25.json';
const MAPPING_FILE = 'convert_legacy_2025_simple.csv';
const CONTENT = join(PROJECT, 'content/places');

const KINDS: readonly (readonly [string, string])[] = [
  ['thị trấn', 'thitran'],
  ['thị xã', 'thixa'],
  ['thành phố', 'thanhpho'],
  ['đặc khu', 'dackhu'],
  ['phường', 'phuong'],
  ['huyện', 'huyen'],
  ['quận', 'quan'],
  ['tỉnh', 'tinh'],
  ['xã', 'xa'],
];

const NEW_UNITS_ABOUT = {
  source: 'thanglequoc/vietnamese-provinces-database',
  sourceFile: `json/full_json_generated_data_vn_units_2026-07-25__20_49_07.json at cd58063299585146ded3981f2272946ef19ced54`,
  licence: 'MIT',
  snapshotOn: '2026-07-25',
  retrievedOn: '2026-08-02',
  certainty: 'secondary',
};
const OLD_UNITS_ABOUT = {
  source: 'tranngocminhhieu/vietnamadminunits',
  sourceFile: 'data/interim/convert_legacy_2025_simple.csv at 780c27980afdae76d5c6e7b252955f6b571f34ca',
  licence: 'MIT',
  snapshotOn: '2025-08-27',
  retrievedOn: '2026-11-22',
  certainty: 'secondary',
};

interface SourceUnit {
  Code: string;
  Name: string;
  FullName: string;
  Wards?: SourceUnit[];
}
type Row = readonly (string | readonly string[] | null)[];

/** Cuts a written name into its kind and the rest. Faults: a name that begins with no known kind. */
function splitKind(written: string): readonly [kind: string, name: string] {
  const text = written.normalize('NFC').trim().replace(/\s+/gu, ' ');
  for (const [words, kind] of KINDS) {
    if (text.toLowerCase().startsWith(`${words} `)) return [kind, text.slice(words.length + 1)];
  }
  throw new Error(`generate-places: "${written}" begins with no known kind of unit`);
}

/** One row per line, so that a change of one unit is a change of one line. */
function writeTable(about: object, everyRow: object, columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const head = JSON.stringify({ about, everyRow, columns }, null, 2).slice(0, -2);
  return `${head},\n  "rows": [\n${lines}\n  ]\n}\n`;
}

function readColumn(row: Record<string, string>, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`generate-places: the column ${name} is missing in ${MAPPING_FILE}`);
  return value;
}

/** Codes of the mapping are numbers without leading zeros. */
function padCode(text: string, digits: number): string {
  return text.replace(/\.0$/u, '').padStart(digits, '0');
}

/** Gives the text of every generated file by name. Shape: 34 provinces, 3,321 communes, 63 + 696 old units, 10,040 old communes. */
export function generatePlaces(folder: string): Record<string, string> {
  const units = JSON.parse(readFileSync(join(folder, UNITS_FILE), 'utf8')) as SourceUnit[];
  const mapping: Record<string, string>[] = parse(readFileSync(join(folder, MAPPING_FILE)), { columns: true, bom: true });
  const corrections = readCorrections();

  const byCode = (left: Row, right: Row): number => (String(left[0]) < String(right[0]) ? -1 : 1);
  const provinces = units.map((unit): Row => [unit.Code, ...splitKind(unit.FullName)]).toSorted(byCode);
  const communes = units
    .flatMap((unit) => (unit.Wards ?? []).map((ward): Row => [corrections.get(ward.Code) ?? ward.Code, ...splitKind(ward.FullName), unit.Code]))
    .toSorted(byCode);

  const oldProvinces = new Map<string, Row>();
  const oldDistricts = new Map<string, Row>();
  const oldCommunes = new Map<string, (string | string[])[]>();
  for (const row of mapping) {
    const provinceCode = padCode(readColumn(row, 'provinceCode'), 2);
    const districtCode = padCode(readColumn(row, 'districtCode'), 3);
    const written = readColumn(row, 'ward');
    const code = written === '' ? '' : padCode(readColumn(row, 'wardCode'), 5);
    oldProvinces.set(provinceCode, [provinceCode, ...splitKind(readColumn(row, 'province')), padCode(readColumn(row, 'newProvinceCode'), 2)]);
    oldDistricts.set(districtCode, [districtCode, ...splitKind(readColumn(row, 'district')), provinceCode]);
    const [kind, name] = written === '' ? ['', ''] : splitKind(written);
    const key = `${districtCode}/${code}`;
    const commune = oldCommunes.get(key) ?? [code, kind, name, districtCode];
    commune.push(padCode(readColumn(row, 'newWardCode'), 5));
    oldCommunes.set(key, commune);
  }
  const known = new Set(communes.map((row) => row[0]));
  const oldRows = [...oldCommunes.values()].map((row): Row => {
    const becomes = row.slice(4).map(String).toSorted();
    for (const target of becomes) if (!known.has(target)) throw new Error(`generate-places: no commune ${target} for the old ${String(row[2])}`);
    return [...row.slice(0, 4).map(String), becomes];
  });
  return {
    'provinces.json': writeTable(NEW_UNITS_ABOUT, { validFrom: '2025-07-01', validTo: null }, ['code', 'kind', 'name'], provinces),
    'communes.json': writeTable(NEW_UNITS_ABOUT, { validFrom: '2025-07-01', validTo: null }, ['code', 'kind', 'name', 'provinceCode'], communes),
    'old-units.json': writeTable(
      OLD_UNITS_ABOUT,
      { validFrom: null, validTo: '2025-07-01' },
      ['code (2 digits: province, 3: district)', 'kind', 'name', 'of a province: the province of today; of a district: its old province'],
      [...[...oldProvinces.values()].toSorted(byCode), ...[...oldDistricts.values()].toSorted(byCode)],
    ),
    'old-communes.json': writeTable(
      OLD_UNITS_ABOUT,
      { validFrom: null, validTo: '2025-07-01' },
      ['code (empty: island district without communes)', 'kind', 'name', 'old district', 'communes of today; several: the old commune was divided'],
      oldRows.toSorted((left, right) => byCode(left, right) || byCode([left[3] ?? ''], [right[3] ?? ''])),
    ),
  };
}

/** Wrong codes of the newer data set, decided by hand with the reason. */
function readCorrections(): Map<string, string> {
  const { corrections } = JSON.parse(readFileSync(join(CONTENT, 'code-corrections.json'), 'utf8')) as {
    corrections: { code: string; alsoFoundAs: string }[];
  };
  return new Map(corrections.map(({ code, alsoFoundAs }) => [alsoFoundAs, code]));
}

function run(args: readonly string[]): number {
  const at = args.indexOf('--from');
  const folder = at >= 0 ? args[at + 1] : PLACES_SOURCE_FOLDER;
  if (folder === undefined) throw new Error('generate-places: --from needs a folder');
  let different = 0;
  for (const [name, text] of Object.entries(generatePlaces(folder))) {
    const path = join(CONTENT, name);
    if (!args.includes('--check')) {
      writeFileSync(path, text);
      console.log(`content/places/${name}: ${text.length} characters`);
    } else if (readFileSync(path, 'utf8') !== text) {
      different += 1;
      console.error(`content/places/${name} differs from what the sources give: run node scripts/generate-places.ts`);
    }
  }
  return different > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = run(process.argv.slice(2));
