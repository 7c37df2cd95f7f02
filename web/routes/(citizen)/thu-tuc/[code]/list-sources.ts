import type { Certainty, Procedure } from '../../../../../src/model/procedure.ts';

export interface SourceLine {
  readonly source: string;
  readonly sourceDate: string;
  readonly certainty: Certainty;
  readonly fields: number;
}

/** The sources of a record, each once, the one that carries most facts first. */
export function listSources(procedure: Pick<Procedure, 'provenance'>): readonly SourceLine[] {
  const lines = new Map<string, { source: string; sourceDate: string; certainty: Certainty; fields: number }>();
  for (const { source, sourceDate, certainty } of procedure.provenance) {
    const key = [source, sourceDate, certainty].join('\n');
    const line = lines.get(key) ?? { source, sourceDate, certainty, fields: 0 };
    line.fields += 1;
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => b.fields - a.fields);
}
