import { isAllowedValue } from './value-rules.js';

it.each([
  ['thing1', '一二三四五六七八九十一二三四五六七八九十'],
  ['thing01', '手冲满 50 减 10'],
  ['number2', '1234.5'],
  ['character_string3', 'JT2026-0001/A'],
  ['time4', '15:01'],
  ['time4', '2019年10月1日 15:01'],
  ['time4', '09:00~18:30:00'],
  ['date5', '2026-08-31'],
  ['date5', '2026.08.31'],
  ['date5', '8月31日'],
  ['date5', '2026年8月31日 15:01'],
  ['date5', '2026/08/01~2026/08/31'],
  ['amount6', '¥100.50'],
  ['amount6', '100元'],
  ['phone_number7', '021-6666 8888'],
  ['car_number8', '沪A12345挂'],
  ['name9', '林知夏'],
  ['phrase10', '已到账'],
])('lets %s be %s', (key, value) => {
  expect(isAllowedValue(key, value)).toBe(true);
});

it.each([
  ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
  ['thing1', '两\n行'],
  ['thing1', ''],
  ['number2', '十'],
  ['letter3', 'a1'],
  ['character_string3', '中文'],
  ['time4', '25:01'],
  ['date5', '2026-08/31'],
  ['date5', '下周三'],
  ['amount6', '¥12345678901'],
  ['phone_number7', '一三八'],
  ['name9', '一二三四五六七八九十一'],
  ['phrase10', '一二三四五六'],
])('does not let %s be %j', (key, value) => {
  expect(isAllowedValue(key, value)).toBe(false);
});
