import { formatFen } from '@jieti/shared/money';
import { PillButton } from '../../components/pill-button/pill-button';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { usePacks } from '../../hooks/use-packs';
import { openPage } from '../../open-page';

/** Packs of coupons that can be bought; nothing where there are none. */
export function Packs() {
  const { data } = usePacks();
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="券包">
      <Panel padded>
        {data.items.map(({ id, title, couponTitle, coupons, priceFen }) => (
          <ListRow
            key={id}
            title={title}
            note={`${coupons} 张${couponTitle}`}
            right={
              <PillButton id={`pack-${id}`} onTap={() => openPage(`pages/pay/index?pack=${id}`)}>
                {formatFen(priceFen)}
              </PillButton>
            }
          />
        ))}
      </Panel>
    </Section>
  );
}
