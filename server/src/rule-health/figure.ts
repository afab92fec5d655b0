import type { Condition } from '@jieti/shared/model/programme';

/** What is read of every member: a metric over a window. */
export type Figure = Pick<Condition, 'metric' | 'window'>;
