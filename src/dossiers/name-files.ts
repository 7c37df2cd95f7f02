import type { DossierDeed } from '#model/dossier-action.ts';
import { filesOf } from '#model/dossier-papers.ts';
import { refuse, type Refusal } from '#model/outcome.ts';
import type { CommandContext } from '#platform/command.ts';
import { nameFiles } from './dossier-files.store.ts';
import { sitesOf } from './dossiers.policy.ts';
import { listActionRows, type DossierRow } from './dossiers.store.ts';

/**
 * Makes the files that a deed names the dossier's, in the deed's transaction. Each must have been taken at a site of the dossier or of who acts, for no
 * other dossier, or stand in an earlier action of this one, as those do that came with a form. Refuses: `dossier_paper_unknown`.
 */
export async function nameFilesOf(row: Pick<DossierRow, 'siteId' | 'id' | 'bundleId' | 'state'>, deed: DossierDeed, context: CommandContext): Promise<Refusal<'dossier_paper_unknown'> | undefined> {
  const files = filesOf(deed);
  if (files.length === 0) return undefined;
  const { transaction, actor, now } = context;
  const known = new Set(await nameFiles(transaction, { dossierId: row.id, bundleId: row.bundleId, siteIds: [...sitesOf(row), actor.siteId] }, files, new Date(now).toISOString()));
  if (files.every((file) => known.has(file))) return undefined;
  for (const action of await listActionRows(transaction, row.siteId, row.id)) for (const file of filesOf(action)) known.add(file);
  const unknown = files.find((file) => !known.has(file));
  return unknown === undefined ? undefined : refuse('dossier_paper_unknown', { file: unknown.slice(0, 12) });
}
