import type { Article, ArticleDraft } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';

const PICTURES = 6;

export const emptyArticle: ArticleDraft = {
  ...{ title: '', summary: '', cover: null, relatedProducts: [], tiers: [] },
  body: [{ kind: 'text', text: '' }],
};

export function draftOf({ title, summary, cover, body, relatedProducts, tiers }: Article): ArticleDraft {
  return { title, summary, cover, body, relatedProducts, tiers };
}

export function newBlock(kind: ArticleBlock['kind']): ArticleBlock {
  if (kind === 'list') return { kind, items: [''] };
  return kind === 'image' ? { kind, picture: '', caption: '' } : { kind, text: '' };
}

/** The first thing that keeps a draft from being saved, for people; null when nothing does. */
export function draftProblem({ title, body, relatedProducts }: ArticleDraft): string | null {
  if (title.trim() === '') return '写一个标题';
  if (body.length === 0) return '至少写一段正文';
  if (body.some(isEmpty)) return '有一段还是空的，写完或删掉';
  if (body.filter(({ kind }) => kind === 'image').length > PICTURES) return '一篇文章最多 6 张图';
  return relatedProducts.some(({ name }) => name.trim() === '') ? '商品还没有名字' : null;
}

function isEmpty(block: ArticleBlock): boolean {
  if (block.kind === 'image') return block.picture === '';
  if (block.kind === 'list') return block.items.length === 0 || block.items.some((item) => item.trim() === '');
  return block.text.trim() === '';
}
