import type { FactKind } from '@jieti/shared/model/fact';

export interface TitledFact {
  readonly kind: FactKind;
  readonly source: string;
  readonly storeName: string | null;
  /** Of an engagement. */
  readonly activity: string | null;
}

const activityNames: Readonly<Record<string, string>> = {
  checkin: '每日签到',
  invite: '邀请好友',
  survey: '填写问卷',
  share: '分享',
  review: '评价',
};

/** What happened, as people read it: `安福路店消费`, `小程序退款`, `邀请好友`. */
export function factTitle(fact: TitledFact): string {
  switch (fact.kind) {
    case 'purchase':
      return `${placeOf(fact)}消费`;
    case 'refund':
      return `${placeOf(fact)}退款`;
    case 'engagement':
      return activityNames[fact.activity ?? ''] ?? fact.activity ?? '社群互动';
    case 'adjustment':
      return '成长值调整';
    default:
      return fact.kind satisfies never;
  }
}

function placeOf({ storeName, source }: TitledFact): string {
  if (storeName) return storeName;
  if (source.startsWith('import')) return '导入的';
  return source === 'wxpay' || source === 'app' ? '小程序' : '门店';
}
