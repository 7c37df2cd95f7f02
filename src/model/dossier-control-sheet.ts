import type { DossierAction } from './dossier-action.ts';
import type { Instant } from './time.ts';

/** One line of the control sheet. Source: form 06 of Circular 03/2025/TT-VPCP. */
export interface ControlLine {
  /** 0 is the desk that received it. */
  readonly step: number;
  readonly ownerId?: string;
  readonly from: Instant;
  /** Absent while it is still there. */
  readonly to?: Instant;
  readonly dueAt?: Instant;
  readonly late: boolean;
  readonly note?: string;
}

/** Every hand-over of a dossier with its time, from its actions; the last line is where it is at `now`. */
export function controlSheetOf(actions: readonly DossierAction[], now: Instant): readonly ControlLine[] {
  const lines: ControlLine[] = [];
  const close = (at: Instant): void => {
    const last = lines.pop();
    if (last === undefined) return;
    lines.push(last.to === undefined ? { ...last, to: at, late: isLate(last, at) } : last);
  };
  for (const action of actions) {
    if (action.kind === 'receive') {
      const [first] = action.data.steps;
      lines.push({ step: 0, ownerId: action.by.id, from: action.at, late: false, ...(first === undefined ? {} : { dueAt: first.dueAt }) });
    } else if (action.kind === 'handOver') {
      close(action.at);
      const { toStep, ownerId, stepDueAt, note } = action.data;
      lines.push({ step: toStep, from: action.at, dueAt: stepDueAt, late: false, ...(ownerId === undefined ? {} : { ownerId }), ...(note === undefined ? {} : { note }) });
    } else if (action.kind === 'claim' || action.kind === 'assign') {
      const last = lines.pop();
      if (last !== undefined) lines.push({ ...last, ownerId: action.kind === 'claim' ? action.by.id : action.data.ownerId });
    } else if (action.kind === 'recordResult' || action.kind === 'confirmStop') close(action.at);
  }
  const last = lines.at(-1);
  return last === undefined || last.to !== undefined ? lines : [...lines.slice(0, -1), { ...last, late: isLate(last, now) }];
}

function isLate({ dueAt }: ControlLine, at: Instant): boolean {
  return dueAt !== undefined && at > dueAt;
}
