import { isAllowed } from '../wechat/template-data.js';
import { sampleValues } from './sample-values.js';

const types = [
  ...['thing1', 'number2', 'letter3', 'symbol4', 'character_string5', 'time6', 'date7', 'amount8'],
  ...['phone_number9', 'car_number10', 'name11', 'phrase12', 'keyword3', 'const4'],
];

test('a test message keeps the rule of every type of field and says that it is a test', () => {
  const fields = types.map((key) => ({ key, label: '一个很长很长很长很长很长很长很长的名字', source: key }));
  const data = sampleValues(fields, { now: Date.UTC(2026, 10, 21, 17), timeZone: 'Asia/Shanghai' });
  for (const key of types) expect([key, isAllowed(key, data[key]!.value)]).toEqual([key, true]);
  expect(data['thing1']!.value).toContain('测试');
  expect(data['date7']!.value).toBe('2026年11月22日');
});
