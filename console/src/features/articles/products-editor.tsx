import { Button, Input } from 'antd';
import type { ArticleDraft } from '@jieti/shared/api/articles';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import styles from './articles.module.css';

interface ProductsEditorProps {
  readonly draft: ArticleDraft;
  readonly onChange: (draft: ArticleDraft) => void;
}

/** What of the shop the article speaks of. */
export function ProductsEditor({ draft, onChange }: ProductsEditorProps) {
  const t = useText();
  const { relatedProducts } = draft;
  const put = (next: ArticleDraft['relatedProducts']) => onChange({ ...draft, relatedProducts: next });
  return (
    <Panel
      title={t('文中提到')}
      note={t('店里能买到的，最多 4 样')}
      extra={
        <Button
          size="small"
          disabled={relatedProducts.length >= 4}
          onClick={() => put([...relatedProducts, { name: '', note: '' }])}
        >
          {t('加商品')}
        </Button>
      }
    >
      {relatedProducts.length === 0 && <p className="muted">{t('没有也可以。')}</p>}
      {relatedProducts.map((product, i) => (
        <div key={i} className={styles.product}>
          <Input
            aria-label={t('商品 {n}', { n: i + 1 })}
            value={product.name}
            maxLength={30}
            placeholder={t('名字')}
            onChange={(event) => put(relatedProducts.with(i, { ...product, name: event.target.value }))}
          />
          <Input
            aria-label={t('商品 {n} 的说明', { n: i + 1 })}
            value={product.note}
            maxLength={40}
            placeholder={t('价格或一句话')}
            onChange={(event) => put(relatedProducts.with(i, { ...product, note: event.target.value }))}
          />
          <Button onClick={() => put(relatedProducts.filter((_, at) => at !== i))}>{t('删除')}</Button>
        </div>
      ))}
    </Panel>
  );
}
