import { join } from 'node:path';
import { z } from 'zod';
import { readContentFile } from '#platform/read-content.ts';

/** The files of content/places: four written by scripts/generate-places.ts, four kept by hand. */
const FILES = {
  provinces: 'provinces.json',
  communes: 'communes.json',
  oldUnits: 'old-units.json',
  oldCommunes: 'old-communes.json',
  kindChanges: 'kind-changes.json',
  corrections: 'code-corrections.json',
  everydayNames: 'everyday-names.json',
  sentences: 'sentences.json',
} as const;
const KEYS = Object.keys(FILES) as (keyof typeof FILES)[];

const Code = z.string().regex(/^\d{2,5}$/u);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const NewKind = z.enum(['tinh', 'thanhpho', 'xa', 'phuong', 'dackhu']);
const OldKind = z.enum(['tinh', 'thanhpho', 'quan', 'huyen', 'thixa', 'xa', 'phuong', 'thitran']);
const CertaintySchema = z.enum(['official', 'secondary', 'unverified']);
const About = z.object({ source: z.string(), sourceFile: z.string(), licence: z.string(), snapshotOn: Day, retrievedOn: Day, certainty: CertaintySchema });
const Name = z.string().min(1);

const PlacesDataSchema = z.object({
  provinces: z.object({ about: About, everyRow: z.object({ validFrom: Day }), rows: z.array(z.tuple([Code, NewKind, Name])) }),
  communes: z.object({ about: About, everyRow: z.object({ validFrom: Day }), rows: z.array(z.tuple([Code, NewKind, Name, Code])) }),
  oldUnits: z.object({ about: About, everyRow: z.object({ validTo: Day }), rows: z.array(z.tuple([Code, OldKind, Name, Code])) }),
  oldCommunes: z.object({
    about: About,
    everyRow: z.object({ validTo: Day }),
    rows: z.array(z.tuple([z.union([Code, z.literal('')]), z.union([OldKind, z.literal('')]), z.string(), Code, z.array(Code).min(1)])),
  }),
  kindChanges: z.object({
    certainty: CertaintySchema,
    sources: z.record(z.string(), z.string()),
    rows: z.array(z.tuple([Code, Name, NewKind, NewKind, Day, z.string()])),
  }),
  corrections: z.object({ corrections: z.array(z.object({ code: Code, alsoFoundAs: Code, why: z.string().min(1) })) }),
  everydayNames: z.object({ rows: z.array(z.tuple([Name, z.enum(['province', 'commune', 'old']), Code])) }),
  sentences: z.object({ reform: z.object({ on: Day }), sentences: z.record(z.string(), z.object({ vi: z.string(), en: z.string() })) }),
});

/** All that the room knows, as written in content/places. */
export type PlacesData = z.infer<typeof PlacesDataSchema>;

/**
 * Reads content/places whole and checks its shape.
 * Faults: `content_broken` with the file and the place in it.
 */
export async function loadPlaces(folder: string): Promise<PlacesData> {
  const read = async <Key extends keyof PlacesData>(key: Key): Promise<[Key, PlacesData[Key]]> => [
    key,
    await readContentFile(join(folder, FILES[key]), (value) => PlacesDataSchema.shape[key].parse(value) as PlacesData[Key]),
  ];
  return Object.fromEntries(await Promise.all(KEYS.map(read))) as unknown as PlacesData;
}
