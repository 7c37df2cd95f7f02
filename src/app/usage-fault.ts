import { PlatformFault } from '#platform/fault.ts';

/** A command line that cannot be followed, with what is wrong in both languages. Unit: exit code 2. */
export function usageFault(vi: string, en: string, cause?: unknown): PlatformFault {
  return new PlatformFault('usage', { reason: vi, reasonEn: en }, cause === undefined ? {} : { cause });
}
