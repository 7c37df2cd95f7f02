import type { RightsTable } from '#model/rights.ts';
import { ASSISTANT_RIGHTS } from '#assistant/assistant.policy.ts';
import { AUTHORITY_RIGHTS } from '#authority/authority.policy.ts';
import { CALENDAR_RIGHTS } from '#calendars/calendars.policy.ts';
import { CATALOGUE_RIGHTS } from '#catalogue/catalogue.policy.ts';
import { DOCUMENT_RIGHTS } from '#documents/documents.policy.ts';
import { FORM_RIGHTS } from '#forms/forms.policy.ts';
import { DOSSIER_RIGHTS } from '#dossiers/dossiers.policy.ts';
import { IDENTITY_RIGHTS } from '#identity/identity.policy.ts';
import { CHANGE_RIGHTS, RECALL_RIGHTS, SITUATION_RIGHTS, SWITCH_RIGHTS } from '#knowledge/knowledge.policy.ts';
import { PRACTICE_RIGHTS } from '#practice/practice.policy.ts';
import { LAW_RIGHTS } from '#law/law.policy.ts';

/** The rights of every room by its name; a room with a policy adds its line. The walk over all routes reads them here. */
export const RIGHTS_TABLES: Readonly<Record<string, RightsTable>> = {
  identity: IDENTITY_RIGHTS,
  calendars: CALENDAR_RIGHTS,
  catalogue: CATALOGUE_RIGHTS,
  law: LAW_RIGHTS,
  authority: AUTHORITY_RIGHTS,
  forms: FORM_RIGHTS,
  documents: DOCUMENT_RIGHTS,
  dossiers: DOSSIER_RIGHTS,
  practice: PRACTICE_RIGHTS,
  assistant: ASSISTANT_RIGHTS,
  knowledge: { ...SITUATION_RIGHTS, ...CHANGE_RIGHTS, ...SWITCH_RIGHTS, ...RECALL_RIGHTS },
};

/** Kinds of routes that anybody may call. A route under any other tag must carry `x-right`. */
export const PUBLIC_TAGS: readonly string[] = ['answers', 'calendars', 'decision records', 'filing', 'document templates', 'form drafts', 'forms', 'laws', 'places', 'procedures', 'sign-in', 'tasks', 'verifications'];
