import type { Answer, Fact } from '#model/answer.ts';
import type { Fee, Procedure, TimeLimit, WayOfFiling } from '#model/procedure.ts';
import type { EvalRow } from './rows.ts';

/** An answer that states nothing but its text. */
export function answerOf(text: string, more: Partial<Answer> = {}): Answer {
  return {
    id: 'a', status: 'answered', lang: 'vi', asked: [], procedure: null, candidates: [], clarify: null, text, facts: [], next: [], unboundNumbers: 0, ms: 1, machine: true,
    ...more,
  };
}

export function factOf(kind: Fact['kind'], text: string, more: Partial<Fact> = {}): Fact {
  return { kind, value: null, text, record: '1.001193', field: '', source: 'cổng', asOf: '2026-01-05', certainty: 'official', ...more };
}

export function feeOf(amountVnd: number | null, state: Fee['state'] = 'structured'): Fee {
  return { kind: 'lephi', amountVnd, text: '', state, scope: 'national' };
}

export function wayOf(time: Partial<TimeLimit>, fees: readonly Fee[] = []): WayOfFiling {
  return { channel: 'direct', time: { amount: null, unit: null, text: '', state: 'silent', ...time }, fees };
}

/** A procedure with one case; its numbers are those a test gives it and its code. */
export function procedureOf(code: string, channels: readonly WayOfFiling[] = [], more: Partial<Procedure> = {}): Procedure {
  return {
    code, version: 1, validFrom: '2025-07-01', status: 'active', name: 'Đăng ký khai sinh', aliases: [], level: ['commune'], kind: 'unknown', field: { name: 'Hộ tịch' },
    promulgation: [], audience: [], boundaryFree: 'unknown',
    cases: [{ id: 'a', name: 'Chung', onlineLevel: 'unknown', steps: [], channels, components: [] }],
    results: [], authority: { executing: [], competent: [], authorised: [], coordinating: [] }, legalBasis: [], related: [], provenance: [],
    ...more,
  };
}

export function rowOf(id: string, more: Partial<EvalRow> = {}): EvalRow {
  return { id, turns: ['làm khai sinh'], gold: ['1.001193'], behavior: 'answer', style: 'plain', mustContain: [], mustNotConfirm: [], ...more };
}
