import type { AskedBeside } from './dossier-action.ts';
import type { AddressAnswer } from './form.ts';
import type { FormFault } from './form-fault.ts';
import type { Answers } from './form-paths.ts';
import type { Instant } from './time.ts';

/** A file that was sent with a form; its content is read from the room of forms. */
export interface SentFile {
  readonly id: string;
  /** The question it answers. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'image' | 'pdf';
  readonly pages: number;
  readonly bytes: number;
  /** Where its sealed content stands among the house's files: how the dossier names it. */
  readonly hash: string;
  /** Which paper of the dossier it is, as the form says. */
  readonly component?: { readonly code?: string; readonly name: string };
}

/** Who files, as the form's `applicant` paths say. */
export interface FormApplicant {
  readonly name: string;
  readonly birthDate?: string;
  readonly personalId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: AddressAnswer;
}

/** What was sent, as it was at that moment; never changed. The version of the form says what each answer means. */
export interface FormSubmission {
  readonly draftId: string;
  readonly draftCode: string;
  readonly formId: string;
  readonly formVersion: number;
  /** What it is filed for, as the answers say. */
  readonly procedureCode: string;
  readonly caseId?: string;
  /** How many of what the fee is asked for, and what is asked for beside it; absent in what was sent before these were kept. */
  readonly times?: number;
  readonly besides?: readonly AskedBeside[];
  /** Only what was asked. */
  readonly answers: Answers;
  readonly computed: Answers;
  readonly files: readonly SentFile[];
  readonly applicant: FormApplicant;
  /** What was shown and passed. */
  readonly warnings: readonly FormFault[];
  /** The earlier dossier whose answers were taken over with consent. */
  readonly prefilledFrom?: { readonly dossierCode: string; readonly consentAt: Instant };
  /** When the person agreed that name, number and date of birth come from the log-in. */
  readonly filledFromLogIn?: { readonly consentAt: Instant };
  readonly submittedAt: Instant;
  /** What the form was read in, where it was not Vietnamese: notices go out in it. */
  readonly language?: 'en';
}
