import { guardianWording } from '@jieti/shared/rules/privacy/childhood';
import { purposeWording } from '@jieti/shared/rules/privacy/purpose-wording';
import { column, readColumn, tierColumn, wordColumn, type ExportPart } from './export-part.js';

const purposeNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(purposeWording).map(([purpose, { title }]) => [purpose, title])),
  notice: '隐私说明',
  guardian: guardianWording.title,
};

const TEMPLATE_TITLE = '(SELECT MIN(t.title) FROM message_template t WHERE t.subscription_template_id = e.template_id)';

/** `oAbCdEfGh` → `oA****Gh`: enough to know one's own, nothing to use. */
function maskedNumber(value: string): string {
  return value.length <= 4 ? '****' : `${value.slice(0, 2)}****${value.slice(-2)}`;
}

/** Who the member is to the shop, and what they said it may do. */
export const profileParts: readonly ExportPart[] = [
  {
    key: 'profile',
    title: '会员资料',
    note: '你的会员卡和你填写的资料。手机号只显示头尾。',
    from: 'member m LEFT JOIN store s ON s.id = m.store_id LEFT JOIN member_childhood h ON h.member_id = m.id',
    where: 'm.id = ?',
    order: ['m.id'],
    columns: [
      column('cardNo', '卡号', 'text', 'm.card_no'),
      column('name', '称呼', 'text', 'm.name'),
      column('phone', '手机号', 'text', 'm.phone_mask'),
      readColumn(
        {
          ...{ key: 'birthday', title: '生日', kind: 'text' },
          sql: `m.birthday_month * 100 + m.birthday_day`,
        },
        ({ birthday }) =>
          birthday === null ? null : `${Math.floor(Number(birthday) / 100)} 月 ${Number(birthday) % 100} 日`,
      ),
      column('birthYear', '出生年份', 'number', 'm.birthday_year'),
      column('childUntil', '满 14 岁的那天', 'time', 'h.until_at'),
      column('store', '常去门店', 'text', 's.name'),
      column('joinedAt', '入会时间', 'time', 'm.joined_at'),
      tierColumn('tier', '等级', 'm.tier'),
      column('growth', '成长值', 'number', 'm.growth'),
      column('netSpend', '累计净消费', 'money', 'm.net_spend_fen'),
      column('orders', '订单数', 'number', 'm.order_count'),
      column('points', '积分余额', 'number', '(SELECT a.balance FROM point_account a WHERE a.member_id = m.id)'),
    ],
  },
  {
    key: 'avatar',
    title: '头像',
    note: '你选的头像。',
    from: 'member_avatar',
    where: 'member_id = ?',
    order: ['at'],
    also: { mime: 'mime', body: 'body' },
    columns: [
      column('at', '时间', 'time'),
      readColumn({ key: 'picture', title: '图片', kind: 'picture', sql: "''" }, ({ mime, body }) =>
        body ? `data:${String(mime)};base64,${String(body)}` : null,
      ),
    ],
  },
  {
    key: 'identities',
    title: '身份',
    note: '认出你的编号，中间遮住。',
    from: 'member_identity',
    where: 'member_id = ?',
    order: ['created_at', 'kind', 'value'],
    columns: [
      wordColumn(
        { key: 'kind', title: '来自' },
        { openid: '本小程序', oaOpenid: '服务号', unionid: '微信开放平台', customer: '收银系统' },
      ),
      readColumn({ key: 'value', title: '编号', kind: 'text', sql: 'value' }, ({ value }) =>
        maskedNumber(String(value)),
      ),
      column('at', '记下的时间', 'time', 'created_at'),
    ],
  },
  {
    key: 'joining',
    title: '怎样入会',
    note: '第一次打开小程序时的入口。',
    from: 'member_joining j LEFT JOIN store s ON s.id = j.store_id',
    where: 'j.member_id = ?',
    order: ['j.at'],
    columns: [
      column('at', '时间', 'time', 'j.at'),
      column('channel', '入口', 'text', 'j.channel'),
      column('scene', '微信场景值', 'number', 'j.scene'),
      column('store', '门店', 'text', 's.name'),
      column('campaign', '活动', 'text', 'j.campaign'),
      column('noticeVersion', '当时的隐私说明', 'text', 'j.notice_version'),
    ],
  },
  {
    key: 'consents',
    title: '同意和收回',
    note: '每一次同意或收回：用途、说明的版本、原文的指纹、在哪里。',
    from: 'privacy_consent',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '时间', 'time'),
      wordColumn({ key: 'purpose', title: '用途' }, purposeNames),
      column('granted', '同意', 'yesNo'),
      column('noticeVersion', '说明版本', 'number', 'notice_version'),
      column('textHash', '原文指纹', 'text', 'text_hash'),
      wordColumn(
        { key: 'channel', title: '在哪里' },
        { miniProgram: '小程序', h5: '网页', wechat: '微信设置', desk: '店里' },
      ),
    ],
  },
  {
    key: 'follower',
    title: '关注服务号',
    note: '是否关注，什么时候变的。',
    from: "member_identity i JOIN oa_follower f ON f.openid = i.value AND i.kind = 'oaOpenid'",
    where: 'i.member_id = ?',
    order: ['f.changed_at', 'f.openid'],
    columns: [column('at', '时间', 'time', 'f.changed_at'), column('following', '在关注', 'yesNo', 'f.following')],
  },
  {
    key: 'quotas',
    title: '剩余的订阅次数',
    note: '还可以给你发几条订阅消息。',
    from: 'subscription_quota e',
    where: 'e.member_id = ?',
    order: ['e.template_id'],
    columns: [column('title', '消息', 'text', TEMPLATE_TITLE), column('remaining', '次数', 'number', 'e.remaining')],
  },
  {
    key: 'subscriptions',
    title: '订阅消息的次数',
    note: '每一次允许、使用和退回。',
    from: 'consent_entry e',
    where: 'e.member_id = ?',
    order: ['e.id'],
    columns: [
      column('at', '时间', 'time', 'e.at'),
      column('title', '消息', 'text', TEMPLATE_TITLE),
      column('delta', '次数', 'number', 'e.delta'),
      wordColumn(
        { key: 'cause', title: '原因', sql: 'e.cause' },
        {
          ...{ opening: '原有', accepted: '你允许', claimed: '发消息用', returned: '没发成，退回' },
          ...{ refused: '微信拒收', withdrawn: '你在微信里关闭' },
        },
      ),
    ],
  },
];
