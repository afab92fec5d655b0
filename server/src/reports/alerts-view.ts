import { groupThousands } from '@jieti/shared/money';
import type { Dashboard } from '@jieti/shared/api/reports';
import type { AlertFigures } from './alerts.queries.js';

type Alert = Dashboard['alerts'][number];

/** What needs somebody today, the worst first; nothing when all is well. */
export function alertsView(figures: AlertFigures): Alert[] {
  const alerts: readonly (Alert & { readonly count: number })[] = [
    {
      key: 'jobs-failed',
      level: 'bad',
      title: `${figures.failedJobs} 项后台任务没有完成`,
      note: '近 7 天，打开看原因后可以重新运行',
      link: '/jobs',
      count: figures.failedJobs,
    },
    {
      key: 'messages-failed',
      level: 'warn',
      title: `${groupThousands(figures.failedMessages)} 条消息没有送达`,
      note: '近 7 天，每条都记有原因',
      link: '/campaigns',
      count: figures.failedMessages,
    },
    {
      key: 'messages-unknown',
      level: 'warn',
      title: `${groupThousands(figures.unknownMessages)} 条消息结果未知`,
      note: '微信没有回应，不会自动重发',
      link: '/campaigns',
      count: figures.unknownMessages,
    },
    {
      key: 'coupons-scarce',
      level: 'warn',
      title: `${figures.scarceCoupons} 种券剩余不足一成`,
      note: '发完后升级礼和活动都会跳过它',
      link: '/coupons',
      count: figures.scarceCoupons,
    },
    {
      key: 'reviews-soon',
      level: 'info',
      title: `${groupThousands(figures.reviewsSoon)} 位会员 30 天内评定`,
      note: '差得不多的，可以先提醒一次',
      link: '/members',
      count: figures.reviewsSoon,
    },
  ];
  return alerts.filter(({ count }) => count > 0).map(({ count: _, ...alert }) => alert);
}
