import { alertsView } from './alerts-view.js';

const calm = {
  failedJobs: 0,
  unknownMessages: 0,
  failedMessages: 0,
  scarceCoupons: 0,
  reviewsSoon: 0,
  approvalsPending: 0,
  rulesOverdue: 0,
  ledgerDifferences: 0,
  failingTokens: 0,
  refusedCallbacks: 0,
  failedEvents: 0,
  brokenTemplates: 0,
};

describe('what needs somebody today', () => {
  it('is nothing when all is well', () => expect(alertsView(calm)).toEqual([]));

  it('names the figure, the worst first', () => {
    const alerts = alertsView({ ...calm, reviewsSoon: 1204, failedJobs: 1 });
    expect(alerts.map(({ level, title }) => [level, title])).toEqual([
      ['bad', '1 项后台任务没有完成'],
      ['info', '1,204 位会员 30 天内评定'],
    ]);
  });

  it('leads to the settings where WeChat does not work', () => {
    const alerts = alertsView({ ...calm, failingTokens: 1, refusedCallbacks: 12, failedEvents: 2, brokenTemplates: 1 });
    expect(alerts.map(({ key, level, link }) => [key, level, link])).toEqual([
      ['tokens-failing', 'bad', '/settings/wechat'],
      ['templates-broken', 'bad', '/settings/wechat'],
      ['events-failed', 'warn', '/settings/wechat'],
      ['callbacks-refused', 'warn', '/settings/wechat'],
    ]);
  });

  it('counts standards past their review day, and what waits for a second person', () => {
    const alerts = alertsView({ ...calm, rulesOverdue: 1, approvalsPending: 2 });
    expect(alerts.map(({ key, link }) => [key, link])).toEqual([
      ['rules-overdue', '/programmes'],
      ['approvals-pending', '/approvals'],
    ]);
  });
});
