import { act, fireEvent, render, screen } from '@testing-library/react';
import type { TillGathering } from '@jieti/shared/api/till-gatherings';
import { phone } from '../../../../test/doubles/taro';
import { likeliest, stateWords } from './gathering-words';
import { MarkingPanel } from './marking';

const gathering: TillGathering = {
  ...{ id: 3, title: '新豆试饮桌', where: '安福路店', startsAt: 0, endsAt: 1, opensAt: 0, state: 'now' },
  ...{ capacity: 12, left: 4, expected: 6, attended: 2, tiers: [] },
};
const code = '920000000000000001';
const there = { memberName: '林**', attendedAt: 0, gained: 10, tierUp: null, repeated: false };

function show() {
  let marked = 0;
  const page = render(<MarkingPanel gathering={gathering} onMarked={() => (marked += 1)} />);
  const type = (text: string) =>
    fireEvent.change(page.container.querySelector('#attend-code')!, { target: { value: text } });
  const tap = () => fireEvent.click(page.container.querySelector('#attend-typed')!);
  return { ...page, type, tap, marked: () => marked };
}
const keysSent = () => phone.requests.map(({ data }) => (data as { idempotencyKey: string }).idempotencyKey);

beforeEach(() => phone.reset());

describe('D257: marking who is there', () => {
  it('sends the code once for two taps, and says who came and what it brought', async () => {
    phone.answer = () => ({ statusCode: 200, data: { ...there, result: 'signedUp' } });
    const page = show();
    page.type(code);
    act(() => {
      page.tap();
      page.tap();
    });
    expect(await screen.findByText('已签到，成长值 +10')).toBeTruthy();
    expect(phone.requests).toHaveLength(1);
    expect(page.marked()).toBe(1);
  });

  it('asks again under the same key where no answer came', async () => {
    phone.answer = () => new Error('request:fail');
    const page = show();
    page.type(code);
    act(page.tap);
    const again = await screen.findByText('再试一次');
    phone.answer = () => ({ statusCode: 200, data: { ...there, result: 'walkedIn' } });
    act(() => again.click());
    expect(await screen.findByText('没有报名，补了一个空位，成长值 +10')).toBeTruthy();
    expect(new Set(keysSent()).size).toBe(1);
  });

  it('says a refusal for the clerk, and wants a code and no telephone number', async () => {
    phone.answer = () => ({ statusCode: 409, data: { code: 'gathering_full', message: '满了' } });
    const page = show();
    page.type('13800002214');
    act(page.tap);
    expect(await screen.findByText('签到要会员出示会员码，手机号和卡号不行。')).toBeTruthy();
    expect(phone.requests).toEqual([]);
    page.type(code);
    act(page.tap);
    expect(await screen.findByText('名额满了，这位会员没有报名，不能再加。')).toBeTruthy();
  });
});

describe('gatherings of today on the clerk’s phone', () => {
  it('begin with the one that is on, then the next to come', () => {
    const ended = { ...gathering, id: 1, state: 'ended' as const };
    const later = { ...gathering, id: 2, state: 'later' as const };
    expect(likeliest([ended, later, gathering])).toBe(gathering);
    expect(likeliest([ended, later])).toBe(later);
    expect(likeliest([ended])).toBe(ended);
    expect(likeliest([])).toBeUndefined();
  });

  it('say from when attendance is taken', () => {
    expect(stateWords({ state: 'later', opensAt: Date.UTC(2026, 5, 12, 5, 0) })).toBe('13:00 起签到');
  });
});
