import { TestClock } from '../../test/setup/test-clock.js';
import type { ApiReply } from '../wechat/wechat-api.js';
import { TradeRuleService } from './trade-rule.service.js';

function ruleWith(replies: readonly ApiReply[]) {
  const clock = new TestClock();
  const asked: string[] = [];
  const api = {
    post: (_app: string, path: string) => {
      asked.push(path);
      return Promise.resolve(replies[Math.min(asked.length, replies.length) - 1]!);
    },
  };
  const accounts = { findApp: () => Promise.resolve({ appId: 'wx', appSecret: 's' }) };
  return { clock, asked, rule: new TradeRuleService(api, accounts, clock) };
}

test('whether the rule applies is asked once a day', async () => {
  const { clock, asked, rule } = ruleWith([
    { kind: 'ok', json: { is_trade_managed: true } },
    { kind: 'ok', json: { is_trade_managed: false } },
  ]);
  expect([await rule.applies(), await rule.applies(), asked.length]).toEqual([true, true, 1]);
  clock.advance(86_400_000);
  expect([await rule.applies(), asked.length]).toEqual([false, 2]);
});

test('no answer is not remembered, and is no reason to tell nothing', async () => {
  const { asked, rule } = ruleWith([
    { kind: 'unanswered', cause: 'UND_ERR_SOCKET' },
    { kind: 'ok', json: { is_trade_managed: true } },
  ]);
  expect([await rule.applies(), await rule.applies(), asked.length]).toEqual([null, true, 2]);
});
