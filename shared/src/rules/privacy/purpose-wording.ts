import type { Purpose } from '../../model/purpose.js';

export interface PurposeWording {
  readonly title: string;
  /** What is agreed to, word for word. */
  readonly wording: string;
  /** What does not happen without it, and what stays as it is. */
  readonly without: string;
  /** Holds until the member says otherwise; the others begin with the member's yes. */
  readonly fromTheStart: boolean;
  /** Notice version whose change of purpose or kind of data needs a new yes; what was agreed to before it does not count. */
  readonly since: number;
}

export const purposeWording: Readonly<Record<Purpose, PurposeWording>> = {
  marketing: {
    title: '活动与优惠推送',
    wording: '本店可以用订阅消息和消息页，告诉你活动与优惠。',
    without: '不发任何活动消息，排好还没发的也不发。等级、积分、券到期这类服务通知照常。',
    fromTheStart: true,
    since: 1,
  },
  personalisation: {
    title: '个性化推荐',
    wording: '本店可以按你的等级、消费和互动，挑选发给你的活动。',
    without: '只收到人人相同的活动。等级、权益、积分和价格都不变。',
    fromTheStart: true,
    since: 1,
  },
  browsing: {
    title: '浏览记录',
    wording: '本店可以记下你在小程序里打开了哪些页面、停留多久，用来改进页面和内容。',
    without: '不记录，记过的随即删除。会员卡的功能都照常用。',
    fromTheStart: false,
    since: 1,
  },
  groups: {
    title: '社群互动',
    wording: '本店可以把你加入本店微信群、从群里打开小程序，算作互动。群里的聊天内容不读取。',
    without: '不关联你和群，记过的随即删除。已得的成长值不变。',
    fromTheStart: false,
    since: 1,
  },
};
