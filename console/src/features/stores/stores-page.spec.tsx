import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { StoreJoinsSchema, type StoreJoins } from '@jieti/shared/api/stores';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const day = (n: number) => ({ day: `2026-11-0${n}`, joined: n });
const store = (id: string, name: string): StoreJoins['items'][number] => ({
  ...{ id, name, campaignLength: 23, joined: 14, lastJoinedAt: Date.UTC(2026, 10, 3) },
  days: [day(1), day(2), day(3)],
  campaigns: [{ campaign: 'winter', joined: 7, lastJoinedAt: Date.UTC(2026, 10, 3) }],
});

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /stores/joins', () =>
    json(StoreJoinsSchema, {
      ...{ from: '2026-11-01', to: '2026-11-03', page: 'pages/home/index', pageTitle: '会员卡' },
      items: [store('anfu', '安福路店'), store('xian', '西岸店')],
    }),
  );
  server.on('GET /stores/anfu/code.png', () => new Response(new Uint8Array([0x89, 0x50])));
});

it('D261: every store shows what its code brought, and can be searched for', async () => {
  renderApp('/stores?search=%E8%A5%BF');
  const table = within(await screen.findByRole('table', { name: '门店码' }));
  expect(table.getByText('西岸店').closest('tr')?.textContent).toContain('6 人14 人1 个');
  expect(table.queryByText('安福路店')).toBeNull();
});

it('D261: the code is downloaded, with a name that fits where one is given', async () => {
  renderApp('/stores/anfu');
  const download = () => screen.getByTestId('store-code-download');
  expect((await screen.findByAltText('安福路店的小程序码')).getAttribute('src')).toBe('data:image/png;base64,iVA=');
  expect(download().getAttribute('download')).toBe('安福路店.png');
  fireEvent.change(screen.getByLabelText('名字（可不填）'), { target: { value: 'winter 2' } });
  expect(screen.getByRole('alert').textContent).toContain('只能用字母');
  fireEvent.change(screen.getByLabelText('名字（可不填）'), { target: { value: 'winter' } });
  fireEvent.click(screen.getByText('换成这个码'));
  await waitFor(() => expect(download().getAttribute('download')).toBe('安福路店-winter.png'));
  expect(server.seen.at(-1)?.query).toEqual({ campaign: 'winter' });
  expect(screen.getByText('50.0%')).toBeTruthy();
});

it('says why when WeChat draws no code, and asks again', async () => {
  server.on('GET /stores/anfu/code.png', () => refusal('wechat_settings_wrong'));
  renderApp('/stores/anfu');
  expect((await screen.findByRole('alert')).textContent).toContain('本店的微信设置不对');
  expect(screen.getByTestId('store-code-download').getAttribute('href')).toBeNull();
  server.on('GET /stores/anfu/code.png', () => new Response(new Uint8Array([0x89, 0x50])));
  fireEvent.click(screen.getByText('再试一次'));
  expect(await screen.findByAltText('安福路店的小程序码')).toBeTruthy();
});
