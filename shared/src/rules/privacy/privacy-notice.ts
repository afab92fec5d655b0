import { dataInventory, recipients } from './data-inventory.js';
import { purposeWording } from './purpose-wording.js';

/** Goes up with every change of the notice's text; whoever joins agrees to this one. */
export const noticeVersion = 1;
/** Day from which this version holds. */
export const noticeSince = '2026-11-22';

export interface NoticeSection {
  readonly key: string;
  readonly title: string;
  readonly text: string | null;
  readonly list: readonly {
    readonly title: string;
    readonly facts: readonly { readonly label: string; readonly text: string }[];
  }[];
}

/** The whole notice of a shop (PIPL 17, 网络数据安全管理条例 21); `contact`: where the shop is reached about it. */
export function privacyNotice({
  shopName,
  contact,
}: {
  readonly shopName: string;
  readonly contact: string;
}): readonly NoticeSection[] {
  return [
    plain('who', '谁在处理', `${shopName}处理你的会员信息，对它负责。联系方式：${contact}。`),
    { key: 'what', title: '收集什么，为什么，留多久', text: null, list: dataInventory.map(dataItem) },
    { key: 'choices', title: '由你决定的用途', text: CHOICES, list: Object.values(purposeWording).map(choiceItem) },
    { key: 'recipients', title: '会给谁', text: '除下面列出的，不给任何人，也不出境。', list: recipients.map(toWhom) },
    plain('safety', '怎样保护', SAFETY),
    plain('rights', '你的权利', RIGHTS),
    plain('leaving', '怎样离开', LEAVING),
    plain('minors', '未成年人', MINORS),
    plain('changes', '说明变了怎么办', CHANGES),
  ];
}

const CHOICES = '每一项都能随时打开或关闭，立即生效。关闭不影响等级，也不影响之前已经发生的事。';
const SAFETY = '手机号加密存放；店员只能看到遮住中间的号码，查看完整号码要写明理由并留下记录。';
const RIGHTS =
  '在“我的 · 隐私”里可以查看和更正资料、关闭任何一项用途、导出全部数据、注销会员。等级由规则自动计算，“为什么是这个等级”有完整说明；认为算错了，请在“意见反馈”里告诉我们，由店员复核。';
const LEAVING =
  '“我的 · 隐私 · 注销会员”立即生效：身份、联系方式、问卷、反馈、浏览和消息内容删除，券作废，积分清零。消费和积分的账按卡号保留，看不出是谁。';
const MINORS =
  '不满 14 岁，请在“我的 · 我的资料”里告诉我们，由监护人看过这份说明后同意。没有同意时，不发活动、不做个性化推荐、不记浏览、不关联微信群；生日不保存，只记满 14 岁的那天，到那天删除。监护人随时可以收回同意，或联系本店删除孩子的信息。';
const CHANGES = '用途或信息种类有变化时，会先给你看新的说明，重新征得同意。旧的同意不会自动用于新的用途。';

const plain = (key: string, title: string, text: string): NoticeSection => ({ key, title, text, list: [] });

const dataItem = (kind: (typeof dataInventory)[number]): NoticeSection['list'][number] => ({
  title: kind.title,
  facts: [
    { label: '内容', text: kind.what },
    { label: '用途', text: kind.why },
    { label: '依据', text: kind.basis },
    { label: '保留', text: kind.howLong },
  ],
});

const choiceItem = (wording: (typeof purposeWording)['marketing']): NoticeSection['list'][number] => ({
  title: wording.title,
  facts: [
    { label: '打开', text: wording.wording },
    { label: '关闭', text: wording.without },
  ],
});

const toWhom = (recipient: (typeof recipients)[number]): NoticeSection['list'][number] => ({
  title: recipient.title,
  facts: [
    { label: '内容', text: recipient.what },
    { label: '目的', text: recipient.why },
    { label: '方式', text: recipient.how },
  ],
});
