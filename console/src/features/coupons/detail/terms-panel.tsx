import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { couponNotes, lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { CouponTicket } from '../../../components/coupon-ticket';
import { Panel } from '../../../components/panel';
import { dateTimeWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { useText, type Translate } from '../../../lib/use-text';
import { useKeyNames } from '../../../api/use-key-names';
import { Versions } from './versions';
import styles from './detail.module.css';

/** What a piece issued today promises. */
export function TermsPanel({ template }: { readonly template: CouponTemplate }) {
  const t = useText();
  const keyNames = useKeyNames();
  const names = (keys: readonly string[], none: string) => (keys.length === 0 ? none : keyNames(keys));
  const notes = couponNotes(template.terms);
  const { terms, validity, perMember, perDay } = template;
  const facts: readonly (readonly [string, string])[] = [
    ['有效期', lifeNote(validity)],
    ['门店', names(terms.stores, t('全部门店'))],
    ['品类', terms.categories.join('、') || t('全部品类')],
    ['等级', names(terms.tiers ?? [], t('全部等级'))],
    ['不可用', notes.blackoutNote ?? t('没有')],
    ['叠加', stackingWords(template, t)],
    ['退款', notes.refundNote],
    ['每人最多', t('{n} 张', { n: count(perMember) })],
    ['每天最多发', perDay === null ? t('不限') : t('{n} 张', { n: count(perDay) })],
    ['领券中心', claimWords(template, t, (keys) => names(keys, t('全部等级')))],
  ];
  return (
    <Panel title={t('券面与条件')}>
      <div className={styles.ticket}>
        <CouponTicket terms={terms} validity={lifeNote(validity)} />
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {template.version > 1 && <Versions templateId={template.id} />}
    </Panel>
  );
}

function stackingWords({ terms: { stacking } }: CouponTemplate, t: Translate): string {
  if (!stacking) return t('一单只用这一张');
  return stacking.excludes.length === 0
    ? t('“{group}”组', { group: stacking.group })
    : t('“{group}”组，不和{others}同单', { group: stacking.group, others: stacking.excludes.join('、') });
}

function claimWords({ claim }: CouponTemplate, t: Translate, names: (keys: readonly string[]) => string): string {
  if (!claim) return t('不放');
  const from = claim.from === null ? '' : t('{time} 起', { time: dateTimeWords(claim.from) });
  const until = claim.until === null ? '' : t('到 {time}', { time: dateTimeWords(claim.until) });
  return [
    claim.pointsPrice === 0 ? t('免费') : t('{n} 积分', { n: count(claim.pointsPrice) }),
    names(claim.tiers),
    from + until,
  ]
    .filter(Boolean)
    .join('，');
}
