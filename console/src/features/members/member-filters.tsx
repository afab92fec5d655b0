import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { programmeQuery } from '../../api/programme';
import { SearchField } from '../../components/search-field';
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
      <SearchField
        testId="member-search"
        label={t('找会员')}
        placeholder={t('会员姓名、卡号、手机')}
        value={filter.search ?? ''}
        onSettled={(text) => change('search', text)}
      />
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
