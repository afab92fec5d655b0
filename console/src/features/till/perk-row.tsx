import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { givePerk } from '../../api/till';
import { useText } from '../../lib/use-text';
import { newKey } from './new-key';
import { clerkSentence, deviceName } from './till-words';
import styles from './till.module.css';

interface PerkRowProps {
  readonly perk: Visit['perks'][number];
  readonly visit: Visit;
}

/** A perk of the tier; one with a monthly limit is given here and counted. Discounts count by themselves. */
export function PerkRow({ perk, visit }: PerkRowProps) {
  const t = useText();
  const [key, setKey] = useState(newKey);
  const give = useMutation({
    mutationFn: () =>
      givePerk({ visit: visit.visit, perkKey: perk.key, idempotencyKey: key, device: deviceName(newKey) }),
    onSuccess: () => setKey(newKey()),
  });
  const left = give.data?.perk.left ?? perk.left;
  const isGiven = perk.kind !== 'discount' && perk.kind !== 'pointsMultiplier' && left !== null;
  return (
    <li className={isGiven ? styles.row : styles.rowPlain}>
      <div>
        <b>{perk.title}</b>
        <small>
          {left === null ? perk.note : t('本月还剩 {n} 次', { n: left })}
          {give.isSuccess && <span className={styles.ok}> {t('已记一次')}</span>}
        </small>
        {give.error && <small className={styles.bad}>{clerkSentence(give.error)}</small>}
      </div>
      {isGiven && (
        <Button disabled={left === 0 || !visit.maySpend} loading={give.isPending} onClick={() => give.mutate()}>
          {t('用一次')}
        </Button>
      )}
    </li>
  );
}
