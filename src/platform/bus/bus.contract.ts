import { describe, expect, test } from 'vitest';
import type { Bus, BusEvent } from './bus.ts';

let number = 0;

function event(name: string, subject: string): BusEvent {
  number += 1;
  return { id: `e-${number}`, siteId: 'xa-1', name, subject, at: '2026-11-23T02:00:00.000Z', payload: { số: number } };
}

/** What every bus must do, in one process or across many. */
export function busContract(name: string, open: () => Promise<Bus> | Bus): void {
  describe(`the bus (${name})`, () => {
    test('gives each subscriber its events in the order they were published', async () => {
      const bus = await open();
      const heard: string[] = [];
      bus.subscribe('ticket.called', async ({ subject }) => {
        await new Promise((resolve) => setTimeout(resolve, subject === 'A001' ? 20 : 1));
        heard.push(subject);
      });
      await bus.publish([event('ticket.called', 'A001'), event('ticket.called', 'A002')]);
      await bus.publish([event('ticket.called', 'A003')]);
      expect(heard).toEqual(['A001', 'A002', 'A003']);
      await bus.close();
    });

    test('gives a name only to those who wait for it, and everything to those who wait for all', async () => {
      const bus = await open();
      const named: string[] = [];
      const all: string[] = [];
      bus.subscribe('dossier.received', ({ subject }) => void named.push(subject));
      bus.subscribe('*', ({ subject }) => void all.push(subject));
      await bus.publish([event('dossier.received', 'H1'), event('ticket.called', 'A001')]);
      expect(named).toEqual(['H1']);
      expect(all).toEqual(['H1', 'A001']);
      await bus.close();
    });

    test('lets the others hear when one fails', async () => {
      const bus = await open();
      const heard: string[] = [];
      bus.subscribe('*', () => {
        throw new Error('deaf');
      });
      bus.subscribe('*', ({ subject }) => void heard.push(subject));
      await bus.publish([event('ticket.called', 'A001'), event('ticket.called', 'A002')]);
      expect(heard).toEqual(['A001', 'A002']);
      await bus.close();
    });

    test('gives nothing to one who has left', async () => {
      const bus = await open();
      const heard: string[] = [];
      const leave = bus.subscribe('*', ({ subject }) => void heard.push(subject));
      leave();
      await bus.publish([event('ticket.called', 'A001')]);
      expect(heard).toEqual([]);
      await bus.close();
    });

    test('lets running handlers end before it closes, and takes nothing afterwards', async () => {
      const bus = await open();
      const heard: string[] = [];
      bus.subscribe('*', async ({ subject }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        heard.push(subject);
      });
      const published = bus.publish([event('ticket.called', 'A001')]);
      await bus.close();
      await published;
      await bus.publish([event('ticket.called', 'A002')]);
      expect(heard).toEqual(['A001']);
    });
  });
}
