import type { RightsTable } from '#model/rights.ts';

/** Who reads how the catalogue was filled, and who may propose files of procedures. Reading procedures needs no right: they are public. The catalogue is national, so no site is asked. */
export const CATALOGUE_RIGHTS = {
  readImports: { roles: ['knowledgeEditor', 'knowledgeApprover', 'provinceSupervisor', 'operator'], reach: 'everywhere' },
  proposeImport: { roles: ['knowledgeEditor'], reach: 'everywhere' },
} as const satisfies RightsTable;
