import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practiceAgencyId, readDossierCode, standInAgencyId, writeDossierCode } from './dossier-code.ts';

test.each([
  ['H26.12.3-261130-0007', { agency: 'H26.12.3', receivedOn: '2026-11-30', running: 7 }],
  ['h26-261130-12345', { agency: 'H26', receivedOn: '2026-11-30', running: 12_345 }],
  [' 000.00.19.H26-240229-0001 ', { agency: '000.00.19.H26', receivedOn: '2024-02-29', running: 1 }],
  ['G15.001.02-261130-990042', { agency: 'G15.001.02', receivedOn: '2026-11-30', running: 42, central: '99' }],
])('%s is read (Circular 03/2025 Article 13, Circular 04/2025, Circular 01/2018)', (text, code) => {
  expect(readDossierCode(text)).toEqual(code);
});

test.each(['', 'H26-261131-0001', 'H26-261130-001', '26-261130-0001', 'H26.1234-261130-0001', 'HS-2222-3333', 'H26-261130-0001x'])('"%s" is no code', (text) => {
  expect(readDossierCode(text)).toBeUndefined();
});

test('what is written is read again, however long the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.constantFrom('H26', 'H26.12.3', standInAgencyId('38', '14797'), standInAgencyId('38', '38'), standInAgencyId(undefined, undefined), practiceAgencyId('14797'), practiceAgencyId('38'), practiceAgencyId(undefined)), (running, agency) => {
      expect(readDossierCode(writeDossierCode(agency, '2026-11-30', running))).toEqual({ agency, receivedOn: '2026-11-30', running });
    }),
  );
  expect(standInAgencyId('38', '14797')).toBe('X38.14.797');
});

test('a code of practice is like no agency\'s', () => {
  expect([practiceAgencyId('14797'), practiceAgencyId('38'), practiceAgencyId(undefined)]).toEqual(['T00.14.797', 'T00.38', 'T00']);
});
