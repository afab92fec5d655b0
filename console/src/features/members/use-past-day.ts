import { useSearchParams } from 'react-router';
import type { PointInTimeQuery } from '@jieti/shared/api/point-in-time';

export interface PastDay {
  /** What is asked for; null while today is shown. */
  readonly query: PointInTimeQuery | null;
  readonly asOf: string;
  /** Whether only what had been recorded by that day counts. */
  readonly asKnown: boolean;
  show(asOf: string, asKnown: boolean): void;
}

/** The day that is looked at, kept in the address, so that it can be sent to somebody. */
export function usePastDay(): PastDay {
  const [params, setParams] = useSearchParams();
  const asOf = params.get('asOf') ?? '';
  const asKnown = params.has('known');
  return {
    query: asOf === '' ? null : { asOf, knownAt: asKnown ? asOf : undefined },
    asOf,
    asKnown,
    show: (day, known) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('asOf');
          after.delete('known');
          if (day !== '') after.set('asOf', day);
          if (day !== '' && known) after.set('known', '');
          return after;
        },
        { replace: true },
      ),
  };
}
