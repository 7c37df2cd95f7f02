import { join } from 'node:path';
import { z } from 'zod';
import type { DossierActionKind, NoticeLanguage } from '#model/dossier-action.ts';
import { readContentFile } from '#platform/read-content.ts';

const Message = z.object({ title: z.string().min(1), body: z.string().min(1) });
const ApplicantNoticesSchema = z.object({ applicant: z.record(z.string(), Message), noDue: z.string().min(1) });
const NoticesSchema = ApplicantNoticesSchema.extend({
  officer: z.object({ stuck: Message, soon: Message, urgent: Message, late: Message, apologyPrepared: Message, partLost: Message }),
});

/** The sentences of notices: to applicants in the language they chose, to officers in Vietnamese. Shape: `{number}` and the like are filled in. */
export interface NoticeContent {
  /** The message that goes with an action; undefined for one that is an inside matter. */
  toApplicant(kind: DossierActionKind | 'stuck', values: Values, language?: NoticeLanguage): Written | undefined;
  toOfficer(kind: 'stuck' | 'soon' | 'urgent' | 'late' | 'apologyPrepared' | 'partLost', values: Values): Written;
  /** What stands for a due date that there is not. */
  noDue(language?: NoticeLanguage): string;
}
export type Values = Readonly<Record<string, string | number>>;
export interface Written {
  readonly title: string;
  readonly body: string;
}

/** Reads `content/notices/{vi,en}.json`. Faults: `content_broken`, also where one language has a message that the other lacks. */
export async function readNoticeContent(home: string): Promise<NoticeContent> {
  const pathOf = (language: NoticeLanguage): string => join(home, 'content', 'notices', `${language}.json`);
  const content = await readContentFile(pathOf('vi'), (value) => NoticesSchema.parse(value));
  const english = await readContentFile(pathOf('en'), (value) => checkSame(content, ApplicantNoticesSchema.parse(value)));
  const all: Readonly<Record<NoticeLanguage, z.infer<typeof ApplicantNoticesSchema>>> = { vi: content, en: english };
  const write = ({ title, body }: Written, values: Values): Written => ({ title: fill(title, values), body: fill(body, values) });
  return {
    toApplicant: (kind, values, language = 'vi') => {
      const message = all[language].applicant[kind];
      return message === undefined ? undefined : write(message, values);
    },
    toOfficer: (kind, values) => write(content.officer[kind], values),
    noDue: (language = 'vi') => all[language].noDue,
  };
}

/** The messages of another language, each with the same values in it. Faults: one that is missing, or names another value. */
function checkSame<Messages extends z.infer<typeof ApplicantNoticesSchema>>(known: z.infer<typeof ApplicantNoticesSchema>, other: Messages): Messages {
  const namesIn = ({ title, body }: Written): string => [...new Set(`${title} ${body}`.match(/\{\w+\}/gu))].sort().join(' ');
  for (const kind of new Set([...Object.keys(known.applicant), ...Object.keys(other.applicant)])) {
    const [one, two] = [known.applicant[kind], other.applicant[kind]];
    if (one === undefined || two === undefined) throw new Error(`applicant.${kind}: stands in one language alone`);
    if (namesIn(one) !== namesIn(two)) throw new Error(`applicant.${kind}: names ${namesIn(two)}, in Vietnamese ${namesIn(one)}`);
  }
  return other;
}

function fill(sentence: string, values: Values): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
