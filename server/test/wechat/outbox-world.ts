import type { ServerResponse } from 'node:http';
import { InboxRepository } from '../../src/outbox/inbox.repository.js';
import type { MessageTemplateRecord } from '../../src/outbox/message-template.js';
import { MessageTemplatesQueries } from '../../src/outbox/message-templates.queries.js';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { OutboxClaimsService } from '../../src/outbox/outbox-claims.service.js';
import { OutboxLeasesRepository } from '../../src/outbox/outbox-leases.repository.js';
import { OutboxRepository, type NewOutboxMessage } from '../../src/outbox/outbox.repository.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { RecipientsRepository } from '../../src/outbox/recipients.repository.js';
import { ConsentsRepository } from '../../src/subscriptions/consents.repository.js';
import { WechatAccounts } from '../../src/wechat/wechat-accounts.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { insertMemberRows, type MemberSeed } from '../setup/offer-rows.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { json, startFakeServer, text, type FakeServer, type SeenRequest } from './fake-server.js';
import { wechatClient } from './wechat-client.js';
import { wechatSettings } from './wechat-settings.js';

const fields = [{ key: 'thing1', label: '标题', source: 'title' }];

export const messageTemplates: readonly MessageTemplateRecord[] = [
  {
    key: 'tier-up',
    title: '会员等级变更通知',
    purpose: 'service',
    wording: '等级变化时告诉你',
    subscription: { templateId: 'sub-tier', fields },
    officialAccount: { templateId: 'oa-tier', fields: [{ key: 'keyword1', label: '标题', source: 'title' }] },
  },
  {
    key: 'campaign',
    title: '活动通知',
    purpose: 'marketing',
    wording: '有活动时告诉你',
    subscription: { templateId: 'sub-campaign', fields },
    // A shop may have set this up by mistake; it is never used for marketing.
    officialAccount: { templateId: 'oa-campaign', fields },
  },
];

export interface OutboxRow {
  readonly state: string;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly msgid: string | null;
  readonly attempts: number;
}

/** A shop with two templates, a WeChat that answers as the test says, and any number of dispatchers. */
export class OutboxWorld {
  readonly clock = new TestClock();
  /** What WeChat answers to a send; by default, success with a 64-bit number. */
  onSend: (request: SeenRequest, response: ServerResponse) => void = (_, response) =>
    text(response, '{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}');
  private readonly clients: WechatHttp[] = [];
  private server: FakeServer | null = null;

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<OutboxWorld> {
    const world = new OutboxWorld(await openTestDatabase());
    world.server = await startFakeServer((request, response) =>
      request.path === '/cgi-bin/stable_token'
        ? json(response, { access_token: 'token', expires_in: 7200 })
        : world.onSend(request, response),
    );
    await world.database.transactions.run((tx) =>
      new MessageTemplatesRepository().upsertTemplates(tx, messageTemplates),
    );
    return world;
  }

  /** `replyMs`: its patience with WeChat, long enough for a busy machine where it does not matter. */
  dispatcher(changes: Parameters<typeof wechatSettings>[1] = {}, replyMs = 20_000): OutboxService {
    const { transactions, reader, dialect } = this.database;
    const settings = wechatSettings(this.server?.base ?? '', changes);
    const http = WechatHttp.withTimeouts({ connect: 5_000, reply: replyMs, total: replyMs });
    this.clients.push(http);
    const claims = new OutboxClaimsService(
      transactions,
      new OutboxLeasesRepository(dialect),
      new RecipientsRepository(),
      new InboxRepository(),
      new ConsentsRepository(dialect),
    );
    const { sender } = wechatClient({ database: this.database, http, clock: this.clock, settings });
    return new OutboxService(
      claims,
      new MessageTemplatesQueries(reader),
      sender,
      new WechatAccounts(settings),
      this.clock,
    );
  }

  /** Members 1… with both WeChat identities, and this many consents per template. */
  async addMembers(members: readonly MemberSeed[], consents: Readonly<Record<string, number>> = {}): Promise<void> {
    await this.database.transactions.run(async (tx) => {
      await insertMemberRows(tx, members);
      await tx.insertRows(
        'member_identity',
        ['kind', 'value', 'member_id', 'created_at'],
        members.flatMap(({ id }) => [
          ['openid', `o-${id}`, id, 1],
          ['oaOpenid', `oa-${id}`, id, 1],
        ]),
      );
      const balances = members.flatMap(({ id }) =>
        Object.entries(consents).map(([templateId, remaining]) => ({ memberId: id, templateId, remaining })),
      );
      await new ConsentsRepository(this.database.dialect).open(tx, balances, 1);
    });
  }

  async enqueue(messages: readonly NewOutboxMessage[]): Promise<void> {
    const outbox = new OutboxRepository(this.database.dialect);
    await this.database.transactions.run((tx) => outbox.enqueue(tx, messages, this.clock.now()));
  }

  rows(): Promise<OutboxRow[]> {
    return this.database.reader.query('SELECT state, channel, reason, msgid, attempts FROM outbox_message ORDER BY id');
  }

  async quota(memberId: number, templateId: string): Promise<number> {
    const [row] = await this.database.reader.query<{ remaining: number }>(
      'SELECT remaining FROM subscription_quota WHERE member_id = ? AND template_id = ?',
      [memberId, templateId],
    );
    return Number(row?.remaining ?? 0);
  }

  async inboxCount(): Promise<number> {
    return (await this.database.reader.query('SELECT id FROM inbox_message')).length;
  }

  sends(): SeenRequest[] {
    return this.server?.seen.filter((request) => request.path.endsWith('/send')) ?? [];
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.onApplicationShutdown()));
    await this.server?.close();
    await this.database.drop();
  }
}

export function aTierMessage(memberId: number, change: Partial<NewOutboxMessage> = {}): NewOutboxMessage {
  return {
    memberId,
    kind: 'tierUp',
    templateKey: 'tier-up',
    campaignId: null,
    tier: 'gold',
    content: { title: '升到金卡', body: '豆子从今天起 9 折。', page: 'pages/perks/index', values: {} },
    dedupeKey: `tier:${memberId}`,
    ...change,
  };
}

export function aCampaignMessage(memberId: number, change: Partial<NewOutboxMessage> = {}): NewOutboxMessage {
  const content = { title: '夏至冷萃到店', body: '金卡价 ¥88。', page: 'pages/home/index', values: {} };
  return {
    ...aTierMessage(memberId),
    kind: 'campaign',
    templateKey: 'campaign',
    campaignId: 7,
    content,
    dedupeKey: `campaign:7:${memberId}`,
    ...change,
  };
}
