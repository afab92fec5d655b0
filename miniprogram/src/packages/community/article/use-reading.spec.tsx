import { act, render, screen } from '@testing-library/react';
import type { MyArticle, ReadingReport } from '@jieti/shared/api/articles';
import { phone } from '../../../../test/doubles/taro';
import { useReading } from './use-reading';

const article: MyArticle = {
  ...{ id: 7, title: '水温', summary: '', cover: null, publishedAt: 0, minutes: 2, isRead: false, tiers: [] },
  ...{ body: [], relatedProducts: [], worth: 5, neededSeconds: 30, neededScroll: 80 },
};

function Page({ article: shown = article, onCounted = () => undefined }: Partial<PageProps>) {
  const outcome = useReading(shown, onCounted);
  return <span>{outcome ? `${outcome.counted} ${outcome.gained}` : 'nothing'}</span>;
}
interface PageProps {
  readonly article: MyArticle;
  readonly onCounted: () => void;
}

const told = () => phone.requests.filter(({ url }) => url.endsWith('/me/articles/7/reading'));
const reports = () => told().map(({ data }) => data as ReadingReport);
const seconds = (n: number) => act(() => jest.advanceTimersByTimeAsync(n * 1000));

describe('reading an article', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
    phone.reset();
    phone.answer = ({ url }) =>
      url.endsWith('/reading')
        ? { statusCode: 200, data: { counted: true, gained: 5, isRead: true } }
        : { statusCode: 200, data: { token: 't', expiresAt: Date.UTC(2027, 0, 1), isNew: false } };
    phone.box = { top: 0, height: 2000 };
  });
  afterEach(() => jest.useRealTimers());

  it('is told once when it is enough, and says what it counted', async () => {
    const onCounted = jest.fn();
    render(<Page onCounted={onCounted} />);
    await seconds(40);
    expect(told()).toHaveLength(0);
    phone.box = { top: -1300, height: 2000 };
    phone.scroll();
    await seconds(5);
    expect(reports()).toMatchObject([{ scroll: 100 }]);
    expect(reports()[0]?.seconds).toBeGreaterThanOrEqual(40);
    expect(screen.getByText('true 5')).toBeTruthy();
    expect(onCounted).toHaveBeenCalledTimes(1);
  });

  it('leaves out the time the phone was put aside, and is told when the page is hidden and left, each second once', async () => {
    const { unmount } = render(<Page />);
    await seconds(10);
    act(() => phone.hide());
    await seconds(600);
    act(() => phone.show());
    await seconds(8);
    unmount();
    await seconds(1);
    expect(reports().map((report) => report.seconds)).toEqual([10, 18]);
    expect(new Set(reports().map(({ requestKey }) => requestKey)).size).toBe(2);
  });

  it('is not told twice by hiding and leaving at once', async () => {
    const { unmount } = render(<Page />);
    await seconds(10);
    act(() => phone.hide());
    unmount();
    await seconds(1);
    expect(reports()).toHaveLength(1);
  });

  it('is told with the next report when the network was gone', async () => {
    phone.answer = ({ url }) =>
      url.endsWith('/reading')
        ? new Error('request:fail')
        : { statusCode: 200, data: { token: 't', expiresAt: Date.UTC(2027, 0, 1), isNew: false } };
    const { unmount } = render(<Page />);
    await seconds(10);
    act(() => phone.hide());
    await seconds(1);
    unmount();
    await seconds(1);
    expect(reports().map((report) => report.seconds)).toEqual([10, 10]);
  });

  it('of one that was read counts no more, and is told at the end alone', async () => {
    phone.box = { top: 0, height: 300 };
    const { unmount } = render(<Page article={{ ...article, isRead: true }} />);
    await seconds(90);
    expect(told()).toHaveLength(0);
    unmount();
    await seconds(1);
    expect(reports()).toHaveLength(1);
  });
});
