import { join } from 'node:path';
import { z } from 'zod';
import type { DossierActionKind } from '#model/dossier-action.ts';
import { readContentFile } from '#platform/read-content.ts';

const Message = z.object({ title: z.string().min(1), body: z.string().min(1) });
const NoticesSchema = z.object({
  applicant: z.record(z.string(), Message),
  officer: z.object({ stuck: Message, soon: Message, urgent: Message, late: Message, apologyPrepared: Message }),
  noDue: z.string().min(1),
});

/** The sentences of notices, Vietnamese: the state's own language to its citizens. Shape: `{number}` and the like are filled in. */
export interface NoticeContent {
  /** The message that goes with an action; undefined for one that is an inside matter. */
  toApplicant(kind: DossierActionKind | 'stuck', values: Values): Written | undefined;
  toOfficer(kind: 'stuck' | 'soon' | 'urgent' | 'late' | 'apologyPrepared', values: Values): Written;
  readonly noDue: string;
}
export type Values = Readonly<Record<string, string | number>>;
export interface Written {
  readonly title: string;
  readonly body: string;
}

/** Reads `content/notices/vi.json`. Faults: `content_broken`. */
export async function readNoticeContent(home: string): Promise<NoticeContent> {
  const content = await readContentFile(join(home, 'content', 'notices', 'vi.json'), (value) => NoticesSchema.parse(value));
  const write = ({ title, body }: Written, values: Values): Written => ({ title: fill(title, values), body: fill(body, values) });
  return {
    toApplicant: (kind, values) => {
      const message = content.applicant[kind];
      return message === undefined ? undefined : write(message, values);
    },
    toOfficer: (kind, values) => write(content.officer[kind], values),
    noDue: content.noDue,
  };
}

function fill(sentence: string, values: Values): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
