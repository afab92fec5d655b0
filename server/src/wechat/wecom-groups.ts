import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { countIn, listOf, partOf, textIn } from './reply-parts.js';
import { WecomApi } from './wecom-api.js';
import { wecomOutcome, type WecomOutcome } from './wecom-outcome.js';
import { allPages } from './wecom-pages.js';

/** A customer group with who is in it. */
export interface WecomGroup {
  readonly chatId: string;
  readonly name: string;
  readonly owner: string;
  readonly createdAt: Instant;
  readonly members: readonly WecomGroupMember[];
  /** Changes whenever somebody comes or goes. */
  readonly memberVersion: string;
}

export interface WecomGroupMember {
  readonly userid: string;
  readonly kind: 'staff' | 'customer';
  readonly unionid: string | null;
  readonly joinedAt: Instant;
  readonly joinedBy: 'invited' | 'link' | 'code' | 'unknown';
  /** Of the join way they came by; empty where there was none. */
  readonly state: string;
}

/** Counts of groups over days; nobody can tell who spoke. */
export interface WecomGroupCounts {
  readonly newGroups: number;
  readonly groups: number;
  readonly groupsWithMessages: number;
  readonly newMembers: number;
  readonly members: number;
  readonly membersWithMessages: number;
  readonly messages: number;
}

/** Whole days in seconds, from the first to the last one; at most 30 of the last 180, until yesterday. */
export interface WecomDays {
  readonly begin: number;
  readonly end: number;
}

type Json = Readonly<Record<string, unknown>>;
const root = '/cgi-bin/externalcontact/groupchat';
const PAGE = 1000;
const JOINED_BY: Readonly<Record<number, WecomGroupMember['joinedBy']>> = { 1: 'invited', 2: 'link', 3: 'code' };

/** Customer groups. */
@Injectable()
export class WecomGroups {
  constructor(private readonly api: WecomApi) {}

  /** The groups of these owners, at most a hundred; of everybody where none is named. */
  list(owners: readonly string[] = []): Promise<WecomOutcome<readonly string[]>> {
    return allPages(async (cursor) =>
      wecomOutcome(await this.api.post(`${root}/list`, listRequest(owners, cursor)), (json) => ({
        items: listOf(json, 'group_chat_list').map((one) => textIn(one, 'chat_id')),
        next: textIn(json, 'next_cursor'),
      })),
    );
  }

  async get(chatId: string): Promise<WecomOutcome<WecomGroup>> {
    return wecomOutcome(await this.api.post(`${root}/get`, { chat_id: chatId, need_name: 1 }), groupOf);
  }

  /** Counts of each owner over the days. */
  listByOwner(
    days: WecomDays,
    owners: readonly string[],
  ): Promise<WecomOutcome<readonly { readonly owner: string; readonly counts: WecomGroupCounts }[]>> {
    return allPages(async (cursor) => {
      const offset = Number(cursor === '' ? 0 : cursor);
      const reply = await this.api.post(`${root}/statistic`, ownersRequest(days, owners, offset));
      return wecomOutcome(reply, (json) => {
        const items = listOf(json, 'items').map((one) => ({ owner: textIn(one, 'owner'), counts: countsOf(one) }));
        const isLast = items.length === 0 || countIn(json, 'next_offset') >= countIn(json, 'total');
        return { items, next: isLast ? '' : textIn(json, 'next_offset') };
      });
    });
  }

  /** Counts of each day, over these owners together. */
  async listByDay(
    days: WecomDays,
    owners: readonly string[],
  ): Promise<WecomOutcome<readonly { readonly day: Instant; readonly counts: WecomGroupCounts }[]>> {
    const body = { day_begin_time: days.begin, day_end_time: days.end, ...ownerFilter(owners) };
    return wecomOutcome(await this.api.post(`${root}/statistic_group_by_day`, body), (json) =>
      listOf(json, 'items').map((one) => ({ day: countIn(one, 'stat_time') * 1000, counts: countsOf(one) })),
    );
  }
}

function listRequest(owners: readonly string[], cursor: string): object {
  return { status_filter: 0, ...ownerFilter(owners), ...(cursor === '' ? {} : { cursor }), limit: PAGE };
}

function ownersRequest(days: WecomDays, owners: readonly string[], offset: number): object {
  const span = { day_begin_time: days.begin, day_end_time: days.end };
  return { ...span, ...ownerFilter(owners), order_by: 2, order_asc: 0, offset, limit: PAGE };
}

function ownerFilter(owners: readonly string[]): object {
  return owners.length > 0 ? { owner_filter: { userid_list: owners } } : {};
}

function groupOf(json: Json): WecomGroup {
  const group = partOf(json, 'group_chat');
  return {
    chatId: textIn(group, 'chat_id'),
    name: textIn(group, 'name'),
    owner: textIn(group, 'owner'),
    createdAt: countIn(group, 'create_time') * 1000,
    members: listOf(group, 'member_list').map((one) => ({
      userid: textIn(one, 'userid'),
      kind: countIn(one, 'type') === 1 ? 'staff' : 'customer',
      unionid: textIn(one, 'unionid') || null,
      joinedAt: countIn(one, 'join_time') * 1000,
      joinedBy: JOINED_BY[countIn(one, 'join_scene')] ?? 'unknown',
      state: textIn(one, 'state'),
    })),
    memberVersion: textIn(group, 'member_version'),
  };
}

function countsOf(item: Json): WecomGroupCounts {
  const data = partOf(item, 'data');
  return {
    newGroups: countIn(data, 'new_chat_cnt'),
    groups: countIn(data, 'chat_total'),
    groupsWithMessages: countIn(data, 'chat_has_msg'),
    newMembers: countIn(data, 'new_member_cnt'),
    members: countIn(data, 'member_total'),
    membersWithMessages: countIn(data, 'member_has_msg'),
    messages: countIn(data, 'msg_total'),
  };
}
