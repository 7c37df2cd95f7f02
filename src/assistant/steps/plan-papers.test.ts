import { describe, expect, test } from 'vitest';
import { testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';

describe('the papers of a plan', () => {
  test('come from the matters everybody needs, not from those some need', async () => {
    const ports = await testPorts();
    const [event] = ports.lifeEvents.filter((one) => one.id === 'co-nguoi-mat');
    if (event === undefined) throw new Error('the life event is missing');
    const sure = event.procedures.filter((one) => one.sometimes !== true).map((one) => one.code);
    const { answer } = await composeAnswer(ports, { text: 'ba tôi mới mất' });
    expect(answer.facts.filter((fact) => fact.kind === 'papers').map((fact) => fact.record).every((record) => sure.includes(record))).toBe(true);
    expect(answer.papersOnce?.length).toBeGreaterThan(0);
  });

  test('no reason begins by repeating the name it stands beside', async () => {
    const ports = await testPorts();
    const told: string[] = [];
    for (const event of ports.lifeEvents) {
      for (const one of event.procedures) {
        const procedure = await ports.procedures.findProcedure(one.code, '2026-12-01');
        const name = procedure?.shortName ?? procedure?.name;
        if (name !== undefined && one.why.vi.toLowerCase().startsWith(name.toLowerCase())) told.push(`${event.id} ${one.code}: ${one.why.vi}`);
      }
    }
    expect(told).toEqual([]);
  });
});
