import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import type { Figure } from './figure.js';

/** Members with `first ≤ id ≤ last`. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** When figures are read, and on which ladder (its terms decide what an order is worth). */
export interface ReadingDay {
  readonly now: Instant;
  readonly day: BusinessDay;
  readonly timeZone: string;
  readonly programme: string;
}

/** Reads one figure of adjacent members; who is absent from the answer has 0. */
export interface FigureReader {
  reads(figure: Figure): boolean;
  read(figure: Figure, range: IdRange, at: ReadingDay): Promise<ReadonlyMap<number, number>>;
}
