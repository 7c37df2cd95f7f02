import { createHash } from 'node:crypto';
import en from '../../content/locales/en.json' with { type: 'json' };
import vi from '../../content/locales/vi.json' with { type: 'json' };
import type { Language } from '../../src/model/question.ts';

/** The sentences of faults in each language, as a file whose name changes with its content: a browser keeps it for good. */
export const FAULT_SENTENCES: Readonly<Record<Language, { readonly file: string; readonly code: string }>> = { vi: fileOf('vi', vi.formFaults), en: fileOf('en', { ...vi.formFaults, ...en.formFaults }) };

function fileOf(lang: Language, sentences: Readonly<Record<string, string>>): { readonly file: string; readonly code: string } {
  const code = JSON.stringify(sentences);
  return { file: `loi-khai-${lang}.${createHash('sha256').update(code).digest('hex').slice(0, 10)}.json`, code };
}
