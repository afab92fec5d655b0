import type { GroupOrigin } from '@jieti/shared/api/groups';

export const joinedByWords: Readonly<Record<GroupOrigin['joinedBy'], string>> = {
  invited: '别人邀请',
  link: '邀请链接',
  code: '扫群二维码',
  unknown: '不清楚',
};
