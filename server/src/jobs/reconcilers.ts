import { Injectable } from '@nestjs/common';

/** How many open matters were looked at, and how many of them were settled. */
export interface Reconciled {
  readonly looked: number;
  readonly settled: number;
}

export interface ReconcileReport extends Reconciled {
  readonly name: string;
  /** Why this part broke off; null when it came to its end. */
  readonly error: string | null;
}

/** What is asked again of WeChat, or found by query, because an answer may have been lost; features enter their own. */
@Injectable()
export class Reconcilers {
  private readonly byName = new Map<string, () => Promise<Reconciled>>();

  register(name: string, run: () => Promise<Reconciled>): void {
    this.byName.set(name, run);
  }

  /** One after the other, in the order they were entered; one that throws does not keep the others from running. */
  async runAll(): Promise<readonly ReconcileReport[]> {
    const reports: ReconcileReport[] = [];
    for (const [name, run] of this.byName) {
      try {
        reports.push({ name, ...(await run()), error: null });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        reports.push({ name, looked: 0, settled: 0, error: message });
      }
    }
    return reports;
  }
}
