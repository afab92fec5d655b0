import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { PublicProgramme } from '@jieti/shared/api/joining';
import { phone } from '../../../../test/doubles/taro';
import { JoinSheet } from './join-sheet';

const programme: PublicProgramme = { shopName: '山野咖啡', noticeVersion: 4, rules: [], tiers: [] };
const closed = jest.fn();

function shown() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <JoinSheet programme={programme} page="pages/home/index" onClose={closed} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  phone.reset();
  closed.mockClear();
});

describe('the sheet of joining (D230)', () => {
  it('sends nothing while it is only read, and may be left', () => {
    shown();
    fireEvent.click(screen.getByText('先看看'));
    expect(closed).toHaveBeenCalled();
    expect(phone.requests).toEqual([]);
  });

  it('shows the whole notice without anybody being signed in', async () => {
    phone.answer = () => ({
      statusCode: 200,
      data: { version: 4, sections: [{ key: 'who', title: '谁在处理', text: '山野咖啡', list: [] }] },
    });
    shown();
    fireEvent.click(screen.getByText('隐私说明全文'));
    await waitFor(() => expect(screen.getByText('谁在处理')).toBeTruthy());
    expect(phone.requests.map(({ url, header }) => [url.split('/api')[1], header['authorization']])).toEqual([
      ['/privacy/notice', undefined],
    ]);
  });
});
