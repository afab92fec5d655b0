import { describe, expect, it } from 'vitest';
import { stackingSentences } from './stacking-sentences';

const coupon = (title: string, group?: string, excludes: readonly string[] = []) => ({
  title,
  stacking: group === undefined ? undefined : { group, excludes },
});

describe('what a coupon is used together with', () => {
  it('is nothing without a group', () => {
    expect(stackingSentences(coupon('甲'), [coupon('乙', '饮品')])).toEqual([
      '一单只用这一张券；等级折扣在它之前算，积分在它之后抵。',
    ]);
  });

  it('names those of its own group, of other groups, and those it bars', () => {
    const others = [coupon('乙', '饮品'), coupon('丙', '配送'), coupon('丁', '豆子'), coupon('戊')];
    expect(stackingSentences(coupon('甲', '饮品', ['豆子']), others)).toEqual([
      '和“乙”同在“饮品”组，在同一个价格上各减各的。',
      '和“丙”可以同单，按组名先后，后一组在剩下的价格上算。',
      '不能和“丁”同单。',
      '没有分组的券不和任何券同单。',
    ]);
  });

  it('counts what the other side excludes as well', () => {
    expect(stackingSentences(coupon('甲', '饮品'), [coupon('丁', '豆子', ['饮品'])])[2]).toBe('不能和“丁”同单。');
  });

  it('allows one of the group where the group excludes itself', () => {
    expect(stackingSentences(coupon('甲', '饮品', ['饮品']), [coupon('乙', '饮品')])[0]).toBe(
      '“饮品”组的券一单只用一张。',
    );
  });
});
