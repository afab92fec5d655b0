import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { programmeQuery } from '../../api/programme';
import { Icon } from '../../components/icon';
import { useDebounced } from '../../lib/use-debounced';
import { useText } from '../../lib/use-text';
import { useMemberFilter } from './use-member-filter';
import styles from './members.module.css';

export function MemberFilters() {
  const t = useText();
  const { filter, change } = useMemberFilter();
  const { data: programme } = useQuery(programmeQuery);
  const tiers = programme?.current.tiers ?? [];
  return (
    <div className={styles.filters}>
      <SearchField value={filter.search ?? ''} onSettled={(text) => change('search', text)} />
      <Segmented
        aria-label={t('等级')}
        value={filter.tier ?? ''}
        onChange={(tier) => change('tier', tier)}
        options={[{ value: '', label: t('全部') }, ...tiers.map((tier) => ({ value: tier.key, label: tier.name }))]}
      />
      <Select
        aria-label={t('排序')}
        className={styles.sort}
        value={filter.sort ?? 'recent'}
        onChange={(sort) => change('sort', sort)}
        options={[
          { value: 'recent', label: t('最近消费在前') },
          { value: 'joined', label: t('最近入会在前') },
          { value: 'growth', label: t('成长值从高到低') },
        ]}
      />
    </div>
  );
}

/** Types freely; the list follows once the typing rests. */
function SearchField({ value, onSettled }: { readonly value: string; readonly onSettled: (text: string) => void }) {
  const t = useText();
  const [text, setText] = useState(value);
  const settled = useDebounced(text.trim());
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onSettled(settled);
  }, [settled, onSettled]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <Input
      data-testid="member-search"
      className={styles.search}
      aria-label={t('找会员')}
      placeholder={t('会员姓名、卡号、手机')}
      allowClear
      prefix={<Icon name="search" size={15} />}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
