import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { generatePlaces, PLACES_SOURCE_FOLDER } from './generate-places.ts';

const CONTENT = fileURLToPath(new URL('../content/places', import.meta.url));

describe('making content/places again', () => {
  const reason = existsSync(PLACES_SOURCE_FOLDER) ? '' : ' (skipped: the two data sets are not beside the project, ../shared/data/admin-units-34)';
  test.skipIf(reason !== '')(`the sources give the same bytes${reason}`, () => {
    const generated = generatePlaces(PLACES_SOURCE_FOLDER);
    expect(Object.keys(generated)).toHaveLength(4);
    for (const [name, text] of Object.entries(generated)) expect(readFileSync(join(CONTENT, name), 'utf8') === text, name).toBe(true);
  });

  test('each file is small enough to read in a diff', () => {
    for (const name of ['provinces', 'communes', 'old-units', 'old-communes']) {
      expect(readFileSync(join(CONTENT, `${name}.json`)).byteLength).toBeLessThan(1_500_000);
    }
  });
});
