import type { Dashboard } from '@jieti/shared/api/reports';
import { groupThousands } from '@jieti/shared/money';
import type { AlertFigures as CountedFigures } from './alerts.queries.js';

type Alert = Dashboard['alerts'][number];

export interface AlertFigures extends CountedFigures {
  /** Ladders whose standards should have been looked at again by now (T13). */
  readonly rulesOverdue: number;
}

interface AlertRule extends Pick<Alert, 'key' | 'level' | 'note' | 'link'> {
  readonly figure: keyof AlertFigures;
  readonly title: (count: string) => string;
}

const rules: readonly AlertRule[] = [
  {
    key: 'ledger-differs',
    level: 'bad',
    figure: 'ledgerDifferences',
    title: (count) => `夜间核对发现 ${count} 位会员的等级或成长值对不上`,
    note: '运行 npx jieti verify 看全部，npx jieti recalculate 按记录改正',
    link: '/jobs',
  },
  {
    key: 'tokens-failing',
    level: 'bad',
    figure: 'failingTokens',
    title: (count) => `${count} 个微信账号取不到接口凭证`,
    note: '这个账号的消息和登录会停下，打开看原因',
    link: '/settings/wechat',
  },
  {
    key: 'templates-broken',
    level: 'bad',
    figure: 'brokenTemplates',
    title: (count) => `${count} 个消息模板被封禁或已不在微信账号里`,
    note: '用它的消息只进消息页，换模板后再发',
    link: '/settings/wechat',
  },
  {
    key: 'jobs-failed',
    level: 'bad',
    figure: 'failedJobs',
    title: (count) => `${count} 项后台任务没有完成`,
    note: '近 7 天，打开看原因后可以重新运行',
    link: '/jobs',
  },
  {
    key: 'messages-failed',
    level: 'warn',
    figure: 'failedMessages',
    title: (count) => `${count} 条消息没有送达`,
    note: '近 7 天，每条都记有原因',
    link: '/campaigns',
  },
  {
    key: 'messages-unknown',
    level: 'warn',
    figure: 'unknownMessages',
    title: (count) => `${count} 条消息结果未知`,
    note: '微信没有回应，不会自动重发',
    link: '/campaigns',
  },
  {
    key: 'events-failed',
    level: 'warn',
    figure: 'failedEvents',
    title: (count) => `${count} 条微信推送没有处理成功`,
    note: '看过原因后可以重试',
    link: '/settings/wechat',
  },
  {
    key: 'callbacks-refused',
    level: 'warn',
    figure: 'refusedCallbacks',
    title: (count) => `${count} 次推送因签名或内容不对被拒收`,
    note: '近 7 天，核对微信后台的 Token 和 EncodingAESKey',
    link: '/settings/wechat',
  },
  {
    key: 'coupons-scarce',
    level: 'warn',
    figure: 'scarceCoupons',
    title: (count) => `${count} 种券剩余不足一成`,
    note: '发完后升级礼和活动都会跳过它',
    link: '/coupons',
  },
  {
    key: 'rules-overdue',
    level: 'warn',
    figure: 'rulesOverdue',
    title: (count) => `${count} 套等级标准过了复核日`,
    note: '看看门槛还分不分得开人，再定新的复核日',
    link: '/programmes',
  },
  {
    key: 'approvals-pending',
    level: 'info',
    figure: 'approvalsPending',
    title: (count) => `${count} 件事等第二个人复核`,
    note: '提出的人不能自己通过',
    link: '/approvals',
  },
  {
    key: 'reviews-soon',
    level: 'info',
    figure: 'reviewsSoon',
    title: (count) => `${count} 位会员 30 天内评定`,
    note: '差得不多的，可以先提醒一次',
    link: '/members',
  },
];

/** What needs somebody today, the worst first; nothing when all is well. */
export function alertsView(figures: AlertFigures): Alert[] {
  return rules
    .filter(({ figure }) => figures[figure] > 0)
    .map(({ figure, title, ...alert }) => ({ ...alert, title: title(groupThousands(figures[figure])) }));
}
