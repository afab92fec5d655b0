import { render, screen } from '@testing-library/react';
import type { AdviceView } from '@jieti/shared/api/tiers';
import { Advice } from './advice';

const ways: AdviceView = {
  kind: 'ways',
  sentence: '再消费 ¥86 可保住金卡，截至 6 月 30 日',
  ways: [
    { sentence: '再消费 ¥86 可保住金卡，截至 6 月 30 日', cheapest: true, actions: [] },
    { sentence: '签到 12 天可保住金卡，截至 6 月 30 日', cheapest: false, actions: [] },
  ],
};

describe('what a member can do', () => {
  it('names the cheapest way first and marks it (X-7)', () => {
    const { container } = render(<Advice id="why-keep" title="怎么保级" advice={ways} />);
    expect(container.textContent).toBe(
      '怎么保级最省再消费 ¥86 可保住金卡，截至 6 月 30 日或者签到 12 天可保住金卡，截至 6 月 30 日',
    );
  });

  it('says so when nothing has to be done, and marks nothing then', () => {
    const sentence = '不用再做什么，6 月 30 日评定时保住金卡';
    render(<Advice id="why-keep" title="怎么保级" advice={{ kind: 'done', sentence, ways: [] }} />);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.queryByText('最省')).toBeNull();
  });
});
