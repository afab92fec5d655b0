import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import type { Page } from '@jieti/shared/api/paging';
import { phone } from '../../test/doubles/taro';
import { memberRequest } from '../api/member-request';
import { useKeptPages } from './use-kept-pages';
import { useKeptQuery } from './use-kept-query';

const session = { token: 't', expiresAt: Date.now() + 86_400_000, isNew: false };
const answers = (path: string, data: object) => {
  phone.answer = ({ url }) => ({ statusCode: 200, data: url.endsWith(path) ? data : session });
};
const noNetwork = () => {
  phone.answer = () => new Error('request:fail');
};

function Perks() {
  const { shown, staleAt, isKept, error, refetch } = useKeptQuery('perks', () =>
    memberRequest<{ readonly title: string }>('/me/perks'),
  );
  const age = staleAt === undefined ? 'fresh' : 'stale';
  return (
    <button onClick={() => void refetch()}>
      {shown ? `${shown.title} ${age}${isKept ? ' kept' : ''}` : error ? 'failed' : 'waiting'}
    </button>
  );
}

function Growth() {
  const { items, staleAt, hasNextPage, isKept, error } = useKeptPages('growth', (cursor) =>
    memberRequest<Page<string>>(`/me/growth?${cursor ?? ''}`),
  );
  const how = [staleAt === undefined ? 'fresh' : 'stale', isKept && 'kept', hasNextPage && 'and more'].filter(Boolean);
  return <span>{items ? `${items.join()} ${how.join(' ')}` : error ? 'failed' : 'waiting'}</span>;
}

/** Another start of the mini-program: only what the phone stored is left. */
const start = (page: React.ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } })}>
      {page}
    </QueryClientProvider>,
  );

beforeEach(() => phone.reset());

describe('a page without a network', () => {
  it('shows what the phone saw last and that it is old, and the new answer once there is one', async () => {
    answers('/me/perks', { title: '金卡权益' });
    const { unmount } = start(<Perks />);
    expect(await screen.findByText('金卡权益 fresh')).toBeTruthy();
    unmount();
    noNetwork();
    start(<Perks />);
    const page = await screen.findByText('金卡权益 stale kept');
    answers('/me/perks', { title: '铂金权益' });
    act(() => page.click());
    expect(await screen.findByText('铂金权益 fresh')).toBeTruthy();
  });

  it('keeps what is on it while the next try is on its way', async () => {
    answers('/me/perks', { title: '金卡权益' });
    start(<Perks />);
    const page = await screen.findByText('金卡权益 fresh');
    noNetwork();
    act(() => page.click());
    expect(await screen.findByText('金卡权益 stale')).toBeTruthy();
  });

  it('fails where the phone never saw it', async () => {
    noNetwork();
    start(<Perks />);
    expect(await screen.findByText('failed')).toBeTruthy();
  });
});

describe('a list without a network', () => {
  it('shows its first page and that there was more', async () => {
    answers('/me/growth?', { items: ['a', 'b'], nextCursor: 'c', total: 3 });
    const { unmount } = start(<Growth />);
    expect(await screen.findByText('a,b fresh and more')).toBeTruthy();
    unmount();
    noNetwork();
    start(<Growth />);
    expect(await screen.findByText('a,b stale kept and more')).toBeTruthy();
  });
});
