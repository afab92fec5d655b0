import type { Fact } from '@jieti/shared/model/fact';

const activityNames: Readonly<Record<string, string>> = {
  checkin: '每日签到',
  invite: '邀请好友',
  survey: '填写问卷',
  share: '分享',
  review: '评价',
  streak: '连续签到',
  read: '读文章',
  event: '参加活动',
  feedback: '反馈',
  groupVisit: '从群里来',
  groupMember: '在会员群',
  follow: '关注服务号',
  oaClick: '服务号互动',
};

/** The part of a fact its title is made of. */
export type TitledFact =
  | Pick<Extract<Fact, { kind: Exclude<Fact['kind'], 'engagement'> }>, 'kind' | 'source'>
  | Pick<Extract<Fact, { kind: 'engagement' }>, 'kind' | 'source' | 'activity'>;

/** What happened, as people read it: `安福路店消费`, `小程序退款`, `邀请好友`. */
export function factTitle(fact: TitledFact, storeName: string | null): string {
  switch (fact.kind) {
    case 'purchase':
      return `${storeName ?? placeOf(fact.source)}消费`;
    case 'refund':
      return `${storeName ?? placeOf(fact.source)}退款`;
    case 'engagement':
      return activityNames[fact.activity] ?? '社群互动';
    case 'adjustment':
      return '成长值调整';
    case 'referral':
      return '邀请的好友首单';
    case 'reversal':
      return fact.source === 'invite' ? '邀请取消' : '社群活动不计';
    default:
      return fact satisfies never;
  }
}

function placeOf(source: string): string {
  if (source === 'wxpay' || source === 'app') return '小程序';
  return source.startsWith('till') ? '门店' : '';
}
