import { useState } from 'react';
import { Button } from 'antd';
import type { MemberDetail, Revealed } from '@jieti/shared/api/members';
import { TierTag } from '../../components/tier-tag';
import { Tag } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import { GrantCouponDialog } from './grant-coupon-dialog';
import { MemberFigures } from './member-figures';
import { RevealButton } from './reveal-button';
import { StandingTags } from './standing-tags';
import styles from './member.module.css';

/** Masked until someone asks and says why; leaving the page masks again. */
export function MemberHeader({ member }: { readonly member: MemberDetail }) {
  const t = useText();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [granting, setGranting] = useState(false);
  const colours = tierPalettes[member.tier.palette];
  const shown = revealed ?? member;
  return (
    <section className={`panel ${styles.header}`}>
      <div className={styles.who}>
        <span className={styles.avatar} style={{ background: colours.card, color: colours.accent }} aria-hidden="true">
          {shown.name.slice(0, 1)}
        </span>
        <div>
          <h1 data-testid="member-name">
            {shown.name}
            <TierTag tier={member.tier} card />
            <StandingTags memberId={member.id} />
            {member.store && <Tag>{t('{store}常客', { store: member.store })}</Tag>}
          </h1>
          <Identity member={member} phone={shown.phone} />
        </div>
        <div className={styles.actions}>
          <RevealButton memberId={member.id} revealed={revealed !== null} onRevealed={setRevealed} />
          <Button onClick={() => setGranting(true)} data-testid="member-grant">
            {t('补发券')}
          </Button>
        </div>
      </div>
      <MemberFigures member={member} />
      <GrantCouponDialog memberId={member.id} open={granting} onClose={() => setGranting(false)} />
    </section>
  );
}

function Identity({ member, phone }: { readonly member: MemberDetail; readonly phone: string | null }) {
  const t = useText();
  const facts = [
    [t('手机'), phone ?? t('没有绑定')],
    [t('会员号'), member.cardNo],
    [t('入会'), dateField(member.joinedAt)],
  ];
  return (
    <dl className={styles.identity}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
