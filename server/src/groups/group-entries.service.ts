import { Injectable } from '@nestjs/common';
import type { GroupEntry } from '@jieti/shared/api/groups';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { PersonalData } from '../members/personal-data.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { openGroupEntry, type OpenedGroupEntry } from './group-entry.js';
import { KeptSessionKeysService } from './kept-session-keys.service.js';
import { KnownGroupService, type KnownGroup } from './known-group.service.js';

export interface GroupArrival {
  readonly entry: OpenedGroupEntry;
  readonly groupHash: string;
  readonly group: KnownGroup;
}

/** What the phone hands over about the group it was opened from, opened with the key of the member's login. */
@Injectable()
export class GroupEntriesService {
  constructor(
    private readonly accounts: WechatAccounts,
    private readonly keys: KeptSessionKeysService,
    private readonly groups: KnownGroupService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `group_entry_outdated`, `wechat_unavailable` */
  async open(memberId: number, { encryptedData, iv }: GroupEntry): Promise<GroupArrival> {
    const now = this.clock.now();
    const [app, sessionKey] = [await this.accounts.findApp('miniProgram'), await this.keys.find(memberId)];
    const entry = app && sessionKey && openGroupEntry({ sessionKey, encryptedData, iv, appId: app.appId }, now);
    if (!entry) throw new Refusal('group_entry_outdated');
    const groupHash = this.personalData.keyedHash('group', entry.openGid);
    return { entry, groupHash, group: await this.groups.find(entry.openGid, groupHash, now) };
  }
}
