import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Explanation } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { Tag } from '../../components/tag';
import { dateTimeWords, timelineStamp } from '../../lib/dates';
import { money, signed } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { Records } from './records';
import { StepReasons } from './step-reasons';
import styles from './timeline.module.css';

type Item = Explanation['timeline'][number];

const icons: Readonly<Record<Item['kind'], IconName>> = {
  join: 'person',
  upgrade: 'up',
  renew: 'shield',
  graceStart: 'clock',
  downgrade: 'down',
  requalify: 'stairs',
  overrideStart: 'edit',
  overrideEnd: 'edit',
  purchase: 'receipt',
  refund: 'back',
  engagement: 'calendar',
  adjustment: 'adjust',
  referral: 'members',
  reversal: 'back',
  message: 'message',
  coupon: 'ticket',
};

interface TimelineStepProps {
  readonly item: Item;
  readonly now: number;
  readonly records: Records;
}

/** A tier change opens by itself: it is what people come to check. Everything else opens on request. */
export function TimelineStep({ item, now, records }: TimelineStepProps) {
  const t = useText();
  const reasonsId = useId();
  const explained = item.readings.length > 0 || item.counterfactual !== null;
  const [open, setOpen] = useState(!item.superseded && (item.kind === 'upgrade' || item.kind === 'downgrade'));
  return (
    <li className={[styles.step, styles[item.kind], item.superseded && styles.superseded].filter(Boolean).join(' ')}>
      <time title={dateTimeWords(item.at)}>{timelineStamp(item.at, now)}</time>
      <span className={styles.mark}>
        <Icon name={icons[item.kind]} />
      </span>
      <div>
        <b>{item.title}</b>
        {item.superseded && <Tag>{t('已被更正')}</Tag>}
        {explained && (
          <Button
            type="link"
            size="small"
            aria-expanded={open}
            aria-controls={reasonsId}
            onClick={() => setOpen(!open)}
          >
            {open ? t('收起') : t('为什么')}
          </Button>
        )}
        {item.note && <p>{item.note}</p>}
        {explained && open && (
          <div id={reasonsId}>
            <StepReasons item={item} records={records} />
          </div>
        )}
      </div>
      <Moved item={item} />
    </li>
  );
}

function Moved({ item: { delta, amountFen, kind } }: { readonly item: Item }) {
  const growth = delta !== null ? signed(delta) : null;
  const amount = amountFen !== null && kind !== 'purchase' ? money(amountFen) : null;
  return (
    <div className={delta !== null && delta < 0 ? `${styles.moved} text-bad` : styles.moved}>
      {growth ?? amount}
      {growth && amount && <small>{amount}</small>}
    </div>
  );
}
