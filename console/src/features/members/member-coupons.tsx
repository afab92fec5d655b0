import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { MemberDetail } from '@jieti/shared/api/members';
import { voidCoupon } from '../../api/coupons';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { ReasonDialog } from '../../components/reason-dialog';
import { Tag, type Tone } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { useNow } from '../../lib/use-now';
import { useText, type Translate } from '../../lib/use-text';
import styles from './member.module.css';

type Coupon = MemberDetail['coupons'][number];

const states: Readonly<Record<Coupon['state'], { readonly word: string; readonly tone: Tone }>> = {
  usable: { word: '可用', tone: 'ok' },
  redeemed: { word: '已用', tone: 'plain' },
  expired: { word: '过期', tone: 'plain' },
  void: { word: '作废', tone: 'bad' },
};

interface MemberCouponsProps extends Pick<MemberDetail, 'coupons'> {
  readonly memberId: number;
}

export function MemberCoupons({ memberId, coupons }: MemberCouponsProps) {
  const t = useText();
  const [voiding, setVoiding] = useState<Coupon | null>(null);
  return (
    <Panel title={t('券')} extra={t('共 {n} 张', { n: coupons.length })} flush>
      {coupons.length === 0 ? (
        <EmptyState icon="ticket" title={t('没有券')} note={t('升级礼和活动券会出现在这里，也可以补发。')} />
      ) : (
        <ul className={styles.rows}>
          {coupons.map((coupon) => (
            <CouponRow key={coupon.id} coupon={coupon} onVoid={setVoiding} />
          ))}
        </ul>
      )}
      <VoidDialog memberId={memberId} coupon={voiding} onClose={() => setVoiding(null)} />
    </Panel>
  );
}

interface CouponRowProps {
  readonly coupon: Coupon;
  readonly onVoid: (coupon: Coupon) => void;
}

function CouponRow({ coupon, onVoid }: CouponRowProps) {
  const t = useText();
  const now = useNow(60_000);
  const { state, terms, worksFrom, latestNote } = coupon;
  const waits = state === 'usable' && worksFrom > now;
  return (
    <li>
      <span>
        {terms.title}
        <small>{couponNote(coupon, t)}</small>
        {latestNote && <small>{latestNote}</small>}
      </span>
      <span className={styles.rowEnd}>
        {state === 'usable' && (
          <Button size="small" type="text" onClick={() => onVoid(coupon)}>
            {t('作废')}
          </Button>
        )}
        {waits ? (
          <Tag tone="info">{t('{day} 起可用', { day: dateField(worksFrom) })}</Tag>
        ) : (
          <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>
        )}
      </span>
    </li>
  );
}

interface VoidDialogProps {
  readonly memberId: number;
  readonly coupon: Coupon | null;
  readonly onClose: () => void;
}

function VoidDialog({ memberId, coupon, onClose }: VoidDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) => (coupon ? voidCoupon(coupon.id, reason) : Promise.reject(new Error())),
    onSuccess: async () => {
      void message.success(t('这张券已经作废，会员会在消息里看到原因。'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['member', memberId] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <ReasonDialog
      open={coupon !== null}
      title={t('作废“{title}”', { title: coupon?.terms.title ?? '' })}
      note={t('作废后不能恢复，会员会收到通知和这里写的原因。')}
      confirm={t('作废')}
      busy={run.isPending}
      maxLength={60}
      onConfirm={run.mutate}
      onClose={onClose}
    />
  );
}

function couponNote(coupon: Coupon, t: Translate): string {
  const { origin, redeemedAt, redeemedStore, expiresAt } = coupon;
  if (redeemedAt === null) return `${origin}，${t('{to} 到期', { to: dateField(expiresAt - 1) })}`;
  return [origin, `${dateField(redeemedAt)} ${redeemedStore ?? ''}${t('核销')}`].join('，');
}
