import { contentFields } from './template-content.js';
import { flawsText, templateFlaws } from './template-flaws.js';

const enums = new Map([['enum_string2', ['客厅', '餐厅']]]);
const fields = contentFields('等级:{{thing1.DATA}}\n位置:{{enum_string2.DATA}}\n时间：{{time3.DATA}}\n', enums);
const data = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));

test('the content of a template says which keys it has, what they are called, and which values some may hold', () => {
  expect(fields).toEqual([
    { key: 'thing1', label: '等级', values: null },
    { key: 'enum_string2', label: '位置', values: ['客厅', '餐厅'] },
    { key: 'time3', label: '时间', values: null },
  ]);
});

test('an official account writes its content with spaces and with lines of its own', () => {
  const content = '{{first.DATA}}\n\n领奖金额:{ {withdrawMoney.DATA} }\n感谢参与\n{{remark.DATA}}';
  expect(contentFields(content, new Map()).map(({ key, label }) => [key, label])).toEqual([
    ['first', ''],
    ['withdrawMoney', '领奖金额'],
    ['remark', ''],
  ]);
});

test('data that fits has no flaws', () => {
  expect(templateFlaws(fields, data({ thing1: '金卡', enum_string2: '客厅', time3: '15:01' }))).toBeNull();
});

test.each([
  ['a key too few', { thing1: '金卡', time3: '15:01' }, { missing: ['enum_string2'], unknown: [], invalid: [] }],
  [
    'a key too many',
    { thing1: '金卡', enum_string2: '客厅', time3: '15:01', thing4: '豆子' },
    { missing: [], unknown: ['thing4'], invalid: [] },
  ],
  [
    'a value too long',
    { thing1: '一二三四五六七八九十一二三四五六七八九十一', enum_string2: '客厅', time3: '15:01' },
    { missing: [], unknown: [], invalid: ['thing1'] },
  ],
  [
    'a value of another type',
    { thing1: '金卡', enum_string2: '客厅', time3: '下午' },
    { missing: [], unknown: [], invalid: ['time3'] },
  ],
  [
    'a value that is not on the list',
    { thing1: '金卡', enum_string2: '厨房', time3: '15:01' },
    { missing: [], unknown: [], invalid: ['enum_string2'] },
  ],
])('%s is found before WeChat finds it', (_, values, flaws) => {
  expect(templateFlaws(fields, data(values))).toEqual(flaws);
});

test('flaws are told in one line', () => {
  expect(flawsText({ missing: ['thing1'], unknown: ['thing4', 'date5'], invalid: ['time3'] })).toBe(
    '缺少 thing1；模板里没有 thing4、date5；内容不合要求 time3',
  );
});
