import { phoneAnswer } from './phone-answer';

describe('the answer of the phone number button (D232)', () => {
  it('is a code of one use', () =>
    expect(phoneAnswer({ code: 'e31968a7', errMsg: 'getPhoneNumber:ok' })).toEqual({ kind: 'code', code: 'e31968a7' }));

  it.each([
    [{ errMsg: 'getPhoneNumber:fail user deny' }, 'refused'],
    [{ errMsg: 'getPhoneNumber:fail:user cancel' }, 'refused'],
    [{ errno: 104, errMsg: 'getPhoneNumber:fail privacy permission is not authorized' }, 'refused'],
    [{ errno: 1400001, errMsg: 'getPhoneNumber:fail jsapi has no quota' }, 'quotaGone'],
    [{ errno: '1400001' }, 'quotaGone'],
    [{ errno: 112, errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement' }, 'failed'],
    [{ errMsg: 'getPhoneNumber:fail no permission' }, 'failed'],
    [{ code: 'x', errMsg: 'getPhoneNumber:fail' }, 'failed'],
    [{}, 'failed'],
  ])('%j is %s, with the way without a number', (detail, kind) => {
    const answer = phoneAnswer(detail);
    expect(answer.kind).toBe(kind);
    expect(answer).toMatchObject({ sentence: expect.stringContaining('没有手机号也能用会员的全部功能') });
  });
});
