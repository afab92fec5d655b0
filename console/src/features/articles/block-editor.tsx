import { Button, Input } from 'antd';
import type { ArticleBlock } from '@jieti/shared/model/article';
import { Icon } from '../../components/icon';
import { PictureField } from '../../components/picture-field';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { blockWords } from './article-words';
import styles from './articles.module.css';

const PICTURE = { width: 1080, characters: 120_000 };
const LIMITS = { heading: 40, text: 1000, quote: 300 } as const;

interface BlockEditorProps {
  readonly number: number;
  readonly block: ArticleBlock;
  readonly onChange: (block: ArticleBlock) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One part of an article. */
export function BlockEditor({ number, block, onChange, onMove, onRemove }: BlockEditorProps) {
  const t = useText();
  return (
    <li className={styles.block} data-testid={`block-${number}`}>
      <div className={styles.blockHead}>
        <Tag>{t(blockWords[block.kind])}</Tag>
        <span className={styles.spring} />
        <Button size="small" aria-label={t('上移')} onClick={() => onMove(-1)} icon={<Icon name="up" size={14} />} />
        <Button size="small" aria-label={t('下移')} onClick={() => onMove(1)} icon={<Icon name="down" size={14} />} />
        <Button size="small" danger onClick={onRemove}>
          {t('删除')}
        </Button>
      </div>
      <BlockBody number={number} block={block} onChange={onChange} />
    </li>
  );
}

function BlockBody({ number, block, onChange }: Pick<BlockEditorProps, 'number' | 'block' | 'onChange'>) {
  const t = useText();
  const label = t('第 {n} 段', { n: number });
  switch (block.kind) {
    case 'heading':
      return (
        <Input
          aria-label={label}
          value={block.text}
          maxLength={LIMITS.heading}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case 'text':
    case 'quote':
      return (
        <Input.TextArea
          aria-label={label}
          value={block.text}
          maxLength={LIMITS[block.kind]}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case 'list':
      return (
        <Input.TextArea
          aria-label={label}
          value={block.items.join('\n')}
          placeholder={t('一行一条')}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={(event) => onChange({ ...block, items: event.target.value.split('\n').slice(0, 20) })}
        />
      );
    case 'image':
      return (
        <div className={styles.form}>
          <PictureField
            label={label}
            value={block.picture || null}
            most={PICTURE}
            onChange={(picture) => onChange({ ...block, picture: picture ?? '' })}
          />
          <Input
            aria-label={t('图片说明')}
            value={block.caption}
            maxLength={40}
            placeholder={t('图片说明，读屏也会念')}
            onChange={(event) => onChange({ ...block, caption: event.target.value })}
          />
        </div>
      );
    default:
      return block satisfies never;
  }
}
