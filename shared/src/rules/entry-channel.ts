import type { EntryChannel } from '../model/entry.js';

export interface EntrySigns {
  /** WeChat's scene number. */
  readonly scene?: number | undefined;
  readonly storeId?: string | undefined;
  readonly campaign?: string | undefined;
  readonly invitation?: string | undefined;
  readonly referrerAppId?: string | undefined;
}

/** WeChat's scene numbers (wechat-platform 1.5, 8.4); what is not here is opened directly. */
const scenes: readonly (readonly [EntryChannel, readonly number[]])[] = [
  ['code', [1011, 1012, 1013, 1047, 1048, 1049, 1031, 1032, 1025]],
  ['group', [1008, 1044, 1158, 1160, 1185]],
  ['sharedCard', [1007, 1036, 1155]],
  ['message', [1014, 1107, 1162]],
  ['officialAccount', [1020, 1035, 1043, 1058, 1067, 1074, 1081, 1082, 1091, 1102, 1144]],
  ['otherApp', [1037, 1038]],
  ['search', [1005, 1006, 1027, 1042, 1053]],
];

/** What the link or code says goes before the scene: an invitation, then a campaign, then a store's code. */
export function entryChannel({ scene, storeId, campaign, invitation, referrerAppId }: EntrySigns): EntryChannel {
  if (invitation !== undefined) return 'invitation';
  if (campaign !== undefined) return 'campaign';
  if (storeId !== undefined) return 'storeCode';
  const known = scenes.find(([, numbers]) => scene !== undefined && numbers.includes(scene));
  if (known) return known[0];
  return referrerAppId === undefined ? 'direct' : 'otherApp';
}
