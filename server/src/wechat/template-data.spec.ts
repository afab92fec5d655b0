import type { MessageContent } from '@jieti/shared/model/message';
import { fillTemplate, isAllowed } from './template-data.js';

const content = (values: Readonly<Record<string, string>>): MessageContent => ({
  title: '升到金卡',
  body: '豆子从今天起 9 折。',
  page: 'pages/perks/index',
  values,
});

test.each([
  ['thing1', '一二三四五六七八九十一二三四五六七八九十', true],
  ['thing1', '一二三四五六七八九十一二三四五六七八九十一', false],
  ['thing1', '换\n行', false],
  ['thing1', '', false],
  ['number2', '12345678901234567890123456789012', true],
  ['number2', '123456789012345678901234567890123', false],
  ['number2', '十二', false],
  ['letter3', 'ABC', true],
  ['letter3', 'A1', false],
  ['symbol4', '#!', true],
  ['symbol4', 'a', false],
  ['character_string5', 'JT-0001/9', true],
  ['character_string5', '编号1', false],
  ['time6', '15:01', true],
  ['time6', '2019年10月1日 15:01', true],
  ['time6', '25:01', false],
  ['date7', '2026年12月31日', true],
  ['date7', '2026-12-31', true],
  ['date7', '2026-12-31 10:00', true],
  ['date7', '2026年6月1日~2026年6月30日', true],
  ['date7', '年底', false],
  ['amount8', '¥88.00', true],
  ['amount8', '88元', true],
  ['amount8', '八十八', false],
  ['phone_number9', '+86-13900000000', true],
  ['phone_number9', '+86-139000000001234', false],
  ['name10', '林知夏', true],
  ['name10', '一二三四五六七八九十一', false],
  ['name10', 'Lin Zhixia', true],
  ['phrase11', '已到账', true],
  ['phrase11', '优惠券已到账', false],
  ['keyword1', '金卡', true],
])('%s may hold %j: %s', (key, value, allowed) => {
  expect(isAllowed(key, value)).toBe(allowed);
});

test('fields are filled from the values, the title and the body', () => {
  const fields = [
    { key: 'thing1', label: '会员等级', source: 'tierName' },
    { key: 'thing2', label: '温馨提示', source: 'body' },
    { key: 'date3', label: '有效期至', source: 'expiresOn' },
  ];
  expect(fillTemplate(fields, content({ tierName: '金卡', expiresOn: '2026年12月31日' }))).toEqual({
    kind: 'filled',
    data: { thing1: { value: '金卡' }, thing2: { value: '豆子从今天起 9 折。' }, date3: { value: '2026年12月31日' } },
  });
});

test('free text that is too long is cut, anything else is refused with its key', () => {
  const fields = [
    { key: 'thing1', label: '说明', source: 'note' },
    { key: 'date2', label: '有效期至', source: 'expiresOn' },
    { key: 'phrase3', label: '状态', source: 'missing' },
  ];
  const note = '一二三四五六七八九十一二三四五六七八九十一二';
  expect(fillTemplate([{ key: 'thing1', label: '说明', source: 'note' }], content({ note }))).toEqual({
    kind: 'filled',
    data: { thing1: { value: '一二三四五六七八九十一二三四五六七八九…' } },
  });
  expect(fillTemplate(fields, content({ note, expiresOn: '长期' }))).toEqual({
    kind: 'invalid',
    keys: ['date2', 'phrase3'],
  });
});

test('a template without fields is not sendable', () => {
  expect(fillTemplate([], content({}))).toEqual({ kind: 'invalid', keys: [] });
});
