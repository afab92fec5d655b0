import { Button } from 'antd';
import { count } from '../lib/numbers';
import type { CursorPages } from '../lib/use-cursor-pages';
import { useText } from '../lib/use-text';
import { Icon } from './icon';
import './pager.css';

interface PagerProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly busy?: boolean;
}

/** Lists page by key, so there is a next and a previous page and no page number to jump to. */
export function Pager({ pages, nextCursor, total, busy }: PagerProps) {
  const t = useText();
  if (pages.page === 1 && nextCursor === null && total === null) return null;
  return (
    <nav className="pager" aria-label={t('翻页')}>
      <span className="pager-total">{total !== null && t('共 {n} 条', { n: count(total) })}</span>
      <span>{t('第 {n} 页', { n: pages.page })}</span>
      <Button disabled={pages.page === 1 || busy} onClick={pages.previous} icon={<Icon name="left" size={14} />}>
        {t('上一页')}
      </Button>
      <Button
        disabled={nextCursor === null || busy}
        onClick={() => nextCursor !== null && pages.next(nextCursor)}
        icon={<Icon name="right" size={14} />}
        iconPlacement="end"
      >
        {t('下一页')}
      </Button>
    </nav>
  );
}
