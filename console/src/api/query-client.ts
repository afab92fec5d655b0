import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

/** Reads are tried again only where that can help; a refusal is final. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof ApiError && error.isPassing && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}
