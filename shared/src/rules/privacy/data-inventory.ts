/** One kind of personal data as the notice lists it, and docs/privacy.md names the tables. */
export interface DataKind {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly basis: string;
  readonly howLong: string;
}

const contract = '履行会员约定所必需';
const untilClosing = '到你注销会员为止';
const law = '注销后去掉身份，只按会员卡号保留，不少于 3 年（电子商务法第三十一条）';

/** 网络数据安全管理条例 21: in a list, each with purpose, way, kind and how long. */
export const dataInventory: readonly DataKind[] = [
  {
    title: '微信身份',
    what: '微信给本小程序的用户编号（openid、unionid），关注服务号时的用户编号',
    why: '认出是你，给你发服务通知',
    basis: contract,
    howLong: untilClosing,
  },
  {
    title: '手机号',
    what: '你点授权给出的手机号，加密存放，店员只看到头尾几位',
    why: '到店报手机号也能找到会员卡',
    basis: '你的同意，不给也能用会员卡',
    howLong: '到你收回或注销为止',
  },
  {
    title: '称呼、头像、生日',
    what: '你填写的称呼、头像、生日的月和日（年份可不填）',
    why: '称呼你；生日当天送礼',
    basis: '你的同意，不填也能用会员卡',
    howLong: untilClosing,
  },
  {
    title: '消费记录',
    what: '金额、时间、门店、商品分类、退款、支付单号',
    why: '计算成长值、等级、积分，处理退款',
    basis: contract,
    howLong: law,
  },
  {
    title: '等级、成长值、积分、券',
    what: '每一次变化和它的原因',
    why: '给你会员权益，说明为什么是这个等级',
    basis: contract,
    howLong: law,
  },
  {
    title: '互动',
    what: '签到、邀请、问卷、反馈和照片、阅读、活动报名与到场',
    why: '计算互动成长值，回复反馈，安排活动名额',
    basis: contract,
    howLong: '问卷答案、反馈文字和照片到注销为止；互动次数去掉身份后保留',
  },
  {
    title: '消息',
    what: '发给你的消息、送达结果、订阅次数',
    why: '不重复打扰，能说明发过什么',
    basis: contract,
    howLong: '到注销为止；只留去掉内容的发送结果',
  },
  {
    title: '浏览记录',
    what: '打开的页面和停留时间',
    why: '改进页面和内容',
    basis: '你的同意，默认关闭',
    howLong: '最长 180 天；关闭时随即删除',
  },
  {
    title: '社群',
    what: '是否在本店的微信群、哪天从群里进入。不含聊天内容',
    why: '计算互动成长值',
    basis: '你的同意，默认关闭',
    howLong: '到你关闭或注销为止',
  },
];

/** Who gets what beside the shop. */
export interface Recipient {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly how: string;
}

export const recipients: readonly Recipient[] = [
  {
    title: '微信（深圳市腾讯计算机系统有限公司）',
    what: '用户编号、消息内容',
    why: '登录、发送订阅消息和服务号通知',
    how: '微信官方接口，加密传输',
  },
  {
    title: '微信支付（财付通支付科技有限公司）',
    what: '用户编号、订单号、金额、发货信息',
    why: '收款、退款、确认收货',
    how: '微信支付官方接口，加密传输',
  },
  {
    title: '企业微信（深圳市腾讯计算机系统有限公司）',
    what: '外部联系人编号',
    why: '你同意社群互动后，核对是否在本店的群',
    how: '企业微信官方接口，加密传输',
  },
];
