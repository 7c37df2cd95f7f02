import type { CommandIo } from './command-types.ts';

/** Progress of long work for people: a bar that redraws on a terminal, a line at each fifth otherwise. */
export interface ProgressLine {
  /** Unit: a share from 0 to 1. */
  show(share: number, words: string): void;
  /** Ends the bar's line; calling it twice does nothing more. */
  end(): void;
}

const WIDTH = 30;

/** Draws on standard error, so that what a command prints stays clean. */
export function createProgressLine(io: CommandIo, terminal: { readonly isTTY?: boolean; write(text: string): unknown }): ProgressLine {
  let drawn = false;
  let lastFifth = -1;
  return {
    show: (share, words) => {
      const bounded = Math.min(1, Math.max(0, share));
      if (terminal.isTTY === true) {
        const filled = Math.round(bounded * WIDTH);
        terminal.write(`\r[${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${String(Math.round(bounded * 100)).padStart(3)} % ${words}\u001b[K`);
        drawn = true;
        return;
      }
      const fifth = Math.floor(bounded * 5);
      if (fifth <= lastFifth) return;
      lastFifth = fifth;
      io.error(`${Math.round(bounded * 100)} % ${words}`);
    },
    end: () => {
      if (drawn) terminal.write('\n');
      drawn = false;
    },
  };
}
