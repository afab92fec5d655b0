import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberPrivacySchema, type MemberPrivacy } from '@jieti/shared/api/privacy';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderPart } from '../../testing/render-part';
import { PrivacyPanel } from './privacy-panel';

const privacy: MemberPrivacy = {
  purposes: [
    { purpose: 'marketing', title: '活动与优惠推送', granted: true, changedAt: null },
    { purpose: 'browsing', title: '浏览记录', granted: false, changedAt: Date.UTC(2026, 5, 1) },
  ],
  history: [
    {
      ...{
        id: 3,
        purpose: 'browsing',
        title: '浏览记录',
        granted: false,
        noticeVersion: 1,
        textHash: 'ab12'.repeat(16),
      },
      ...{ channel: 'miniProgram', givenBy: 'member', at: Date.UTC(2026, 5, 1) },
    },
  ],
};

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /members/7/privacy', () => json(MemberPrivacySchema, privacy));
});

describe('what a member agreed to, in the console (D224)', () => {
  it('D224: shows each purpose and each word with channel, version and the text’s hash', async () => {
    renderPart(<PrivacyPanel memberId={7} />);
    const panel = within(await screen.findByRole('region', { name: '授权' }));
    expect((await panel.findByText('活动与优惠推送')).closest('li')?.textContent).toContain('同意');
    fireEvent.click(panel.getByText('每一次的记录（1）'));
    const word = panel.getByText('浏览记录 收回').closest('li');
    expect(word?.textContent).toMatch(/小程序，说明第 1 版.*原文指纹 ab12ab12ab12/);
  });

  it('D225: exports for the member only with a reason', async () => {
    server.on('POST /members/7/privacy/export', () => refusal('busy'));
    renderPart(<PrivacyPanel memberId={7} />);
    fireEvent.click(await screen.findByTestId('member-data-export'));
    const confirm = await screen.findByTestId('reason-confirm');
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '会员来店要求' } });
    fireEvent.click(confirm);
    await waitFor(() =>
      expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({
        reason: '会员来店要求',
        format: 'html',
      }),
    );
  });
});
