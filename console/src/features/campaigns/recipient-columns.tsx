import { Link } from 'react-router';
import type { Recipient } from '@jieti/shared/api/campaigns';
import type { Column } from '../../components/data-table';
import { Tag } from '../../components/tag';
import { TierTag } from '../../components/tier-tag';
import { dateTimeWords } from '../../lib/dates';
import { channelWords, messageTone, stateWords } from '../../lib/message-tone';
import type { Translate } from '../../lib/use-text';

export function recipientColumns(t: Translate): readonly Column<Recipient>[] {
  return [
    {
      key: 'name',
      title: t('会员'),
      cell: ({ name, memberId }) => (
        <Link to={`/members/${memberId}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
          {name}
        </Link>
      ),
    },
    { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierTag tier={tier} /> },
    {
      key: 'state',
      title: t('结果'),
      cell: ({ state }) => <Tag tone={messageTone(state)}>{t(stateWords(state))}</Tag>,
    },
    { key: 'channel', title: t('渠道'), cell: ({ channel }) => channelWords(channel) },
    { key: 'reason', title: t('原因'), cell: ({ label }) => label },
    {
      key: 'at',
      title: t('时间'),
      align: 'right',
      cell: ({ at }) => <span className="muted">{at === null ? '—' : dateTimeWords(at)}</span>,
    },
  ];
}
