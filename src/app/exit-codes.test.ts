import { describe, expect, test } from 'vitest';
import { PlatformFault, isDiskFull } from '#platform/fault.ts';
import { commandTable } from './commands/command-table.ts';
import type { CommandIo } from './commands/command-types.ts';
import { EXIT_FAULT, EXIT_NO, describeExit, exitCodes, shellExits } from './exit-codes.ts';
import { runCommandLine } from './main.ts';
import { usageFault } from './usage-fault.ts';

function recordingIo(): CommandIo & { readonly said: string[]; readonly complained: string[] } {
  const said: string[] = [];
  const complained: string[] = [];
  return { said, complained, out: (text) => void said.push(text), error: (text) => void complained.push(text), environment: {}, home: '/nowhere' };
}

describe('the exit codes', () => {
  test('are all different', () => {
    const codes = [...Object.values(exitCodes).map((entry) => entry.exit), ...Object.values(shellExits), EXIT_FAULT, EXIT_NO, 0];
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(Object.entries(exitCodes))('%s has a sentence in both languages with the same details', (_code, { vi, en }) => {
    const names = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/g))].sort();
    expect(names(vi)).toEqual(names(en));
    expect(vi).toMatch(/[à-ỹđ]/i);
    expect(vi).not.toBe(en);
  });

  test('fill their sentence with what was found', () => {
    const { exit, lines } = describeExit(new PlatformFault('port_in_use', { port: 8080, next: 8081 }));
    expect(exit).toBe(20);
    expect(lines[0]).toContain('Cổng 8080');
    expect(lines[1]).toContain('--port 8081');
  });

  test.each([
    ['Node', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
    ['PostgreSQL', Object.assign(new Error('could not extend file'), { code: '53100' })],
    ['what caused a fault', new Error('import', { cause: new Error('PANIC: could not write: No space left on device') })],
  ])('know a full disk from %s', (_who, fault) => {
    expect(isDiskFull(fault)).toBe(true);
    expect(describeExit(fault).exit).toBe(exitCodes.disk_full.exit);
  });

  test('say in each language what is wrong with the command line', () => {
    const { lines } = describeExit(usageFault('sau --port cần một giá trị', '--port needs a value after it'));
    expect(lines[0]).toContain('sau --port cần một giá trị');
    expect(lines[1]).toContain('--port needs a value after it');
    expect(lines[1]).not.toMatch(/[à-ỹđ]/i);
  });

  test('show a defect of the program whole', () => {
    const { exit, lines } = describeExit(new TypeError('x is undefined'));
    expect(exit).toBe(EXIT_FAULT);
    expect(lines.join('\n')).toContain('x is undefined');
  });
});

describe('the command line', () => {
  test('lists every command', async () => {
    const io = recordingIo();
    expect(await runCommandLine(['help'], io)).toBe(0);
    for (const name of Object.keys(commandTable)) expect(io.said.join('\n')).toContain(`  ${name} `);
  });

  test('helps when called with nothing', async () => {
    const io = recordingIo();
    expect(await runCommandLine([], io)).toBe(0);
    expect(io.said[0]).toContain('./motcua');
  });

  test.each(['strat', 'constructor', '__proto__'])('refuses the unknown command %s', async (word) => {
    const io = recordingIo();
    expect(await runCommandLine([word], io)).toBe(exitCodes.usage.exit);
    expect(io.complained[0]).toContain(word);
  });

  test('names every command as its key says', async () => {
    for (const [name, load] of Object.entries(commandTable)) expect((await load()).command.name).toBe(name);
  });
});
