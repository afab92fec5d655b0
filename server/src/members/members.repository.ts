import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskPhone } from '@jieti/shared/rules/mask';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import { Refusal } from '../http/refusal.js';
import { memberRefKey, type Identity, type MemberRef } from './member-ref.js';
import { PersonalData } from './personal-data.js';

const IN_LIST = 1000;
const CARD_NUMBERS = 10_000_000_000;

export interface FirstContact {
  readonly identity: Identity;
  readonly registeredAt: Instant;
}

/** Who members are: their numbers, names and phones. Their standing is written by the ledger alone. */
@Injectable()
export class MembersRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly personalData: PersonalData,
  ) {}

  /** Member ids by `memberRefKey`; a ref that names nobody, or a phone that names several, is absent. */
  async resolve(tx: Tx, refs: readonly MemberRef[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const [kind, ofKind] of groupBy(refs, (ref) => ref.kind)) {
      for (const part of chunked(distinctRefs(ofKind), IN_LIST)) {
        for (const row of await this.find(tx, kind, part)) {
          const key = `${kind}:${row.value}`;
          found.set(key, found.has(key) && found.get(key) !== Number(row.id) ? NaN : Number(row.id));
        }
      }
    }
    const byRef = refs.map((ref): [string, number] => [memberRefKey(ref), found.get(this.columnKey(ref)) ?? NaN]);
    return new Map(byRef.filter(([, id]) => !Number.isNaN(id)));
  }

  /**
   * Members for identities nobody has yet; where somebody else was first, theirs. Ids by `memberRefKey`.
   * The rows have no standing yet: the caller settles them in the same transaction.
   */
  async insertFirstContacts(tx: Tx, contacts: readonly FirstContact[], now: Instant): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    const own = await this.insertBlank(tx, contacts, now);
    let rest = contacts.map((contact, i) => ({ identity: contact.identity, memberId: own[i]! }));
    rest.sort((a, b) => (a.identity.value < b.identity.value ? -1 : 1));
    while (rest.length > 0) {
      const inserted = await this.tryAttach(tx, rest, now);
      if (inserted) {
        for (const { identity, memberId } of rest) ids.set(memberRefKey(identity), memberId);
        break;
      }
      const taken = await this.resolve(
        tx,
        rest.map((r) => r.identity),
      );
      for (const [key, id] of taken) ids.set(key, id);
      const lost = rest.filter((r) => (taken.get(memberRefKey(r.identity)) ?? r.memberId) !== r.memberId);
      for (const { memberId } of lost) await tx.execute('DELETE FROM member WHERE id = ?', [memberId]);
      rest = rest.filter((r) => !taken.has(memberRefKey(r.identity)));
    }
    return ids;
  }

  /** Takes back first contacts of this transaction that nothing came of. */
  async removeFirstContacts(tx: Tx, memberIds: readonly number[]): Promise<void> {
    for (const part of chunked(memberIds, IN_LIST)) {
      await tx.execute(`DELETE FROM member_identity WHERE member_id IN (${placeholders(part.length)})`, part);
      await tx.execute(`DELETE FROM member WHERE id IN (${placeholders(part.length)})`, part);
    }
  }

  /** Gives a member one more number. `taken`: it belongs to somebody else, and nothing has changed. */
  async attach(tx: Tx, memberId: number, identity: Identity, now: Instant): Promise<'attached' | 'present' | 'taken'> {
    if (await this.tryAttach(tx, [{ identity, memberId }], now)) return 'attached';
    const owner = (await this.resolve(tx, [identity])).get(memberRefKey(identity));
    return owner === memberId ? 'present' : 'taken';
  }

  /** Another active member with the number, however it is written. */
  async lockPhoneOwner(tx: Tx, memberId: number, phone: string): Promise<number | null> {
    const [row] = await tx.query<{ id: number }>(
      `SELECT id FROM member WHERE phone_hash = ? AND id <> ? AND status = 'active' LIMIT 1${this.dialect.forUpdate}`,
      [this.personalData.phoneHash(phone), memberId],
    );
    return row ? Number(row.id) : null;
  }

  /** Refuses with member_unknown (a closed account). */
  async updatePhone(tx: Tx, memberId: number, phone: string, now: Instant): Promise<void> {
    const { affectedRows } = await tx.execute(
      `UPDATE member SET phone_cipher = ?, phone_hash = ?, phone_mask = ?, updated_at = ?
       WHERE id = ? AND status = 'active'`,
      [this.personalData.encrypt(phone), this.personalData.phoneHash(phone), maskPhone(phone), now, memberId],
    );
    if (affectedRows === 0) throw new Refusal('member_unknown');
  }

  /** Refuses with member_unknown (a closed account). */
  async updateName(tx: Tx, memberId: number, name: string, now: Instant): Promise<void> {
    const sql = "UPDATE member SET name = ?, updated_at = ? WHERE id = ? AND status = 'active'";
    if ((await tx.execute(sql, [name, now, memberId])).affectedRows === 0) throw new Refusal('member_unknown');
  }

  private find(
    tx: Tx,
    kind: MemberRef['kind'],
    refs: readonly MemberRef[],
  ): Promise<{ readonly id: number; readonly value: string | number }[]> {
    const marks = placeholders(refs.length);
    const values = refs.map((ref) => this.columnValue(ref));
    switch (kind) {
      case 'id':
        return tx.query(`SELECT id, id AS value FROM member WHERE id IN (${marks})`, values);
      case 'cardNo':
        return tx.query(`SELECT id, card_no AS value FROM member WHERE card_no IN (${marks})`, values);
      case 'phone':
        return tx.query(`SELECT id, phone_hash AS value FROM member WHERE phone_hash IN (${marks})`, values);
      case 'openid':
      case 'oaOpenid':
      case 'unionid':
      case 'customer': {
        const sql = `SELECT member_id AS id, value FROM member_identity WHERE kind = ? AND value IN (${marks})`;
        return tx.query(sql, [kind, ...values]);
      }
      default:
        return kind satisfies never;
    }
  }

  private columnValue(ref: MemberRef): string | number {
    if (ref.kind === 'id') return ref.id;
    return ref.kind === 'phone' ? this.personalData.phoneHash(ref.value) : ref.value;
  }

  private columnKey(ref: MemberRef): string {
    return `${ref.kind}:${this.columnValue(ref)}`;
  }

  /** Blank rows in the order of the contacts; their ids are found again by the card numbers. */
  private async insertBlank(tx: Tx, contacts: readonly FirstContact[], now: Instant): Promise<number[]> {
    const cards = await this.freeCardNumbers(tx, contacts.length);
    await tx.insertRows(
      'member',
      BLANK_COLUMNS,
      contacts.map(({ registeredAt }, i) => [cards[i], ...BLANK_STANDING, registeredAt, registeredAt, now]),
    );
    const ids = new Map<string, number>();
    for (const part of chunked(cards, IN_LIST)) {
      const sql = `SELECT id, card_no FROM member WHERE card_no IN (${placeholders(part.length)})`;
      for (const row of await tx.query<{ id: number; card_no: string }>(sql, part))
        ids.set(row.card_no, Number(row.id));
    }
    return cards.map((card) => ids.get(card)!);
  }

  /** `M` and ten random digits, so that a number tells nothing about how many members there are. */
  private async freeCardNumbers(tx: Tx, count: number): Promise<string[]> {
    const cards = new Set<string>();
    while (cards.size < count) {
      const drawn = Array.from({ length: count - cards.size }, () => `M${randomInt(CARD_NUMBERS / 10, CARD_NUMBERS)}`);
      for (const card of drawn) cards.add(card);
      for (const part of chunked(drawn, IN_LIST)) {
        const sql = `SELECT card_no FROM member WHERE card_no IN (${placeholders(part.length)})`;
        for (const row of await tx.query<{ card_no: string }>(sql, part)) cards.delete(row.card_no);
      }
    }
    return [...cards];
  }

  private async tryAttach(
    tx: Tx,
    owners: readonly { readonly identity: Identity; readonly memberId: number }[],
    now: Instant,
  ): Promise<boolean> {
    try {
      const rows = owners.map(({ identity, memberId }) => [identity.kind, identity.value, memberId, now]);
      await tx.insertRows('member_identity', ['kind', 'value', 'member_id', 'created_at'], rows);
      return true;
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

const BLANK_COLUMNS = [
  ...['card_no', 'name', 'status', 'marketing', 'tier', 'tier_rank', 'tier_since', 'programme_version'],
  ...['growth', 'net_spend_fen', 'order_count', 'registered_at', 'joined_at', 'updated_at'],
];
const BLANK_STANDING = ['', 'active', true, '', 0, 0, 0, 0, 0, 0];

function distinctRefs(refs: readonly MemberRef[]): MemberRef[] {
  return [...new Map(refs.map((ref) => [memberRefKey(ref), ref])).values()];
}
