import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { storesQuery } from '../../api/stores';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import type { DraftPanelProps } from './words-panel';
import styles from './gatherings.module.css';

const ELSEWHERE = '';

/** When and where. */
export function PlacePanel({ draft, onChange }: DraftPanelProps) {
  const t = useText();
  const { data: stores = [] } = useQuery(storesQuery);
  const moment = (label: string, value: string, put: (value: string) => void) => (
    <FormField label={label}>
      {(id) => <Input id={id} type="datetime-local" value={value} onChange={(event) => put(event.target.value)} />}
    </FormField>
  );
  return (
    <Panel title={t('时间和地点')} note={t('时间按门店的时区')}>
      <div className={styles.pair}>
        {moment(t('开始'), draft.startsOn, (startsOn) => onChange({ ...draft, startsOn }))}
        {moment(t('结束'), draft.endsOn, (endsOn) => onChange({ ...draft, endsOn }))}
        <FormField label={t('门店')}>
          {(id) => (
            <Select
              id={id}
              value={draft.storeId ?? ELSEWHERE}
              options={[
                { value: ELSEWHERE, label: t('不在门店') },
                ...stores.map((store) => ({ value: store.id, label: store.name })),
              ]}
              onChange={(storeId) => onChange({ ...draft, storeId: storeId === ELSEWHERE ? null : storeId })}
            />
          )}
        </FormField>
        <FormField label={t('具体在哪里')}>
          {(id) => (
            <Input
              id={id}
              value={draft.place}
              maxLength={60}
              placeholder={t('二楼长桌')}
              onChange={(event) => onChange({ ...draft, place: event.target.value })}
            />
          )}
        </FormField>
      </div>
    </Panel>
  );
}
