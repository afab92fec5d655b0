import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import { PersonalDataRepository } from '../members/personal-data.repository.js';
import { AccountEndingRepository } from '../privacy/account-ending.repository.js';
import { erasePictures } from '../privacy/personal-traces.repository.js';
import type { EventOutcome } from './wechat-event-handlers.js';
import type { WechatEvent } from './wechat-event.js';

/** What `RevokeInfo` says was taken back. Addresses, places, invoices and e-mail are not kept here. */
const revocable = {
  phone: ['8'],
  name: ['6', '19'],
  avatar: ['6', '20'],
  /** Beside feedback. */
  photos: ['14'],
} as const;
type Revocable = keyof typeof revocable;

/** People take back what they gave, in WeChat's settings: it is deleted here as well (PIPL 47). */
@Injectable()
export class PersonalDataEventsService {
  constructor(
    private readonly members: MembersRepository,
    private readonly personalData: PersonalDataRepository,
    private readonly ending: AccountEndingRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  async revoke(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const memberId = await this.findMember(tx, event);
    if (memberId === null) return { kind: 'ignored', reason: 'member_unknown' };
    const given = event.fields['RevokeInfo'];
    const taken = new Set(typeof given === 'string' ? given.match(/\d+/g) : []);
    const kinds = (Object.keys(revocable) as Revocable[]).filter((kind) => revocable[kind].some((c) => taken.has(c)));
    if (kinds.length === 0) return { kind: 'ignored', reason: 'nothing_kept' };
    const now = this.clock.now();
    for (const kind of kinds) await this.erase(tx, memberId, kind, now);
    const what = kinds.join(' ');
    await this.note(tx, 'member.revokeData', { memberId, event, what }, now);
    return { kind: 'handled' };
  }

  /** The WeChat account is gone, and with it the membership. */
  async cancel(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const memberId = await this.findMember(tx, event);
    if (memberId === null) return { kind: 'ignored', reason: 'member_unknown' };
    const now = this.clock.now();
    const tierName = (key: string): string => key;
    const request = { memberId, via: 'wechat', channel: 'wechat', requestKey: null, tierName, now } as const;
    if (!(await this.ending.end(tx, request))) return { kind: 'ignored', reason: 'already_closed' };
    await this.ending.forgetEvent(tx, event.id, memberId);
    await this.note(tx, 'member.close', { memberId, event, what: 'wechat account cancelled' }, now);
    return { kind: 'handled' };
  }

  private erase(tx: Tx, memberId: number, kind: Revocable, now: Instant): Promise<void> {
    switch (kind) {
      case 'phone':
        return this.personalData.erasePhone(tx, memberId, now);
      case 'name':
        return this.personalData.eraseName(tx, memberId, now);
      case 'avatar':
        return erasePictures(tx, memberId, 'avatar');
      case 'photos':
        return erasePictures(tx, memberId, 'chosen');
      default:
        return kind satisfies never;
    }
  }

  private async findMember(tx: Tx, { fromUser }: WechatEvent): Promise<number | null> {
    const ref = { kind: 'openid', value: fromUser } as const;
    return (await this.members.resolve(tx, [ref])).get(memberRefKey(ref)) ?? null;
  }

  private note(
    tx: Tx,
    action: 'member.revokeData' | 'member.close',
    { memberId, event, what }: { readonly memberId: number; readonly event: WechatEvent; readonly what: string },
    now: Instant,
  ): Promise<void> {
    const detail = { event: event.id, what };
    return this.audit.append(tx, { actor: 'wechat', action, subject: `member:${memberId}`, detail }, now);
  }
}
