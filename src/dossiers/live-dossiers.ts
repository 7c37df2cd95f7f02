import type { Actor } from '#model/actor.ts';
import { accept, type Outcome } from '#model/outcome.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { LiveSource } from '#platform/live-stream.ts';
import type { CitizenAccess } from './citizen-access.ts';
import type { DossiersDeps } from './dossier-ports.ts';
import { maySee } from './dossiers.policy.ts';
import { findDossierRow } from './dossiers.store.ts';
import { readDeskMark } from './own-dossiers.store.ts';
import type { AccessProof, AccessRefusal } from './prove-applicant.ts';

/** What is followed without loading pages anew. A mark tells no more than that a page would look otherwise. */
export interface LiveDossiers {
  /** The applicant's view of one dossier; once opened it is not guessed at any more. Refuses: as `proveApplicant`. */
  followAsApplicant(proof: AccessProof): Promise<Outcome<LiveSource, AccessRefusal>>;
  /** One dossier for an officer, by the number of its last action; undefined for what is not there or not this officer's to see. */
  followDossier(id: string, actor: Actor): Promise<LiveSource | undefined>;
  /** The open dossiers of an officer's site. */
  followDesk(actor: Actor): LiveSource;
}

/** Opens following. Events reach every process of the store, so it does not matter where something was done. */
export function createLiveDossiers({ bus, database }: Pick<DossiersDeps, 'database'> & { readonly bus: Pick<Bus, 'subscribe'> }, access: Pick<CitizenAccess, 'proveApplicant' | 'readMark'>): LiveDossiers {
  const listenTo = (concerns: (event: { readonly subject: string; readonly payload: Readonly<Record<string, unknown>> }) => boolean): LiveSource['listen'] => (onChange) =>
    bus.subscribe('dossier.acted', (event) => {
      if (concerns(event)) onChange();
    });
  return {
    followAsApplicant: async (proof) => {
      const proven = await access.proveApplicant(proof);
      if (!proven.ok) return proven;
      const { siteId, id } = proven.value;
      // Proven once: to look again is no guess of anybody.
      return accept({ readMark: () => access.readMark(siteId, id), listen: listenTo(({ subject }) => subject === id) });
    },
    followDossier: async (id, actor) => {
      const readMark = async (): Promise<string | undefined> => {
        const row = await findDossierRow(database, id);
        return row !== undefined && maySee(actor, row) ? String(row.state.lastNumber) : undefined;
      };
      return (await readMark()) === undefined ? undefined : { readMark, listen: listenTo(({ subject }) => subject === id) };
    },
    // What is taken over concerns two sites and names the new one: whoever had it looks too.
    followDesk: (actor) => ({ readMark: () => readDeskMark(database, actor.siteId), listen: listenTo(({ payload }) => payload['siteId'] === actor.siteId || payload['kind'] === 'acceptTransfer') }),
  };
}
