import { useQuery } from '@tanstack/react-query';
import { standingQuery } from '../../api/members';
import { overridesQuery } from '../../api/overrides';
import { Tag } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { overrideKinds } from './override-words';

/** What stands beside the tier: that it was set by hand, and the tier in sight. Says nothing while it does not know. */
export function StandingTags({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const { data: overrides } = useQuery(overridesQuery(memberId));
  const { data: standing } = useQuery({ ...standingQuery(memberId, {}), retry: false });
  const active = overrides?.items.find(({ state }) => state === 'active');
  const preUpgrade = standing?.preUpgrade;
  return (
    <>
      {active && (
        <Tag tone="warn">
          {t(overrideKinds[active.kind].word)}
          {active.until ? t('到 {day}', { day: dateField(active.until) }) : t('长期')}
        </Tag>
      )}
      {overrides && overrides.computed.key !== overrides.effective.key && (
        <Tag>{t('算出{tier}', { tier: overrides.computed.name })}</Tag>
      )}
      {preUpgrade && (
        <Tag tone="info">
          {t('预升级{tier}，{day} 确认', { tier: preUpgrade.tier.name, day: dateField(preUpgrade.on) })}
        </Tag>
      )}
    </>
  );
}
