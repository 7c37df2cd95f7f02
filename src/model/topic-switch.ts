import type { Instant } from './time.ts';

export const TOPIC_KINDS = ['field', 'task', 'procedure'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** What can be switched off. Shape: `field:Đất đai`, `task:120-2025-d10-k1`, `procedure:1.001193`. */
export type Topic = `${TopicKind}:${string}`;

/** One time a topic was answered only with "ask at the counter". */
export interface TopicSwitch {
  readonly id: string;
  readonly siteId: string;
  readonly topic: Topic;
  /** 1 for the first time this topic was off. */
  readonly number: number;
  readonly reason: string;
  readonly offBy: string;
  readonly offAt: Instant;
  /** Somebody asks for it to be answered again; another must confirm. */
  readonly onAsked?: { readonly by: string; readonly at: Instant; readonly reason: string };
  readonly on?: { readonly by: string; readonly at: Instant };
}

/** Whether a text names a topic. */
export function isTopic(text: string): text is Topic {
  const at = text.indexOf(':');
  return (TOPIC_KINDS as readonly string[]).includes(text.slice(0, at)) && text.slice(at + 1).trim() === text.slice(at + 1) && text.length > at + 1 && text.length <= 220;
}
