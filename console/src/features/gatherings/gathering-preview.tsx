import { useQuery } from '@tanstack/react-query';
import type { GatheringDraft } from '@jieti/shared/api/gatherings';
import { programmeQuery } from '../../api/programme';
import { storesQuery } from '../../api/stores';
import { Panel } from '../../components/panel';
import { PhoneFrame } from '../../components/phone-frame';
import { momentOf } from '../../lib/shop-moment';
import { useText } from '../../lib/use-text';
import { whenWords } from './gathering-when';
import styles from './preview.module.css';

/** The gathering on the member's phone, while it is planned. */
export function GatheringPreview({ draft }: { readonly draft: GatheringDraft }) {
  const t = useText();
  const { data: stores = [] } = useQuery(storesQuery);
  const { data: programme } = useQuery(programmeQuery);
  const { title, intro, cover, storeId, place, tiers, capacity, signUpFrom } = draft;
  const where = [stores.find(({ id }) => id === storeId)?.name, place].filter(Boolean).join(' ');
  const [starts, ends] = [momentOf(draft.startsOn), momentOf(draft.endsOn)];
  const names = tiers.map((key) => programme?.current.tiers.find((tier) => tier.key === key)?.name ?? key);
  return (
    <Panel title={t('手机上的样子')}>
      <PhoneFrame title={t('线下活动')} testId="gathering-preview">
        {cover && <img className={styles.cover} src={cover} alt="" />}
        <h3 className={styles.title}>{title || t('标题')}</h3>
        <dl className={styles.facts}>
          <dt>{t('时间')}</dt>
          <dd>{starts === null || ends === null ? '—' : whenWords(starts, ends)}</dd>
          <dt>{t('地点')}</dt>
          <dd>{where || '—'}</dd>
          <dt>{t('名额')}</dt>
          <dd>{t('还有 {n} 个', { n: capacity })}</dd>
          {names.length > 0 && <dt>{t('给谁')}</dt>}
          {names.length > 0 && <dd>{names.join('、')}</dd>}
        </dl>
        <p className={styles.intro}>{intro}</p>
        <span className={styles.button}>{signUpFrom === null ? t('报名') : t('还没到报名时间')}</span>
      </PhoneFrame>
    </Panel>
  );
}
