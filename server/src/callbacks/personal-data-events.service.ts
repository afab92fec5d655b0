import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { AccountClosureRepository } from '../members/account-closure.repository.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import { PersonalDataRepository } from '../members/personal-data.repository.js';
import type { EventOutcome } from './wechat-event-handlers.js';
import type { WechatEvent } from './wechat-event.js';

/** What `RevokeInfo` says was taken back. Addresses, places, invoices, pictures and e-mail are not kept here. */
const PHONE = ['8'];
const NAME = ['6', '19'];

/** People take back what they gave, in WeChat's settings: it is deleted here as well (PIPL 47). */
@Injectable()
export class PersonalDataEventsService {
  constructor(
    private readonly members: MembersRepository,
    private readonly personalData: PersonalDataRepository,
    private readonly closure: AccountClosureRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  async revoke(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const memberId = await this.findMember(tx, event);
    if (memberId === null) return { kind: 'ignored', reason: 'member_unknown' };
    const given = event.fields['RevokeInfo'];
    const taken = new Set(typeof given === 'string' ? given.match(/\d+/g) : []);
    const [phone, name] = [PHONE, NAME].map((codes) => codes.some((code) => taken.has(code)));
    if (!phone && !name) return { kind: 'ignored', reason: 'nothing_kept' };
    const now = this.clock.now();
    if (phone) await this.personalData.erasePhone(tx, memberId, now);
    if (name) await this.personalData.eraseName(tx, memberId, now);
    const what = [...(phone ? ['phone'] : []), ...(name ? ['name'] : [])].join(' ');
    await this.note(tx, 'member.revokeData', { memberId, event, what }, now);
    return { kind: 'handled' };
  }

  /** The WeChat account is gone, and with it the membership. */
  async cancel(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const memberId = await this.findMember(tx, event);
    if (memberId === null) return { kind: 'ignored', reason: 'member_unknown' };
    const now = this.clock.now();
    if (!(await this.closure.close(tx, memberId, now))) return { kind: 'ignored', reason: 'already_closed' };
    await this.closure.forgetEvent(tx, event.id, memberId);
    await this.note(tx, 'member.close', { memberId, event, what: 'wechat account cancelled' }, now);
    return { kind: 'handled' };
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
