import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { phone } from '../../../../test/doubles/taro';
import { useGatherings } from './use-gatherings';

function Page() {
  const { data, stored, error } = useGatherings();
  const titles = (data ?? stored?.value)?.items.map(({ title, cover }) => `${title} ${cover}`).join();
  return <span>{`${error ? 'offline ' : ''}${titles ?? ''}`}</span>;
}
const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } })}>
      <Page />
    </QueryClientProvider>,
  );

describe('the shop’s events without a network', () => {
  it('are those the phone saw last, without their pictures', async () => {
    phone.reset();
    const answers: Record<string, object> = {
      '/me/gatherings': { items: [{ id: 1, title: '杯测', cover: 'data:image/png;base64,AA==' }] },
    };
    const session = { token: 't', expiresAt: Date.now() + 86_400_000, isNew: false };
    phone.answer = ({ url }) => ({ statusCode: 200, data: answers[url.split('/api')[1] ?? ''] ?? session });
    const { unmount } = show();
    expect(await screen.findByText('杯测 data:image/png;base64,AA==')).toBeTruthy();
    unmount();
    phone.answer = () => new Error('request:fail');
    show();
    expect(await screen.findByText('offline 杯测 null')).toBeTruthy();
  });
});
