import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ChannelAccountSchema,
  ChannelCheckResultSchema,
  ChannelHealthSchema,
  ChannelTemplateSchema,
} from '@jieti/shared/api/channels';
import { WechatEventItemSchema, WechatEventPageSchema, type WechatEventItem } from '@jieti/shared/api/wechat-events';
import { at } from '../../testing/fixtures';
import { accountHealth, channelAccount, channelHealth, channelTemplate } from '../../testing/channels-fixture';
import { json, jsonList, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

function answerEvents(...items: readonly WechatEventItem[]) {
  server.on('GET /wechat/events', () =>
    json(WechatEventPageSchema, { items: [...items], nextCursor: null, total: items.length }),
  );
}

beforeEach(() => {
  server = startFakeServer();
  answerEvents();
  server.on('GET /channels/health', () => json(ChannelHealthSchema, channelHealth()));
  server.on('GET /channels/accounts', () => jsonList(ChannelAccountSchema, [channelAccount()]));
  server.on('GET /channels/templates', () => jsonList(ChannelTemplateSchema, [channelTemplate()]));
});

const owner = () => renderApp('/settings/wechat', { role: 'owner' });
const card = async (account = 'miniProgram') => within(await screen.findByTestId(`account-${account}`));
const bodies = (method: string, path: string) =>
  server.seen.filter((seen) => seen.method === method && seen.path === path).map(({ body }) => body);

describe('the settings of WeChat', () => {
  it('show the owner each account with its state, and of a secret only that it is set', async () => {
    owner();
    const miniProgram = await card();
    expect(await miniProgram.findByText('已设置，末 4 位 cdef，2026.06.12 更新')).toBeTruthy();
    expect(miniProgram.getByText('wx0123456789abcdef')).toBeTruthy();
    expect(miniProgram.getByText(/\/api\/wechat\/callback\/mini-program$/)).toBeTruthy();
    expect((await card('wecom')).getByText('未接入')).toBeTruthy();
    expect(screen.getByText('2,371')).toBeTruthy();
    expect(screen.getByText('没有错误')).toBeTruthy();
  });

  it('show operators the health, and nothing to change', async () => {
    renderApp('/settings/wechat');
    await card();
    expect(screen.getByText('只有店主能改这里的设置。')).toBeTruthy();
    for (const name of ['更换', '检查连接', '测试发送', '同步模板']) expect(screen.queryByText(name)).toBeNull();
    expect(bodies('GET', '/channels/accounts')).toEqual([]);
  });

  it('send only what was typed, and show which field cannot stand', async () => {
    server.on(
      'PUT /channels/accounts/miniProgram',
      () =>
        new Response(
          JSON.stringify({
            code: 'malformed',
            message: '请求内容不符合要求。',
            details: [{ field: 'appSecret', message: 'AppSecret 要是 32 位小写字母 a–f 或数字' }],
            requestId: 'r-1',
          }),
          { status: 400 },
        ),
    );
    owner();
    fireEvent.click(await (await card()).findByTestId('edit-miniProgram'));
    const secret = await screen.findByLabelText('AppSecret');
    expect(secret).toHaveProperty('value', '');
    expect(screen.getByTestId('account-save')).toHaveProperty('disabled', true);
    fireEvent.change(secret, { target: { value: 'short' } });
    fireEvent.click(screen.getByTestId('account-save'));
    expect((await screen.findByRole('alert')).textContent).toBe('AppSecret 要是 32 位小写字母 a–f 或数字');
    expect(bodies('PUT', '/channels/accounts/miniProgram')).toEqual([{ version: 3, values: { appSecret: 'short' } }]);
    const saved = { ...channelAccount({ version: 4, updatedBy: '赵宁' }) };
    server.on('PUT /channels/accounts/miniProgram', () => jsonList(ChannelAccountSchema, [saved]));
    fireEvent.change(secret, { target: { value: 'a'.repeat(32) } });
    fireEvent.click(screen.getByTestId('account-save'));
    expect(await screen.findByText(/赵宁 改于/)).toBeTruthy();
  });

  it('check a connection and say what WeChat said', async () => {
    const sentence = '服务器的 IP 不在白名单。';
    const result = { at, ok: false, code: '40164', sentence };
    server.on('POST /channels/check', () => json(ChannelCheckResultSchema, result));
    owner();
    const button = await (await card()).findByTestId('check-miniProgram');
    server.on('GET /channels/health', () =>
      json(
        ChannelHealthSchema,
        channelHealth({ accounts: [accountHealth({ state: 'failing', sentence, lastCheck: result })] }),
      ),
    );
    fireEvent.click(button);
    await waitFor(() => expect(bodies('POST', '/channels/check')).toEqual([{ account: 'miniProgram' }]));
    expect((await screen.findByTestId('checked-miniProgram')).textContent).toContain('40164');
    expect(screen.getByText('1 个账号出错')).toBeTruthy();
  });

  it('show a template as it looks on the phone, and change what it is for', async () => {
    server.on('PUT /channels/templates/campaign', () => new Response(null, { status: 204 }));
    owner();
    fireEvent.click(await screen.findByTestId('template-row'));
    expect(await screen.findByText('测试：活动名称')).toBeTruthy();
    expect(screen.getByText('填 标题（thing1）')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('会员订阅时看到的文案'), { target: { value: '有优惠告诉我' } });
    fireEvent.click(screen.getByTestId('template-save'));
    await waitFor(() =>
      expect(bodies('PUT', '/channels/templates/campaign')).toEqual([
        { purpose: 'marketing', wording: '有优惠告诉我' },
      ]),
    );
  });

  it('list each kind of trouble with what to do', async () => {
    const error = {
      channel: 'miniProgram',
      place: '/cgi-bin/message/subscribe/send',
      code: '45009',
      message: 'reach max',
    };
    server.on('GET /channels/health', () =>
      json(
        ChannelHealthSchema,
        channelHealth({ errors: [{ ...error, advice: '当天调用次数用完。', times: 312, lastAt: at }] }),
      ),
    );
    owner();
    const list = within(await screen.findByTestId('channel-errors'));
    expect(list.getByText('当天调用次数用完。')).toBeTruthy();
    expect(list.getByText(/^312 次，最近/)).toBeTruthy();
  });

  it('list what WeChat pushed, and take up again what did not work', async () => {
    const failed: WechatEventItem = {
      ...{ id: 9, account: 'miniProgram', event: 'subscribe_msg_sent_event', who: 'oAb…9x', state: 'failed' },
      ...{ reason: 'database busy', attempts: 5, at, receivedAt: at, decidedAt: null, nextTryAt: null },
    };
    answerEvents(failed);
    server.on('POST /wechat/events/9/retry', () => json(WechatEventItemSchema, { ...failed, state: 'pending' }));
    owner();
    expect(await screen.findByText('订阅消息送达结果')).toBeTruthy();
    fireEvent.click(screen.getByTestId('retry-event-9'));
    await waitFor(() => expect(bodies('POST', '/wechat/events/9/retry')).toHaveLength(1));
    fireEvent.click(screen.getByText('没有成功', { selector: '.ant-segmented-item-label' }));
    await waitFor(() => expect(server.seen.at(-1)?.query).toMatchObject({ state: 'failed' }));
    answerEvents();
    fireEvent.click(screen.getByText('等待处理', { selector: '.ant-segmented-item-label' }));
    expect(await screen.findByText('没有这样的推送')).toBeTruthy();
  });

  it('say what went wrong where they cannot be read, and try again', async () => {
    server.on('GET /channels/health', () => refusal('not_allowed'));
    owner();
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
    server.on('GET /channels/health', () => json(ChannelHealthSchema, channelHealth()));
    fireEvent.click(screen.getByText('再试一次'));
    await card();
  });
});
