import type { ArticleDraft } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';
import { readingMinutes, readingSeconds } from '@jieti/shared/rules/community/reading-time';
import { Panel } from '../../components/panel';
import { PhoneFrame } from '../../components/phone-frame';
import { useText } from '../../lib/use-text';
import styles from './preview.module.css';

/** The article on the member's phone, while it is written. */
export function ArticlePreview({ draft }: { readonly draft: ArticleDraft }) {
  const t = useText();
  const { title, summary, cover, body, relatedProducts } = draft;
  return (
    <Panel title={t('手机上的样子')}>
      <PhoneFrame title={t('文章')} testId="article-preview">
        <article className={styles.article}>
          {cover && <img className={styles.cover} src={cover} alt="" />}
          <h3>{title || t('标题')}</h3>
          <p className={styles.meta}>{t('约 {n} 分钟读完', { n: readingMinutes(readingSeconds(body)) })}</p>
          {summary && <p className={styles.summary}>{summary}</p>}
          {body.map((block, i) => (
            <Block key={i} block={block} />
          ))}
          {relatedProducts.length > 0 && <p className={styles.mentioned}>{t('文中提到')}</p>}
          {relatedProducts.map(({ name, note }, i) => (
            <p key={i} className={styles.product}>
              <b>{name || '—'}</b>
              <span>{note}</span>
            </p>
          ))}
        </article>
      </PhoneFrame>
    </Panel>
  );
}

function Block({ block }: { readonly block: ArticleBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'text':
      return <p>{block.text}</p>;
    case 'quote':
      return <blockquote>{block.text}</blockquote>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>{item}</li>
          ))}
        </ul>
      );
    case 'image':
      return (
        <figure>
          {block.picture && <img src={block.picture} alt={block.caption} />}
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    default:
      return block satisfies never;
  }
}
