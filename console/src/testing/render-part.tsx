import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '../api/query-client';
import { session } from '../api/session';
import { staffSession } from './fixtures';

/** One component in what every screen stands in: a session, queries, an address. */
export function renderPart(part: ReactNode) {
  session.set(staffSession());
  const router = createMemoryRouter([{ path: '*', element: part }]);
  return render(
    <AntApp>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </AntApp>,
  );
}
