import { describe, expect, test } from 'vitest';
import { addTally, readVitestReport } from './test-report.ts';

const good = { numPassedTests: 3, numFailedTests: 0, testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [] }] };

describe('the sum of all suites', () => {
  test('counts what passed', () => {
    expect(readVitestReport('rooms', JSON.stringify(good), 0, 1)).toMatchObject({ passed: 3, failed: 0, failures: [] });
  });

  test('names what failed', () => {
    const report = { ...good, numFailedTests: 1, testResults: [{ name: 'a', status: 'failed', assertionResults: [{ fullName: 'a citizen waits', status: 'failed' }] }] };
    expect(readVitestReport('rooms', JSON.stringify(report), 1, 1)).toMatchObject({ passed: 3, failed: 1, failures: ['a citizen waits'] });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const report = { ...good, testResults: [{ name: 'a', status: 'failed', message: 'SyntaxError: x\nat y', assertionResults: [] }] };
    expect(readVitestReport('rooms', JSON.stringify(report), 1, 1)).toMatchObject({ failed: 1, failures: ['a: SyntaxError: x'] });
  });

  test.each([
    ['without a report', '', 0],
    ['with half a report', '{"numPassed', 1],
    ['with a bad end and no failure', JSON.stringify(good), 1],
    ['without any test', JSON.stringify({ numPassedTests: 0 }), 0],
  ])('counts a run %s as failed', (_what, text, exit) => {
    expect(readVitestReport('rooms', text, exit, 1).failed).toBe(1);
  });

  test('names what was skipped and what took longest', () => {
    const assertionResults = [
      { fullName: 'a short one', status: 'passed', duration: 20 },
      { fullName: 'five hundred kills', status: 'passed', duration: 90_500 },
      { fullName: 'a full disk', status: 'skipped', duration: null },
    ];
    const read = readVitestReport('rooms', JSON.stringify({ ...good, testResults: [{ name: 'a', status: 'passed', assertionResults }] }), 0, 91);
    expect(read.skipped).toEqual(['a full disk']);
    expect(read.longest[0]).toEqual({ name: 'five hundred kills', seconds: 90.5 });
  });

  test('adds the suites', () => {
    const one = readVitestReport('rooms', JSON.stringify(good), 0, 1);
    expect(addTally([one, readVitestReport('journeys', '', 1, 1), one])).toEqual({ passed: 6, failed: 1 });
  });
});
