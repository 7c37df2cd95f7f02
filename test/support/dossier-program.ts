/** The room of dossiers as a process of its own, asked over the channel between parent and child; run by tests that kill it. */
import type { DossierReception, DossierRequest } from '#dossiers/dossier-requests.ts';
import { officerAt, openDossierHouse } from './dossier-house.ts';

/** One call to the room. `number` comes back with the reply. */
export interface AskedOfRoom {
  readonly number: number;
  readonly siteId: string;
  readonly key: string;
  readonly call: { readonly reception: DossierReception } | { readonly dossierId: string; readonly request: DossierRequest };
}

/** What the room said; `failed` when the store was away. The first reply says that the room is open. */
export type RoomReply = { readonly number: number } & ({ readonly done: { readonly id: string; readonly lastNumber: number } } | { readonly refused: string } | { readonly failed: string });

if (import.meta.main) {
  const { dossiers, close } = await openDossierHouse({ dataDir: process.argv[2] ?? '' });
  const answer = async ({ number, siteId, key: idempotencyKey, call }: AskedOfRoom): Promise<RoomReply> => {
    try {
      const by = { actor: officerAt(siteId), idempotencyKey };
      const outcome = 'reception' in call ? await dossiers.receiveAtDesk(call.reception, by) : await dossiers.act(call, by);
      return outcome.ok ? { number, done: { id: outcome.value.id, lastNumber: outcome.value.state.lastNumber } } : { number, refused: outcome.code };
    } catch (fault) {
      return { number, failed: String(fault) };
    }
  };
  process.on('message', (asked) => void answer(asked as AskedOfRoom).then((reply) => process.send?.(reply)));
  process.once('disconnect', () => void close().then(() => process.exit(0)));
  process.send?.({ number: 0, done: { id: '', lastNumber: 0 } } satisfies RoomReply);
}
