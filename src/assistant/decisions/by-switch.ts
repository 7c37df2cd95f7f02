import type { Procedure } from '#model/procedure.ts';
import { localDateAt } from '#model/time.ts';
import type { AnswerContext, Decision } from '../context.ts';
import { nameOf } from '../facts/record.ts';

/** What the keepers of knowledge have switched off is answered only with "ask at the counter" and why, whatever was decided. */
export function decideSwitchedOff(context: AnswerContext, decision: Decision): Decision | undefined {
  const { switches } = context.ports;
  if (switches === undefined) return undefined;
  for (const procedure of recordsOf(decision)) {
    const reason = switches.offReason({ id: procedure.code, field: procedure.field.name });
    if (reason === undefined) continue;
    const fact = { kind: 'overview', record: procedure.code, version: procedure.version, source: 'knowledge', asOf: localDateAt(context.now), certainty: 'official' } as const;
    const name = nameOf(procedure);
    return {
      kind: 'refuse', status: 'handed_over_elsewhere', key: 'refuse.off', values: { name, reason },
      grounds: [{ ...fact, field: 'name', value: name, text: name }, { ...fact, field: 'switch', value: null, text: reason }],
    };
  }
  return undefined;
}

/** The records whose facts an answer would state. */
export function recordsOf(decision: Decision): readonly Procedure[] {
  switch (decision.kind) {
    case 'answer':
      return [decision.procedure];
    case 'several':
      return decision.parts.map(({ procedure }) => procedure);
    case 'plan':
      return decision.items.map(({ procedure }) => procedure);
    default:
      return [];
  }
}
