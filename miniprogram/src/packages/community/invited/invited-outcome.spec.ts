import { phone } from '../../../../test/doubles/taro';
import { invitedNotice } from './invited-notice';
import { invitedOutcome } from './invited-outcome';

const session = { token: 't', expiresAt: Date.now() + 86_400_000, isNew: false };
const answering = (statusCode: number, data: object) => {
  phone.reset();
  phone.answer = ({ url }) =>
    url.endsWith('/me/invitations/accept') ? { statusCode, data } : { statusCode: 200, data: session };
};
const asked = () => phone.requests.filter(({ url }) => url.endsWith('/me/invitations/accept'));

describe('where a friend’s card leads', () => {
  it('the invitation is noted', async () => {
    answering(204, {});
    await expect(invitedOutcome('12345678')).resolves.toBe('accepted');
    expect(asked()).toMatchObject([{ data: { code: '12345678' } }]);
  });

  it.each(['invitation_unknown', 'invitation_own', 'invitation_late', 'invitation_taken'] as const)(
    'is a state of its own: %s',
    async (code) => {
      answering(409, { code, message: '…' });
      await expect(invitedOutcome('12345678')).resolves.toBe(code);
      expect(invitedNotice[code].title).not.toBe('');
    },
  );

  it('a link without a code is not asked about', async () => {
    answering(204, {});
    await expect(invitedOutcome(undefined)).resolves.toBe('invitation_unknown');
    expect(asked()).toEqual([]);
  });

  it('what is no answer is a failure that can be tried again', async () => {
    answering(503, { code: 'busy', message: '正在处理，请稍后再试。' });
    await expect(invitedOutcome('12345678')).rejects.toThrow('正在处理');
  });
});
