import { Button, Input, Select } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { InputRef } from 'antd';
import { Icon } from '../../components/icon';
import { useText } from '../../lib/use-text';
import { withLine, withLineChanged, withoutLine, type DraftLine, type Sale } from './sale';
import styles from './till.module.css';

interface BillPanelProps {
  readonly sale: Sale;
  readonly unreadable: boolean;
  readonly onChange: (sale: Sale) => void;
  readonly onFocus: (key: string) => void;
  readonly onRecord: () => void;
  /** What went wrong, above the lines. */
  readonly children: ReactNode;
}

/** What is bought, line by line. Enter goes on: to the next line, from an empty one to the record. */
export function BillPanel({ sale, unreadable, onChange, onFocus, onRecord, children }: BillPanelProps) {
  const t = useText();
  const last = sale.lines.at(-1);
  const onEnter = (line: DraftLine) => {
    if (line.amount.trim() === '') onRecord();
    else if (line.key === last?.key) onChange(withLine(sale));
  };
  return (
    <section className={styles.bill} aria-label={t('商品')}>
      {children}
      <h2>{t('商品金额')}</h2>
      {sale.lines.map((line) => (
        <LineRow
          key={line.key}
          line={line}
          categories={sale.visit.categories}
          isLast={line.key === last?.key}
          onChange={(change) => onChange(withLineChanged(sale, line.key, change))}
          onRemove={() => onChange(withoutLine(sale, line.key))}
          onFocus={() => onFocus(line.key)}
          onEnter={() => onEnter(line)}
        />
      ))}
      {unreadable && <p className={styles.bad}>{t('金额写成 128 或 128.50，改好后自动计价。')}</p>}
      <Button size="large" onClick={() => onChange(withLine(sale))} icon={<Icon name="plus" />} data-testid="add-line">
        {t('加一行')} <kbd>F2</kbd>
      </Button>
      <label className={styles.receipt}>
        {t('小票号')}
        <Input
          value={sale.receiptNo}
          maxLength={40}
          onChange={(event) => onChange({ ...sale, receiptNo: event.target.value.replace(/[^\w\-#.]/g, '') })}
          data-testid="receipt-no"
        />
      </label>
      <p className={styles.quiet}>{t('回车换下一行，空行回车记账；Alt+1、Alt+2 换品类；Esc 换下一位。')}</p>
    </section>
  );
}

interface LineRowProps {
  readonly line: DraftLine;
  readonly categories: readonly string[];
  readonly isLast: boolean;
  readonly onChange: (change: Partial<DraftLine>) => void;
  readonly onRemove: () => void;
  readonly onFocus: () => void;
  readonly onEnter: () => void;
}

function LineRow({ line, categories, isLast, onChange, onRemove, onFocus, onEnter }: LineRowProps) {
  const t = useText();
  const amount = useRef<InputRef>(null);
  useEffect(() => {
    if (isLast) amount.current?.focus();
  }, [isLast]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className={styles.line} onFocus={onFocus}>
      <Select
        size="large"
        value={line.category ?? ''}
        options={[...categories, ''].map((value) => ({ value, label: value || t('其他') }))}
        onChange={(category) => onChange({ category: category || null })}
        aria-label={t('品类')}
      />
      <Input
        size="large"
        value={line.title}
        maxLength={40}
        placeholder={t('品名（可不填）')}
        aria-label={t('品名')}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <Input
        ref={amount}
        className={styles.amount}
        value={line.amount}
        maxLength={12}
        inputMode="decimal"
        prefix="¥"
        placeholder="0.00"
        aria-label={t('金额')}
        data-testid={`amount-${line.key}`}
        onChange={(event) => onChange({ amount: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <Button size="large" type="text" aria-label={t('去掉这一行')} icon={<Icon name="close" />} onClick={onRemove} />
    </div>
  );
}
