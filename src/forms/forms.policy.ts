import type { RightsTable } from '#model/rights.ts';

/** Who tries a form before it is published: those who write and approve the house's knowledge; a trial touches nothing of any site. Filling one is open to everybody; changing one is a change set. */
export const FORM_RIGHTS = {
  previewForm: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor'], reach: 'everywhere' },
} as const satisfies RightsTable;
