import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MemberJoining } from '@jieti/shared/api/joining';
import type { EntryChannel } from '@jieti/shared/model/entry';
import { memberJoiningQuery } from '../../api/members';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

const channels: Readonly<Record<EntryChannel, string>> = {
  storeCode: '扫门店的码',
  invitation: '好友邀请',
  campaign: '带名字的码或链接',
  code: '扫其他的码',
  sharedCard: '别人转发的卡片',
  message: '订阅消息或短信',
  officialAccount: '服务号',
  group: '微信群',
  otherApp: '别的小程序或 App',
  search: '微信搜索',
  direct: '直接打开',
};

/** By which door the member came in, and who brought them. */
export function JoiningPanel({ memberId, joinedAt }: { readonly memberId: number; readonly joinedAt: number }) {
  const t = useText();
  const query = useQuery(memberJoiningQuery(memberId));
  return (
    <Panel title={t('怎么来的')} flush>
      <QueryView query={query}>{(shown) => <Facts shown={shown} joinedAt={joinedAt} />}</QueryView>
    </Panel>
  );
}

function Facts({
  shown: { joining, inviter },
  joinedAt,
}: {
  readonly shown: MemberJoining;
  readonly joinedAt: number;
}) {
  const t = useText();
  const rows: [string, ReactNode][] = [[t('入会'), dateTimeWords(joining?.at ?? joinedAt)]];
  rows.push([t('渠道'), joining ? t(channels[joining.channel]) : t('没有记下')]);
  if (joining?.store) rows.push([t('门店的码'), joining.store.name]);
  if (joining?.campaign) rows.push([t('码上的名字'), joining.campaign]);
  if (inviter)
    rows.push([
      t('邀请人'),
      <Link key="inviter" to={`/members/${inviter.id}`}>
        {`${inviter.name} ${inviter.cardNo}`}
      </Link>,
    ]);
  if (joining?.referrerAppId) rows.push([t('从哪个小程序'), joining.referrerAppId]);
  return (
    <>
      <ul className={styles.rows}>
        {rows.map(([name, value]) => (
          <li key={name}>
            <span>{name}</span>
            <b>{value}</b>
          </li>
        ))}
      </ul>
      {!joining && <p className={styles.rowsNote}>{t('由导入或收银台带来的会员，没有入会的渠道。')}</p>}
    </>
  );
}
