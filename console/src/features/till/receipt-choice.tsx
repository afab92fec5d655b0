import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { receiptsQuery } from '../../api/till';
import { QueryView } from '../../components/query-view';
import { timeOfDay } from '../../lib/dates';
import { money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { leftOf } from './refund-draft';
import styles from './till.module.css';

interface ReceiptChoiceProps {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onPick: (receipt: RecentReceipt) => void;
}

/** The receipts of today that something of can be given back, found by number or name. */
export function ReceiptChoice({ search, onSearch, onPick }: ReceiptChoiceProps) {
  const t = useText();
  const query = useQuery(receiptsQuery);
  const wanted = (one: RecentReceipt) => `${one.receiptNo} ${one.memberName}`.includes(search.trim());
  return (
    <>
      <Input
        size="large"
        autoFocus
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        placeholder={t('小票号或会员名，可以扫小票')}
        aria-label={t('找小票')}
        data-testid="receipt-search"
      />
      <QueryView query={query}>
        {(receipts) => {
          const open = receipts.filter((one) => !one.undone && wanted(one));
          if (open.length === 0) return <p>{t('今天没有这张小票。更早的请店长在后台退款。')}</p>;
          return (
            <ul>
              {open.slice(0, 8).map((one) => (
                <li key={one.receiptNo}>
                  <button
                    type="button"
                    className={styles.pick}
                    disabled={leftOf(one) === 0}
                    onClick={() => onPick(one)}
                    data-testid={`receipt-${one.receiptNo}`}
                  >
                    <time>{timeOfDay(one.at)}</time>
                    <b>{one.memberName}</b>
                    <span>{one.receiptNo}</span>
                    <span>{leftOf(one) === 0 ? t('已退完') : money(leftOf(one))}</span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </>
  );
}
