import { shapeBeyond } from '../../test/wechat/body-shape.js';
import { withReferenceDesk, type Asked } from '../../test/wechat/reference-desk.js';

const work = 'SKIT.FlurlHttpClient.Wechat.Work.UnitTests/ModelSamples/_/';
const contact = `${work}CgibinExternalContact/`;

const first = (asked: Asked) => asked.bodies[0];

withReferenceDesk(({ sample, ask }) => {
  test('one person is converted as the reference does', async () => {
    const folder = `${work}CgibinIdConvert/CgibinIdConvertUnionIdToExternalUserId`;
    const asked = await ask(sample(`${folder}Response.json`), ({ wecom }) =>
      wecom.identity.find({ unionid: 'oAAAAAAA', openid: 'oBBBB' }),
    );
    expect(shapeBeyond(first(asked), sample(`${folder}Request.json`))).toEqual([]);
    expect(shapeBeyond(sample(`${folder}Request.json`), first(asked))).toEqual([]);
    expect(asked.outcome).toEqual({ kind: 'ok', value: { kind: 'customer', externalUserid: 'ooAAAAAAAAAAA' } });
  });

  test('groups are listed and read as the reference does', async () => {
    const folder = `${contact}GroupChat/CgibinExternalContactGroupChat`;
    const listed = await ask(sample(`${folder}ListResponse.json`), ({ wecom }) => wecom.groups.list(['abel']));
    // The first page has no cursor yet; the second is asked as the sample is.
    expect(shapeBeyond(listed.bodies[1], sample(`${folder}ListRequest.json`))).toEqual([]);
    expect(shapeBeyond(sample(`${folder}ListRequest.json`), listed.bodies[1])).toEqual([]);
    expect(listed.outcome).toMatchObject({ kind: 'ok' });
    const read = await ask(sample(`${folder}GetResponse.json`), ({ wecom }) =>
      wecom.groups.get('wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA'),
    );
    expect(first(read)).toEqual(sample(`${folder}GetRequest.json`));
    expect(read.outcome).toMatchObject({
      kind: 'ok',
      value: {
        name: '销售客服群',
        owner: 'ZhuShengBen',
        createdAt: 1_572_505_490_000,
        memberVersion: '71217227bbd112ecfe3a49c482195cb4',
        members: [
          { userid: 'abel', kind: 'staff', unionid: null, joinedBy: 'invited', state: 'klsdup3kj3s1' },
          { kind: 'customer', unionid: 'ozynqsulJFCZ2z1aYeS8h-nuasdAAA', joinedAt: 1_572_505_491_000, state: '' },
        ],
      },
    });
  });

  test('statistics are asked for and read as the reference does', async () => {
    const folder = `${contact}GroupChat/Statistics/CgibinExternalContactGroupChatStatistics`;
    const owners = await ask(sample(`${folder}Response.json`), ({ wecom }) =>
      wecom.groups.listByOwner({ begin: 1600272000, end: 1600444800 }, ['zhangsan']),
    );
    expect(owners.bodies).toEqual([sample(`${folder}Request.json`)]);
    const counts = { newGroups: 2, groups: 2, newMembers: 0, members: 6, membersWithMessages: 0, messages: 0 };
    expect(owners.outcome).toMatchObject({
      kind: 'ok',
      value: [
        { owner: 'zhangsan', counts },
        { owner: 'lisi', counts: { groupsWithMessages: 2 } },
      ],
    });
    const days = await ask(sample(`${folder}GroupByDayResponse.json`), ({ wecom }) =>
      wecom.groups.listByDay({ begin: 1600272000, end: 1600358400 }, ['zhangsan']),
    );
    expect(days.bodies).toEqual([sample(`${folder}GroupByDayRequest.json`)]);
    expect(days.outcome).toMatchObject({
      kind: 'ok',
      value: [{ day: 1_600_272_000_000, counts }, { day: 1_600_358_400_000 }],
    });
  });

  test('join ways are added and read as the reference does', async () => {
    const folder = `${contact}GroupChat/JoinWay/CgibinExternalContactGroupChat`;
    const draft = {
      kind: 'code' as const,
      remark: 'aa_remark',
      chatIds: ['wrOgQhDgAAH2Yy-CTZ6POca8mlBEdaaa', 'wrOgQhDgAALPUthpRAKvl7mgiQRwAAA'],
      state: 'klsdup3kj3s1',
      next: { name: '销售客服群', number: 10 },
    };
    const added = await ask(sample(`${folder}AddJoinWayResponse.json`), ({ wecom }) => wecom.joinWays.add(draft));
    expect(first(added)).toEqual(sample(`${folder}AddJoinWayRequest.json`));
    expect(added.outcome).toEqual({ kind: 'ok', value: '9ad7fa5cdaa6511298498f979c472aaa' });
    const read = await ask(sample(`${folder}GetJoinWayResponse.json`), ({ wecom }) =>
      wecom.joinWays.get('9ad7fa5cdaa6511298498f979c472aaa'),
    );
    expect(first(read)).toEqual(sample(`${folder}GetJoinWayRequest.json`));
    expect(read.outcome).toMatchObject({ kind: 'ok', value: { remark: 'aa_remark', state: 'klsdup3kj3s1' } });
  });

  test('tasks for staff are made and followed as the reference does', async () => {
    const folder = `${contact}GroupMessage/CgibinExternalContact`;
    const reference = sample(`${folder}AddMessageTemplateRequest.json`);
    const made = await ask(sample(`${folder}AddMessageTemplateResponse.json`), ({ wecom }) =>
      wecom.massSend.create({
        to: 'customers',
        externalUserids: ['woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA'],
        sender: 'zhangsan',
        text: '文本消息内容',
        attachments: [
          { msgtype: 'image', image: { media_id: 'MEDIA_ID' } },
          { msgtype: 'link', link: { title: '标题', picurl: 'https://p', desc: '描述', url: 'https://l' } },
          { msgtype: 'miniprogram', miniprogram: { title: '标题', pic_media_id: 'M', appid: 'wx8', page: '/index' } },
        ],
      }),
    );
    expect(shapeBeyond(first(made), reference)).toEqual([]);
    expect(shapeBeyond(reference, first(made)).filter((path) => !/^tag_filter|\.video/.test(path))).toEqual([
      'allow_select: boolean',
      'attachments[].image.pic_url: string',
      'chat_id_list: list',
      'chat_id_list[]: string',
    ]);
    expect(made.outcome).toEqual({
      kind: 'ok',
      value: { msgid: 'msgGCAAAXtWyujaWJHDDGi0mAAAA', failed: ['wmqfasd1e1927831123109rBAAAA'] },
    });
    const results = await ask(sample(`${folder}GetGroupMessageSendResultResponse.json`), ({ wecom }) =>
      wecom.massSend.listResults('msgGCAAAXtWyujaWJHDDGi0mACAAAA', 'zhangsan'),
    );
    const request = sample(`${folder}GetGroupMessageSendResultRequest.json`);
    expect(shapeBeyond(results.bodies[1], request)).toEqual([]);
    expect(shapeBeyond(request, results.bodies[1])).toEqual([]);
    expect(results.outcome).toMatchObject({
      kind: 'ok',
      value: [{ to: 'wmqfasd1e19278asdasAAAA', outcome: 'sent', sentAt: 1_552_536_375_000 }, {}],
    });
  });
});
