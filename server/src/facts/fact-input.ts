import type { Fact } from '@jieti/shared/model/fact';

/** A fact as a door reports it; when it was recorded is ours to say. */
export type FactInput = Reported<Fact>;

type Reported<F> = F extends Fact ? Omit<F, 'recordedAt'> : never;
