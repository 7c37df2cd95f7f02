const KNOWN = ['ministry', 'province', 'commune', 'vertical', 'shared', 'other'] as const;

/** The key of a level's name; a level nobody knows is `other`. */
export function nameLevel(level: string): `level.${(typeof KNOWN)[number]}` {
  return `level.${KNOWN.find((known) => known === level) ?? 'other'}`;
}
