import { describe, expect, it } from 'vitest';
import { draftProblem, emptyArticle, newBlock } from './article-draft';

describe('the draft of an article', () => {
  const whole = { ...emptyArticle, title: '怎么存豆子', body: [{ kind: 'text' as const, text: '密封' }] };

  it('says what is missing, one thing after the other', () => {
    expect(draftProblem(emptyArticle)).toBe('写一个标题');
    expect(draftProblem({ ...whole, body: [] })).toBe('至少写一段正文');
    expect(draftProblem({ ...whole, body: [...whole.body, newBlock('list')] })).toBe('有一段还是空的，写完或删掉');
    expect(draftProblem({ ...whole, body: [...whole.body, newBlock('image')] })).toBe('有一段还是空的，写完或删掉');
    expect(draftProblem({ ...whole, relatedProducts: [{ name: ' ', note: '' }] })).toBe('商品还没有名字');
    expect(draftProblem(whole)).toBeNull();
  });

  it('takes six pictures and no seventh', () => {
    const picture = { kind: 'image' as const, picture: 'data:image/png;base64,AAAA', caption: '' };
    expect(draftProblem({ ...whole, body: Array(6).fill(picture) })).toBeNull();
    expect(draftProblem({ ...whole, body: Array(7).fill(picture) })).toBe('一篇文章最多 6 张图');
  });
});
