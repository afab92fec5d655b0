import { describe, expect, it } from 'vitest';
import { channelAccount } from '../../testing/channels-fixture';
import { changedValues, shownValue } from './account-form';

const { fields } = channelAccount();
const secret = fields.find(({ name }) => name === 'appSecret')!;

describe('the form of an account', () => {
  it('begins with what is set, a secret empty', () => {
    expect(fields.map((field) => shownValue(field, {}))).toEqual(['wx0123456789abcdef', '', 'safe', '', '']);
  });

  it('sends only what differs, and a secret only when one was typed or it is to be taken away', () => {
    expect(changedValues(fields, {})).toEqual({});
    expect(changedValues(fields, { appId: ' wx0123456789abcdef ', callbackMode: 'plain' })).toEqual({
      callbackMode: 'plain',
    });
    expect(changedValues(fields, { appSecret: ' new ', callbackToken: '' })).toEqual({
      appSecret: 'new',
      callbackToken: '',
    });
    expect(changedValues([{ ...secret, set: false }], { appSecret: '' })).toEqual({});
  });
});
