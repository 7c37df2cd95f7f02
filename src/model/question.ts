import type { LocalDate } from './time.ts';

/** What a person wants to know about a procedure. */
export const ASKED = [
  'papers',
  'fee',
  'time',
  'place',
  'authority',
  'online',
  'form',
  'legalBasis',
  'steps',
  'conditions',
  'result',
  'audience',
  'dossierStatus',
  'overview',
] as const;
export type Asked = (typeof ASKED)[number];

export type Language = 'vi' | 'en';

/** One message of a citizen as the assistant receives it. */
export interface Question {
  readonly text: string;
  readonly conversationId?: string;
  /** The commune the person named or chose; shape: five digits. */
  readonly communeCode?: string;
  /** The day the answer must be true on; today when absent. */
  readonly asOf?: LocalDate;
  /** The language to answer in; told from the text when absent. */
  readonly lang?: Language;
}
