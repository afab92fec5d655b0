import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { createQueryClient } from '../api/query-client';
import { session } from '../api/session';
import { App } from '../app/app';
import { routes } from '../app/routes';
import { staffSession } from './fixtures';

/** The whole console at one address, signed in as the operator. */
export function renderApp(address: string, options: { readonly signedIn?: boolean } = {}) {
  if (options.signedIn ?? true) session.set(staffSession());
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(<App queries={createQueryClient()} router={router} />);
  return { address: () => router.state.location.pathname + router.state.location.search };
}
