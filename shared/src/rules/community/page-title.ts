const titles: Readonly<Record<string, string>> = {
  'pages/home': '会员卡',
  'pages/perks': '权益',
  'pages/code': '会员码',
  'pages/coupons': '优惠券',
  'pages/me': '我的',
  'pages/why': '等级说明',
  'pages/growth': '成长记录',
  'pages/inbox': '消息',
  'pages/pay': '付款',
  'pages/points': '积分',
  'pages/points/statement': '积分对账单',
  'pages/claims': '领券中心',
  'community/tasks': '社群任务',
  'community/survey': '问卷',
  'community/feedback': '反馈',
  'community/articles': '内容',
  'community/article': '文章',
  'community/gatherings': '线下活动',
  'community/gathering': '活动页',
  'community/poster': '邀请海报',
  'account/privacy': '隐私',
  'account/export': '我的数据',
  'account/close': '注销账号',
  'account/join': '入会',
  'account/profile': '个人资料',
  'account/notices': '消息设置',
};

/** A page of the mini-program as people read it; its own path where it has no name yet. */
export function pageTitle(page: string): string {
  return titles[page.replace(/^packages\//, '').replace(/\/index$/, '')] ?? page;
}
