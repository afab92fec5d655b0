import { invitationCode } from './invitation-code';

describe('the code of an invitation', () => {
  it.each([
    [{ i: '12345678' }, '12345678'],
    [{ scene: 'i%3D12345678' }, '12345678'],
    [{ scene: 'a%3D1%26i%3D12345678' }, '12345678'],
    [{ scene: 'i=12345678' }, '12345678'],
    [{ i: '1234567' }, undefined],
    [{ i: '12345678; DROP' }, undefined],
    [{ scene: '%E0%A4%A' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (params, code) => {
    expect(invitationCode(params)).toBe(code);
  });
});
