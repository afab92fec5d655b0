import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import type { PurposeChoice } from '@jieti/shared/api/privacy';
import { phone } from '../../../test/doubles/taro';
import { AskPurpose } from './ask-purpose';

const groups: PurposeChoice = {
  ...{ purpose: 'groups', title: '社群互动', wording: '算作互动。', without: '不关联。' },
  ...{ granted: false, changedAt: null, mayAsk: true },
};
const privacyOf = (choice: PurposeChoice) => ({ notice: { version: 3 }, noticeAccepted: 3, purposes: [choice] });

/** Shows the question; the shop answers a choice with `after`. */
async function shown(choice: PurposeChoice, after = choice) {
  phone.reset();
  phone.answer = ({ url, method }) => {
    if (url.endsWith('/auth/wechat-login')) return { statusCode: 200, data: { token: 't', expiresAt: 9e15 } };
    return { statusCode: 200, data: privacyOf(method === 'PUT' ? after : choice) };
  };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <AskPurpose purpose="groups" />
    </QueryClientProvider>,
  );
  await act(() => new Promise((done) => setTimeout(done, 20)));
}

const words = () => phone.requests.filter(({ method }) => method === 'PUT').map(({ data }) => data);

describe('asking for a purpose where it makes sense (D221)', () => {
  it('asks in the words that are agreed to, and goes away with the answer', async () => {
    await shown(groups, { ...groups, mayAsk: false });
    expect(screen.getByText('算作互动。')).toBeTruthy();
    await act(async () => {
      screen.getByText('不同意').click();
      await new Promise((done) => setTimeout(done, 20));
    });
    expect(words()).toMatchObject([{ granted: false, noticeVersion: 3 }]);
    expect(screen.queryByText('算作互动。')).toBeNull();
  });

  it.each([
    ['after a refusal', { ...groups, mayAsk: false }],
    ['of whoever agreed', { ...groups, granted: true, mayAsk: false }],
  ])('is silent %s', async (_, choice) => {
    await shown(choice);
    expect(screen.queryByText('算作互动。')).toBeNull();
  });
});
