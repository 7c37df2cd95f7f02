import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDossierCode } from '#model/dossier-code.ts';
import { atDesk, C, citizen, desk, filing, openTestDossiers, SISTER, valueOf, type TestDossiers } from './dossiers.fixture.ts';

/** More than four times what may be in a transaction at once. */
const AT_ONCE = 40;

let house: TestDossiers;
beforeAll(async () => {
  // As in the house: the paper of a reception asks for the office's name, and the clock for its place, beside the transaction.
  house = await openTestDossiers('2026-11-23T09:00:00+07:00', {
    papers: {
      issue: async (_kind, _paper, context) => {
        await house.platform.database.query('select pg_sleep(0.01)');
        return context.newId();
      },
    },
  });
  const { dueAt } = house.deps;
  Object.assign(house.deps, { dueAt: async (siteId: string) => (await house.platform.database.query('select 1'), dueAt(siteId)) });
});
afterAll(() => house.close());

test(`${String(AT_ONCE)} receptions at once are all taken, each with a code of its own, none left out`, { timeout: 60_000 }, async () => {
  const taken = await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => valueOf(house.dossiers.receiveAtDesk(atDesk(at % 4 === 0 ? { competentSiteId: SISTER.id } : {}), { actor: desk }))));
  const codes = taken.map(({ state }) => readDossierCode(state.code ?? ''));
  for (const [site, agency] of [[C, 'X38.14.797'], [SISTER, 'X38.14.758']] as const) {
    const running = codes.flatMap((code) => (code?.agency === agency ? [code.running] : [])).sort((one, other) => one - other);
    expect(running, site.id).toEqual(Array.from({ length: site === C ? 30 : 10 }, (_, at) => at + 1));
  }
});

test('the same person forty times at once has one dossier, and thirty-nine clear refusals', { timeout: 60_000 }, async () => {
  const one = filing({ applicant: { name: 'Lý Thị Đông', birthYear: 1988, identityNumber: '001188000040' } });
  const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => house.dossiers.file(one, { actor: citizen })));
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
  expect(new Set(refused)).toEqual(new Set(['dossier_open_already']));
  expect(refused).toHaveLength(AT_ONCE - 1);
});
