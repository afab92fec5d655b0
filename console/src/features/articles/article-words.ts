import type { ArticleRow } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';
import type { Tone } from '../../components/tag';

export const stateWords: Readonly<Record<ArticleRow['state'], { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: '草稿', tone: 'plain' },
  published: { word: '已发布', tone: 'ok' },
  withdrawn: { word: '已撤下', tone: 'warn' },
};

export const blockWords: Readonly<Record<ArticleBlock['kind'], string>> = {
  ...{ heading: '小标题', text: '正文', quote: '引用', list: '列表', image: '图片' },
};
