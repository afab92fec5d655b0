import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { storeCodeQuery } from '../../api/stores';
import { FormField } from '../../components/form-field';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useText } from '../../lib/use-text';
import styles from './stores.module.css';

interface StoreCodeProps {
  readonly store: StoreJoins['items'][number];
  readonly page: string;
  readonly pageTitle: string;
}

/** The store's code as WeChat draws it, with a name in it where one was given. */
export function StoreCode({ store, page, pageTitle }: StoreCodeProps) {
  const t = useText();
  const [campaign, setCampaign] = useState('');
  const query = useQuery(storeCodeQuery(store.id, campaign));
  return (
    <Panel title={t('小程序码')} note={t('打开小程序的{page}', { page: t(pageTitle) })}>
      <div className={styles.picture}>
        <QueryView query={query}>
          {(address) => <img src={address} alt={t('{store}的小程序码', { store: store.name })} />}
        </QueryView>
      </div>
      <Button
        type="primary"
        block
        icon={<Icon name="download" />}
        disabled={query.data === undefined}
        href={query.data}
        download={`${[store.name, ...(campaign ? [campaign] : [])].join('-')}.png`}
        data-testid="store-code-download"
      >
        {t('下载 PNG')}
      </Button>
      <p className="muted">{t('1280 像素，按印刷的 300 dpi 是 10.8 厘米见方。')}</p>
      <CampaignField length={store.campaignLength} value={campaign} onChange={setCampaign} />
      <dl className={styles.facts}>
        <div>
          <dt>{t('打开的页面')}</dt>
          <dd>{page}</dd>
        </div>
        <div>
          <dt>{t('码里写着')}</dt>
          <dd>{`s=${store.id}${campaign && `&c=${campaign}`}`}</dd>
        </div>
      </dl>
    </Panel>
  );
}

interface CampaignFieldProps {
  /** Characters the name may have. */
  readonly length: number;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function CampaignField({ length, value, onChange }: CampaignFieldProps) {
  const t = useText();
  const [text, setText] = useState(value);
  if (length === 0) return <p className="muted">{t('这家店的编号太长，码里放不下名字。')}</p>;
  const problem = text !== '' && !/^[\w-]+$/.test(text);
  return (
    <form
      className={styles.campaign}
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) onChange(text);
      }}
    >
      <FormField
        label={t('名字（可不填）')}
        extra={<span className="muted">{t('最多 {n} 个字母、数字、- 或 _', { n: length })}</span>}
        {...(problem ? { problem: t('只能用字母、数字、- 和 _') } : {})}
      >
        {(id) => (
          <Input
            id={id}
            value={text}
            maxLength={length}
            placeholder="winter-poster"
            status={problem ? 'error' : ''}
            onChange={(event) => setText(event.target.value.trim())}
          />
        )}
      </FormField>
      <Button htmlType="submit" disabled={problem || text === value}>
        {text === '' && value !== '' ? t('去掉名字') : t('换成这个码')}
      </Button>
    </form>
  );
}
