import type { Form } from './form.ts';
import { deriveKey } from './form-edit-parts.ts';
import type { LocalDate } from './time.ts';

/** A form to begin with: who files, and a declaration. It is sound as it stands; its source is not confirmed. */
export function startForm({ name, procedure, today, words }: { readonly name: string; readonly procedure: string; readonly today: LocalDate; readonly words: Readonly<Record<'applicant' | 'applicantName' | 'promise' | 'sample' | 'source', string>> }): Form {
  return {
    id: deriveKey(name, (key) => key.length < 2, '-'),
    version: 1,
    validFrom: today,
    name: { vi: name },
    procedures: [{ code: procedure }],
    source: { text: words.source, date: today, certainty: 'unverified' },
    questions: { applicantName: { kind: 'personName', label: { vi: words.applicantName } }, promise: { kind: 'declaration', label: { vi: words.promise } } },
    pages: [{ id: 'nguoi-nop', heading: { vi: words.applicant }, fields: ['applicantName'] }, { id: 'cam-doan', heading: { vi: words.promise }, fields: ['promise'] }],
    computed: [],
    rules: [],
    applicant: { name: 'applicantName' },
    samples: [{ name: words.sample, today, answers: { applicantName: words.sample, promise: true } }],
  };
}
