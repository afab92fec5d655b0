import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { MyPrivacy } from '@jieti/shared/api/privacy';
import { phone } from '../../../../test/doubles/taro';
import { ChildPanel } from './child-panel';

const notice: MyPrivacy['notice'] = { version: 3, hash: 'h', since: '2026-11-22', sections: [] };
const childhood = {
  ...{ until: Date.parse('2030-03-05T00:00:00+08:00'), title: '监护人同意' },
  ...{ wording: '我是这位会员的父母或其他监护人。', without: '没有同意时，不发活动。' },
};
const answers = (change: Partial<MyPrivacy>): MyPrivacy => ({
  ...{ notice, noticeAccepted: 3, purposes: [], childhood: null },
  ...change,
});

function shown(first: MyPrivacy, later = first) {
  phone.answer = ({ method }) => ({ statusCode: 200, data: method === 'GET' ? first : later });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ChildPanel />
    </QueryClientProvider>,
  );
}
const told = () => phone.requests.filter(({ method }) => method === 'PUT').map(({ url, data }) => [url, data]);

beforeEach(() => phone.reset());

describe('members under 14 on their phone (D266)', () => {
  it('is one row where nobody said so, and sends nothing by itself', async () => {
    shown(answers({}));
    await waitFor(() => expect(screen.getByText('会员不满 14 岁')).toBeTruthy());
    expect(told()).toEqual([]);
  });

  it('waits for the guardian, who reads what they agree to; who they are is said with it', async () => {
    const before = answers({ childhood: { ...childhood, isAgreed: false } });
    shown(before, answers({ childhood: { ...childhood, isAgreed: true } }));
    await waitFor(() => expect(screen.getByText('等监护人同意')).toBeTruthy());
    expect(screen.getByText('没有同意时，不发活动。')).toBeTruthy();
    expect(screen.getByText('2030.03.05 满 14 岁，那天起由本人决定，这条记录随即删除。')).toBeTruthy();
    fireEvent.click(screen.getByText('我是父母，同意'));
    await waitFor(() => expect(screen.getByText('监护人已同意')).toBeTruthy());
    expect(told()).toEqual([
      [
        expect.stringMatching(/\/me\/privacy\/guardian$/),
        expect.objectContaining({ granted: true, relation: 'parent', noticeVersion: 3 }),
      ],
    ]);
  });

  it('is taken back as easily as it was given', async () => {
    const before = answers({ childhood: { ...childhood, isAgreed: true } });
    shown(before, answers({ childhood: { ...childhood, isAgreed: false } }));
    await waitFor(() => expect(screen.getByText('收回同意')).toBeTruthy());
    fireEvent.click(screen.getByText('收回同意'));
    await waitFor(() => expect(screen.getByText('等监护人同意')).toBeTruthy());
    expect(told()).toEqual([[expect.anything(), expect.objectContaining({ granted: false })]]);
  });
});
