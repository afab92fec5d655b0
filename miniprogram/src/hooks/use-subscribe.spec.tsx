import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { phone } from '../../test/doubles/taro';
import { useSubscribe } from './use-subscribe';

const templates = [{ templateId: 'tier-up-id', title: '会员等级变更', wording: '等级变化时通知你' }];

function Button() {
  const subscribe = useSubscribe();
  return <button onClick={() => subscribe(templates)}>订阅</button>;
}

describe('the subscribe button', () => {
  it('opens WeChat’s popup before it does anything else, then reports the answer', async () => {
    phone.reset();
    phone.answer = () => ({ statusCode: 200, data: { token: 't', expiresAt: Date.now() + 3_600_000 } });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Button />
      </QueryClientProvider>,
    );
    fireEvent.click(screen.getByText('订阅'));
    expect(phone.calls[0]).toBe('requestSubscribeMessage');
    await waitFor(
      () => {
        expect(phone.requests[phone.requests.length - 1]?.data).toMatchObject({ results: { 'tier-up-id': 'accept' } });
      },
      { timeout: 20_000 },
    );
  }, 30_000);
});
