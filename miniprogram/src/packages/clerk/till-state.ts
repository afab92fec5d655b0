import type { TillOutcome, Visit } from '@jieti/shared/api/till';
import { create } from 'zustand';

/** A bill that was just recorded, with what the clerk may say to the member. */
export interface ClosedBill {
  readonly outcome: TillOutcome;
  readonly memberName: string;
  readonly coach: string | null;
}

interface TillState {
  readonly visit: Visit | null;
  readonly closed: ClosedBill | null;
}

/** What the clerk's pages hand on to one another. */
export const useTill = create<TillState>(() => ({ visit: null, closed: null }));
