import type { Log } from '../log.ts';
import type { Bus, BusEvent, BusHandler } from './bus.ts';

/** The bus of one process: each subscriber takes its events one after another, slow ones do not hold up the others. */
export function createInProcessBus(log: Log): Bus {
  const subscribers = new Set<{ name: string; handler: BusHandler; tail: Promise<void>; ended: boolean }>();
  let closed = false;
  return {
    publish: async (events) => {
      if (closed) return;
      const waits: Promise<void>[] = [];
      for (const event of events) {
        for (const subscriber of subscribers) {
          if (subscriber.name !== '*' && subscriber.name !== event.name) continue;
          subscriber.tail = subscriber.tail.then(() => (subscriber.ended ? undefined : deliver(subscriber.handler, event, log)));
          waits.push(subscriber.tail);
        }
      }
      await Promise.all(waits);
    },
    subscribe: (name, handler) => {
      const subscriber = { name, handler, tail: Promise.resolve(), ended: false };
      subscribers.add(subscriber);
      return () => {
        subscriber.ended = true;
        subscribers.delete(subscriber);
      };
    },
    close: async () => {
      closed = true;
      await Promise.all([...subscribers].map((subscriber) => subscriber.tail));
      subscribers.clear();
    },
  };
}

async function deliver(handler: BusHandler, event: BusEvent, log: Log): Promise<void> {
  try {
    await handler(event);
  } catch (fault) {
    log.error('a subscriber failed on an event', { event: event.name, id: event.id, fault });
  }
}
