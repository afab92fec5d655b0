import { existsSync, readFileSync } from 'node:fs';
import { startCompany, type Company } from './company.js';

// Bodies written down by others; a checkout without them says so and compares nothing here.
const file = new URL('../../../shared/reference/wechat/reference-bodies.json', import.meta.url);

if (!existsSync(file)) {
  it('has no reference bodies in this checkout, so the replies of WeCom are not compared with them', () => {
    process.stderr.write(`Reference bodies not found: ${file.pathname}\n`);
    expect(existsSync(file)).toBe(false);
  });
} else {
  const samples = Object.entries(JSON.parse(readFileSync(file, 'utf8')).samples as Record<string, unknown>);
  const sample = (name: string): unknown => samples.find(([path]) => path.endsWith(`/${name}Response.json`))?.[1];

  const start = Date.parse('2026-06-12T14:32:00+08:00');
  let company: Company;
  beforeEach(async () => {
    company = await startCompany({ time: start });
  });
  afterEach(() => company.close());

  /** Where a reply has a name that the reference does not know. */
  const strangersIn = (value: unknown, reference: unknown, path = ''): string[] => {
    if (Array.isArray(value)) {
      const known = Array.isArray(reference)
        ? Object.assign({}, ...reference.filter((one) => typeof one === 'object'))
        : {};
      return value.flatMap((one) => strangersIn(one, known, `${path}[]`));
    }
    if (typeof value !== 'object' || value === null) return [];
    const known = typeof reference === 'object' && reference !== null ? reference : {};
    return Object.entries(value).flatMap(([key, inner]) =>
      key in known ? strangersIn(inner, Reflect.get(known, key), `${path}.${key}`) : [`${path}.${key}`],
    );
  };

  it('answers with the names of the reference bodies and no others', async () => {
    const contact = (path: string, body: object) => company.call(`externalcontact/${path}`, body);
    const lin = await company.befriend('o-lin', 'XuAn');
    const { chatId } = await company.sim('wecom/groups', { owner: 'XuAn', name: '会员群' });
    const { config_id, ...added } = await contact('groupchat/add_join_way', {
      scene: 2,
      chat_id_list: [chatId],
      state: 's',
    });
    await company.sim(`wecom/groups/${chatId}/join`, { openids: ['o-lin'], configId: config_id, invitor: 'XuAn' });
    const task = await contact('add_msg_template', { external_userid: [lin, 'wm-x'], text: { content: '周六见' } });
    await company.sim(`wecom/tasks/${task.msgid}/confirm`, { userid: 'XuAn' });
    await company.later(86_400);
    const day = { day_begin_time: start / 1_000, owner_filter: { userid_list: ['XuAn'] } };
    const replies = {
      CgibinExternalContactGroupChatAddJoinWay: { ...added, config_id },
      CgibinExternalContactGroupChatGetJoinWay: await contact('groupchat/get_join_way', { config_id }),
      CgibinExternalContactGroupChatList: await contact('groupchat/list', { limit: 1 }),
      CgibinExternalContactGroupChatGet: await contact('groupchat/get', { chat_id: chatId, need_name: 1 }),
      CgibinExternalContactGroupChatStatistics: await contact('groupchat/statistic', day),
      CgibinExternalContactGroupChatStatisticsGroupByDay: await contact('groupchat/statistic_group_by_day', day),
      CgibinExternalContactAddMessageTemplate: task,
      CgibinExternalContactGetGroupMessageSendResult: await contact('get_groupmsg_send_result', {
        msgid: task.msgid,
        userid: 'XuAn',
      }),
      CgibinIdConvertUnionIdToExternalUserId: await company.call('idconvert/unionid_to_external_userid', {
        unionid: 'u-lin',
        openid: 'o-lin',
      }),
    };
    for (const [name, reply] of Object.entries(replies)) {
      expect([name, reply.errcode, strangersIn(reply, sample(name))]).toEqual([name, 0, []]);
    }
  });
}
