import { z } from 'zod';
import { validationIssues } from './validation-issues.js';

const Schema = z.strictObject({
  name: z.string().min(2).max(4),
  amount: z.number().int().min(1),
  kind: z.enum(['a', 'b']),
  inner: z.strictObject({ x: z.number() }).optional(),
});
const issuesOf = (value: unknown) => validationIssues(Schema.safeParse(value).error?.issues ?? []);

describe('what a wrong request is told', () => {
  const good = { name: '林知夏', amount: 1, kind: 'a' };

  it('says nothing about a good one', () => expect(issuesOf(good)).toEqual([]));

  it('names every unknown key, also inside', () => {
    expect(issuesOf({ ...good, tier: 'gold', inner: { x: 1, y: 2 } })).toEqual([
      { field: 'inner.y', message: '没有这个字段' },
      { field: 'tier', message: '没有这个字段' },
    ]);
  });

  it('says in Chinese what a field must be', () => {
    expect(issuesOf({ name: 1, amount: 0, kind: 'c' })).toEqual([
      { field: 'name', message: '要是文字' },
      { field: 'amount', message: '不能少于 1' },
      { field: 'kind', message: '只能是 a、b' },
    ]);
    expect(issuesOf({ ...good, name: '林' })).toEqual([{ field: 'name', message: '至少 2 个字' }]);
    expect(issuesOf({ ...good, name: '林知夏知夏' })).toEqual([{ field: 'name', message: '最多 4 个字' }]);
  });
});
