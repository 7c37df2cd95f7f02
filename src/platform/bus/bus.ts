import type { Instant } from '#model/time.ts';

/** An event on its way to those who wait for it; `id` is the outbox row, so a doubled delivery is recognised. */
export interface BusEvent {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly subject: string;
  readonly at: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
}

export type BusHandler = (event: BusEvent) => void | Promise<void>;

/**
 * Carries the events of all processes of one database to those who wait in this one: at least once, each subscriber's
 * in the order they were published.
 */
export interface Bus {
  /** Ends when every subscriber has taken the events or has failed on them (failures are reported, never thrown). */
  publish(events: readonly BusEvent[]): Promise<void>;
  /** Waits for one name, or `*` for all; gives the function that ends it. */
  subscribe(name: string, handler: BusHandler): () => void;
  /** Lets running handlers end; takes nothing afterwards. */
  close(): Promise<void>;
}
