/** `up`, `down`, or `degraded`: the house works, one convenience does not. */
export type ComponentState = 'up' | 'degraded' | 'down';

export interface ComponentHealth {
  readonly state: ComponentState;
  /** What was found, for the operator. */
  readonly note?: string;
}

export interface HealthReport {
  readonly state: ComponentState;
  readonly components: Readonly<Record<string, ComponentHealth>>;
}

/** Each part of the house says how it is. `needed: false` parts can only degrade the whole. */
export interface Health {
  register(component: string, check: () => ComponentHealth | Promise<ComponentHealth>, options?: { readonly needed?: boolean }): void;
  report(): Promise<HealthReport>;
}

const CHECK_TIMEOUT_MS = 2_000;

/** A register of checks; a check that throws or takes longer than 2 s counts as down. */
export function createHealth(): Health {
  const checks = new Map<string, { check: () => ComponentHealth | Promise<ComponentHealth>; needed: boolean }>();
  return {
    register: (component, check, options = {}) => {
      checks.set(component, { check, needed: options.needed ?? true });
    },
    report: async () => {
      const entries = await Promise.all(
        [...checks].map(async ([component, { check, needed }]) => ({ component, needed, health: await runCheck(check) })),
      );
      let state: ComponentState = 'up';
      for (const { health, needed } of entries) {
        if (health.state === 'up') continue;
        if (health.state === 'down' && needed) state = 'down';
        else if (state === 'up') state = 'degraded';
      }
      return { state, components: Object.fromEntries(entries.map(({ component, health }) => [component, health])) };
    },
  };
}

async function runCheck(check: () => ComponentHealth | Promise<ComponentHealth>): Promise<ComponentHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ComponentHealth>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'down', note: `no answer within ${CHECK_TIMEOUT_MS} ms` }), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), late]);
  } catch (fault) {
    return { state: 'down', note: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    clearTimeout(timer);
  }
}
