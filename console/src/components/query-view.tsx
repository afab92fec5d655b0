import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure';
import { Loading } from './loading';
import { StaleNote } from './stale-note';

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T>;
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** The four states of everything that is read: loading, failed, shown, and shown but no longer fresh. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} onRetry={retry} /> : (loading ?? <Loading />);
  }
  const stale = query.isError || query.failureCount > 0;
  return (
    <>
      {stale && <StaleNote at={query.dataUpdatedAt} onRetry={retry} />}
      {children(query.data)}
    </>
  );
}
