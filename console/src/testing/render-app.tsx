import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import type { StaffRole } from '@jieti/shared/api/auth';
import { createQueryClient } from '../api/query-client';
import { session } from '../api/session';
import { App } from '../app/app';
import { routes } from '../app/routes';
import { staffSession } from './fixtures';

interface RenderOptions {
  readonly signedIn?: boolean;
  readonly role?: StaffRole;
}

/** The whole console at one address, signed in as the operator unless another role is given. */
export function renderApp(address: string, { signedIn = true, role = 'operator' }: RenderOptions = {}) {
  const { staff, ...rest } = staffSession();
  if (signedIn) session.set({ ...rest, staff: { ...staff, role } });
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(<App queries={createQueryClient()} router={router} />);
  return { address: () => router.state.location.pathname + router.state.location.search };
}
