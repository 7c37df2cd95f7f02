const LONGEST = 12;

/** What one suite gave. */
export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What could not be run here, such as a test that may not mount a disk. */
  readonly skipped: readonly string[];
  /** The tests that took longest, longest first. */
  readonly longest: readonly { readonly name: string; readonly seconds: number }[];
  /** Names of what failed, the first fifty. */
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly testResults?: readonly {
    readonly name?: string;
    readonly status?: string;
    readonly message?: string;
    readonly assertionResults?: readonly { readonly fullName?: string; readonly status?: string; readonly duration?: number | null }[];
  }[];
}

/**
 * Reads the JSON report of vitest. A file that could not be loaded counts as one failure, and so does a run that ended
 * badly without saying why: a silent suite never looks green.
 */
export function readVitestReport(name: string, text: string, exit: number, seconds: number): SuiteResult {
  let report: VitestReport;
  try {
    report = JSON.parse(text) as VitestReport;
  } catch {
    return { name, passed: 0, failed: 1, seconds, skipped: [], longest: [], failures: [`the suite ended with ${exit} and left no report`] };
  }
  const files = report.testResults ?? [];
  const failures: string[] = [];
  let unloaded = 0;
  for (const file of files) {
    const failed = (file.assertionResults ?? []).filter((result) => result.status === 'failed');
    failures.push(...failed.map((result) => result.fullName ?? file.name ?? ''));
    if (file.status === 'failed' && failed.length === 0) {
      unloaded += 1;
      failures.push(`${file.name ?? ''}: ${(file.message ?? 'could not be loaded').split('\n')[0] ?? ''}`);
    }
  }
  const all = files.flatMap((file) => file.assertionResults ?? []);
  const skipped = all.filter((result) => result.status === 'skipped' || result.status === 'pending').map((result) => result.fullName ?? '');
  const longest = all
    .map(({ fullName = '', duration }) => ({ name: fullName, seconds: (duration ?? 0) / 1000 }))
    .sort((left, right) => right.seconds - left.seconds)
    .slice(0, LONGEST);
  const passed = report.numPassedTests ?? 0;
  let failed = (report.numFailedTests ?? 0) + unloaded;
  if (failed === 0 && (exit !== 0 || passed === 0)) {
    failed = 1;
    failures.push(passed === 0 ? 'no test ran' : `the suite ended with ${exit} although no test failed`);
  }
  return { name, passed, failed, seconds, skipped, longest, failures: failures.slice(0, 50) };
}

/** All suites together. */
export function addTally(results: readonly SuiteResult[]): { readonly passed: number; readonly failed: number } {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
  };
}
