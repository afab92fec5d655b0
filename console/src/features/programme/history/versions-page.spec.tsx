import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { VersionListSchema, type VersionView } from '@jieti/shared/api/drafts';
import { at } from '../../../testing/fixtures';
import { json, startFakeServer, type FakeServer } from '../../../testing/fake-server';
import { versionView } from '../../../testing/programme-fixture';
import { renderApp } from '../../../testing/render-app';

let server: FakeServer;
const first = versionView();

/** 金卡 at another threshold. */
function withGold(version: number, value: number, part: Partial<VersionView> = {}): VersionView {
  const tiers = first.definition.tiers.map((tier) =>
    tier.key === 'gold' && tier.entry.kind === 'condition' ? { ...tier, entry: { ...tier.entry, value } } : tier,
  );
  return versionView({ version, definition: { ...first.definition, version, tiers }, ...part });
}

beforeEach(() => {
  server = startFakeServer();
  const announced = withGold(3, 1_800, { state: 'announced', effectiveFrom: at + 9 * 86_400_000, note: '门槛太高' });
  const items = [
    announced,
    withGold(2, 1_900, { state: 'inForce', approvedBy: '沈一鸣' }),
    { ...first, state: 'retired' as const },
  ];
  server.on('GET /programmes/membership/versions', () => json(VersionListSchema, { items }));
});

const changes = async () => within(await screen.findByTestId('version-changes')).getAllByRole('listitem');

describe('the versions of a ladder', () => {
  it('say who published what and why, and what differs from the one before', async () => {
    renderApp('/programmes/membership/versions');
    expect(await screen.findByText('门槛太高')).toBeTruthy();
    expect(screen.getByText(/沈一鸣 复核/)).toBeTruthy();
    expect((await changes()).map((each) => each.textContent)).toEqual(['金卡升级成长值1,9001,800']);
  });

  it('are compared any with any', async () => {
    renderApp('/programmes/membership/versions');
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: '和哪一版比' }));
    fireEvent.click(await screen.findByTitle('v1'));
    await waitFor(async () => expect((await changes())[0]?.textContent).toBe('金卡升级成长值2,0001,800'));
  });

  it('are withdrawn before their day, with a reason', async () => {
    server.on('POST /programmes/membership/versions/3/withdraw', () => new Response('{}'));
    renderApp('/programmes/membership/versions');
    fireEvent.click(await screen.findByTestId('withdraw-version'));
    const confirm = await screen.findByTestId('reason-confirm');
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '先不调整' } });
    fireEvent.click(confirm);
    await waitFor(() =>
      expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '先不调整' }),
    );
  });
});
