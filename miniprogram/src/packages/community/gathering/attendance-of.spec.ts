import { attendanceOf } from './attendance-of';

describe('what was typed or scanned at the place', () => {
  it.each([
    ['123456', { code: '123456' }],
    [' 123 456 ', { code: '123456' }],
    ['packages/community/gathering/index?id=7&code=012345', { code: '012345', gatheringId: 7 }],
    [
      'https://shop.example/m/#/packages/community/gathering/index?code=012345&id=7',
      { code: '012345', gatheringId: 7 },
    ],
    ['12345', undefined],
    ['1234567', undefined],
    ['packages/community/gathering/index?id=7', undefined],
    ['https://elsewhere.example/?id=7&code=012345', undefined],
    ['900000000000000001', undefined],
    ['', undefined],
  ])('%s', (text, attendance) => {
    expect(attendanceOf(text)).toEqual(attendance);
  });
});
