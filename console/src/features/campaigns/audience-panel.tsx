import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { CampaignAudience } from '@jieti/shared/api/campaigns';
import { needClasses, type NeedClass } from '@jieti/shared/model/survey';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import { audienceQuery } from '../../api/campaigns';
import { Failure } from '../../components/failure';
import { Panel } from '../../components/panel';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { CampaignForm } from './campaign-form';
import styles from './editor.module.css';

interface AudiencePanelProps {
  readonly form: CampaignForm;
  /** Every tier there is. */
  readonly tiers: readonly string[];
  readonly onChange: (form: CampaignForm) => void;
}

/** For whom, beside the tier; the count follows every choice. */
export function AudiencePanel({ form, tiers, onChange }: AudiencePanelProps) {
  const t = useText();
  const on = tiers.filter((tier) => form.offers[tier]?.on);
  const query = useQuery({ ...audienceQuery(on, form.needs), enabled: on.length > 0 });
  const choose = (need: NeedClass, chosen: boolean) =>
    onChange({ ...form, needs: needClasses.filter((each) => (each === need ? chosen : form.needs.includes(each))) });
  const counted = on.length > 0 ? query.data : undefined;
  const membersOf = (need: NeedClass) => counted?.byNeed.find((each) => each.need === need)?.members;
  return (
    <Panel title={t('发给谁')} note={t('按问卷里说的在意什么；一项都不选，就是打开的等级里所有人。')}>
      <div className={styles.needs} role="group" aria-label={t('在意什么')}>
        {needClasses.map((need) => {
          const members = membersOf(need);
          return (
            <Checkbox
              key={need}
              checked={form.needs.includes(need)}
              onChange={(event) => choose(need, event.target.checked)}
            >
              {t(needLabels[need])}
              {members !== undefined && <span className="muted">{` ${t('{n} 人', { n: count(members) })}`}</span>}
            </Checkbox>
          );
        })}
      </div>
      <div className={styles.audience} data-testid="campaign-audience" aria-live="polite">
        {on.length === 0 ? (
          <span className="muted">{t('打开一个等级，这里数有多少人。')}</span>
        ) : (
          <Counted
            audience={counted}
            error={query.error}
            isChosen={form.needs.length > 0 || on.length < tiers.length}
          />
        )}
      </div>
    </Panel>
  );
}

interface CountedProps {
  readonly audience: CampaignAudience | undefined;
  readonly error: Error | null;
  /** Not everybody is meant, so who opted out of being chosen gets nothing (D223). */
  readonly isChosen: boolean;
}

function Counted({ audience, error, isChosen }: CountedProps) {
  const t = useText();
  if (!audience) return error ? <Failure error={error} /> : <span className="muted">{t('正在数')}</span>;
  const { members, wanting, choosable } = audience;
  const left = wanting - choosable;
  return (
    <>
      <b>{t('{n} 位', { n: count(members) })}</b>{' '}
      <span className="muted">
        {isChosen && left > 0
          ? t('愿意收活动的 {n} 位，其中 {m} 位关了个性化，不会收到。', { n: count(wanting), m: count(left) })
          : t('愿意收活动的 {n} 位。', { n: count(wanting) })}
      </span>
    </>
  );
}
