import type { LawAddress, ProvisionValidity } from '#model/law-address.ts';
import type { Procedure } from '#model/procedure.ts';
import type { LocalDate } from '#model/time.ts';

/** A task found for a text; `score` is the calibrated chance that it was meant, 0 to 1. */
export interface TaskHit {
  readonly id: string;
  readonly title: string;
  readonly score: number;
}

/** What the room asks of others; handed in by `app/build.ts`. */
export interface AuthorityPorts {
  /** The published procedure in force on a day, from the catalogue. */
  findProcedure(code: string, asOf: LocalDate): Promise<Procedure | undefined>;
  /** The province of a commune's or province's code, of today's order; undefined for a code that is none. */
  provinceOf(placeCode: string): string | undefined;
  /** Ranked tasks for a text. */
  findTasks(text: string, limit: number): readonly TaskHit[] | Promise<readonly TaskHit[]>;
  /** Whether a provision is in force on a day, from the law library; undefined while there is none. */
  validityOf?(address: LawAddress, asOf: LocalDate): Promise<ProvisionValidity | undefined>;
}
