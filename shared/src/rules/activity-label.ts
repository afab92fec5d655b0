const labels: Readonly<Record<string, string>> = {
  checkin: '签到',
  streak: '连续签到',
  invite: '邀请好友',
  survey: '填写问卷',
  share: '分享',
  review: '评价',
  view: '浏览',
  read: '读文章',
  event: '参加活动',
  feedback: '反馈',
  groupVisit: '从群里来',
  groupMember: '在会员群',
  follow: '关注服务号',
  oaClick: '服务号互动',
};

/** A kind of community activity as people read it; its own name where it is the shop's own. */
export function activityLabel(activity: string): string {
  return labels[activity] ?? activity;
}
