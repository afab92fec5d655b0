import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { StaffSessionSchema } from '@jieti/shared/api/auth';
import { DemoInfoSchema } from '@jieti/shared/api/reports';
import { staffSession } from '../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
});

async function fill(username: string, password: string): Promise<void> {
  fireEvent.change(await screen.findByTestId('sign-in-username'), { target: { value: username } });
  fireEvent.change(screen.getByTestId('sign-in-password'), { target: { value: password } });
  fireEvent.click(screen.getByTestId('sign-in-submit'));
}

describe('signing in', () => {
  it('leads back to where the person was going', async () => {
    server.on('POST /auth/staff-login', () => json(StaffSessionSchema, staffSession()));
    const app = renderApp('/members?tier=gold', { signedIn: false });
    await fill('operator', 'jieti-demo');
    await waitFor(() => expect(app.address()).toBe('/members?tier=gold'));
  });

  it('says that the password is wrong and keeps the name', async () => {
    server.on('POST /auth/staff-login', () => refusal('credentials_wrong'));
    renderApp('/sign-in', { signedIn: false });
    await fill('operator', 'wrong');
    expect(await screen.findByText('账号或密码不对。')).toBeTruthy();
    expect(screen.getByTestId('sign-in-username')).toHaveProperty('value', 'operator');
  });

  it('offers the demo accounts in the demo shop, the clerk’s too', async () => {
    const account = (username: string, role: string) => ({ username, password: 'jieti-demo', role, name: username });
    server.on('GET /demo', () =>
      json(DemoInfoSchema, {
        simulatorUrl: 'http://localhost:3100',
        phones: [],
        staff: [account('operator', 'operator'), account('clerk', 'clerk')],
      }),
    );
    renderApp('/sign-in', { signedIn: false });
    expect(await screen.findByTestId('demo-operator')).toBeTruthy();
    expect(screen.getByTestId('demo-clerk')).toBeTruthy();
  });
});

describe('a clerk in the console', () => {
  it('comes to the till, and nowhere else', async () => {
    const { staff, ...rest } = staffSession();
    const store = { id: 'anfu', name: '安福路店' };
    const clerk = { ...rest, staff: { ...staff, role: 'clerk' as const, store } };
    server.on('POST /auth/staff-login', () => json(StaffSessionSchema, clerk));
    const app = renderApp('/members', { signedIn: false });
    await fill('clerk', 'jieti-demo');
    expect(await screen.findByText('请扫会员码')).toBeTruthy();
    expect(app.address()).toBe('/till');
    expect(server.seen.some(({ path }) => path === '/reports/dashboard')).toBe(false);
  });
});
