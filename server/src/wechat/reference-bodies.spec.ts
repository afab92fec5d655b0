import { shapeBeyond } from '../../test/wechat/body-shape.js';
import { withReferenceDesk, type Asked } from '../../test/wechat/reference-desk.js';
import { readPhoneInfo } from './wechat-phone.js';

const api = 'SKIT.FlurlHttpClient.Wechat.Api.UnitTests/ModelSamples/';
const ok = { errcode: 0, errmsg: 'ok' };
const message = {
  openid: 'OPENID',
  templateId: 'TEMPLATE_ID',
  page: 'index?foo=bar',
  data: { thing1: { value: '广州腾讯科技有限公司' } },
};

const first = (asked: Asked) => asked.bodies[0];

withReferenceDesk(({ sample, ask }) => {
  test('subscribe/send asks as the reference does', async () => {
    const reference = sample(`${api}CgibinMessageSubscribe/CgibinMessageSubscribeSendRequest.json`);
    const asked = await ask(ok, ({ sender }) => sender.sendSubscription(message));
    expect(shapeBeyond(first(asked), reference)).toEqual([]);
    expect(shapeBeyond(reference, first(asked))).toEqual([]);
  });

  test('subscribe/bizsend asks as the reference does; a web page is not opened', async () => {
    const reference = sample(`${api}CgibinMessageSubscribe/CgibinMessageSubscribeBusinessSendRequest.json`);
    const asked = await ask(ok, ({ sender }) => sender.sendSubscriptionNotice(message));
    expect(shapeBeyond(first(asked), reference)).toEqual([]);
    expect(shapeBeyond(reference, first(asked))).toEqual(['page: string']);
  });

  test('template/send asks as the reference does, with our number and without colours, and its reply parses', async () => {
    const reference = sample(`${api}CgibinMessageTemplate/CgibinMessageTemplateSendRequest.json`);
    const reply = sample(`${api}CgibinMessageTemplate/CgibinMessageTemplateSendResponse.json`);
    const asked = await ask(reply, ({ sender }) => sender.sendOfficialAccount(message, '42'));
    expect(shapeBeyond(first(asked), reference)).toEqual(['client_msg_id: string']);
    expect(shapeBeyond(reference, first(asked))).toEqual(['data.*.color: string', 'url: string']);
    expect(asked.outcome).toEqual({ kind: 'sent', msgid: '200228332' });
  });

  test('getuserphonenumber asks as the reference does, with the openid, and its reply parses', async () => {
    const reference = sample(`${api}WxaBusiness/WxaBusinessGetUserPhoneNumberRequest.json`);
    const reply = sample(`${api}WxaBusiness/WxaBusinessGetUserPhoneNumberResponse.json`) as { phone_info: unknown };
    // The number of the sample is no number, so that nobody's is used.
    const asked = await ask(reply, ({ phone }) => phone.exchange('code', 'o-1').catch((error: unknown) => error));
    expect(shapeBeyond(first(asked), reference)).toEqual(['openid: string']);
    expect(shapeBeyond(reference, first(asked))).toEqual([]);
    expect(readPhoneInfo(reply.phone_info)).toEqual({ phone: 'xxxxxx', appid: 'xxxx' });
  });

  test('the replies of jscode2session and getpaidunionid parse', async () => {
    const session = sample(`${api}Sns/SnsJsCode2SessionResponse.json`);
    expect((await ask(session, ({ login }) => login.exchange('code'))).outcome).toEqual({
      openid: 'OPENID',
      unionid: 'UNIONID',
      sessionKey: null,
    });
    const paid = sample(`${api}Wxa/WxaGetPaidUnionIdResponse.json`);
    const found = await ask(paid, ({ unionid }) => unionid.findPaid('OPENID', '4200000991202103266853086457'));
    expect(found.outcome).toEqual({ kind: 'found', unionid: 'oTmHYjg-tElZ68xxxxxxxxhy1Rgk' });
  });

  test('gettemplate parses: keys, labels and the values of enumerations', async () => {
    const reply = sample(`${api}WxaApi/NewTemplate/WxaApiNewTemplateGetTemplateResponse.json`);
    const { outcome } = await ask(reply, ({ templates }) => templates.list('miniProgram'));
    expect(outcome).toMatchObject({
      kind: 'ok',
      value: [
        {
          templateId: '9Aw5ZV1j9xdWTFEkqCpZ7mIBbSC34khK55OtzUPl0rU',
          title: '报名结果通知',
          fields: [
            { key: 'date2', label: '会议时间', values: null },
            { key: 'thing1', label: '会议地点', values: null },
          ],
        },
        {
          fields: [
            { key: 'time1', label: '完成时间', values: null },
            {
              key: 'enum_string2',
              label: '所在位置',
              values: expect.arrayContaining(['客厅', '其他房间']) as unknown,
            },
            { key: 'enum_string3', label: '提示说明', values: ['设备发生故障，导致工作异常，请及时查看'] },
          ],
        },
      ],
    });
  });

  test('get_all_private_template parses', async () => {
    const reply = sample(`${api}CgibinTemplate/CgibinTemplateGetAllPrivateTemplateResponse.json`);
    const { outcome } = await ask(reply, ({ templates }) => templates.list('officialAccount'));
    const keys = ['result', 'withdrawMoney', 'withdrawTime', 'cardInfo', 'arrivedTime', 'remark'];
    expect(outcome).toMatchObject({
      kind: 'ok',
      value: [{ title: '领取奖金提醒', fields: keys.map((key) => ({ key })) }],
    });
  });

  test('templates are added and removed as the reference does, and the library parses', async () => {
    const folder = `${api}WxaApi/NewTemplate/WxaApiNewTemplate`;
    const added = await ask(sample(`${folder}AddTemplateResponse.json`), ({ templates }) =>
      templates.add('401', [1, 2], '测试数据'),
    );
    expect(first(added)).toEqual(sample(`${folder}AddTemplateRequest.json`));
    expect(added.outcome).toEqual({ kind: 'ok', value: '9Aw5ZV1j9xdWTFEkqCpZ7jWySL7aGN6rQom4gXINfJs' });
    const removed = await ask(ok, ({ templates }) => templates.remove('9Aw5ZV1j9xdWTFEkqCpZ7jWySL7aGN6rQom4gXINfJs'));
    expect(first(removed)).toEqual(sample(`${folder}DeleteTemplateRequest.json`));
    const categories = await ask(sample(`${folder}GetCategoryResponse.json`), ({ templates }) =>
      templates.listCategories(),
    );
    expect(categories.outcome).toEqual({ kind: 'ok', value: [{ id: 616, name: '公交' }] });
    const titles = await ask(sample(`${folder}GetPublicTemplateTitlesResponse.json`), ({ templates }) =>
      templates.listTitles([616], { start: 0, limit: 30 }),
    );
    expect(titles.outcome).toEqual({ kind: 'ok', value: [{ tid: '99', title: '付款成功通知' }] });
    const keywords = await ask(sample(`${folder}GetPublicTemplateKeywordsResponse.json`), ({ templates }) =>
      templates.listKeywords('99'),
    );
    expect(keywords.outcome).toEqual({
      kind: 'ok',
      value: [{ kid: 1, name: '物品名称', example: '名称', rule: 'thing' }],
    });
  });
});
