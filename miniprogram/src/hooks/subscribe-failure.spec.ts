import { subscribeFailure } from './subscribe-failure';

describe('why the subscription popup did not open', () => {
  it.each([
    [{ errCode: 20004, errMsg: 'requestSubscribeMessage:fail' }, '关了本店的订阅消息'],
    [{ errMsg: 'requestSubscribeMessage:fail:20004 main switch off' }, '关了本店的订阅消息'],
    [{ errCode: '20005' }, '微信暂停了本店的订阅消息'],
    [{ errCode: 10002 }, '联网后再试'],
    [{ errCode: 20001 }, '告诉店员'],
    [{ errCode: 10005 }, '请稍后再试'],
    [new Error('request:fail'), '请稍后再试'],
    [undefined, '请稍后再试'],
  ])('%j', (error, words) => expect(subscribeFailure(error)).toContain(words));
});
