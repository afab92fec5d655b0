import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { givePerk } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import clerk from '../clerk.module.scss';
import { deviceId } from '../device-id';
import { useTill } from '../till-state';

type VisitPerk = Visit['perks'][number];

interface PerkSheetProps {
  readonly visit: Visit;
  readonly perk: VisitPerk;
  readonly onClose: () => void;
}

/** The visit with what is left of a perk now. */
const withLeft = (visit: Visit, key: string, left: number | null): Visit => ({
  ...visit,
  perks: visit.perks.map((perk) => (perk.key === key ? { ...perk, left } : perk)),
});

/** Gives a perk whose uses are counted, after a look at what will be left. */
export function PerkSheet({ visit, perk, onClose }: PerkSheetProps) {
  const [idempotencyKey] = useState(() => `perk-${randomId(20)}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const give = async () => {
    setBusy(true);
    try {
      const terms = { visit: visit.visit, perkKey: perk.key, idempotencyKey, device: deviceId() };
      const outcome = await givePerk(terms);
      useTill.setState({ visit: withLeft(visit, perk.key, outcome.perk.left) });
      toast('已记一次，5 分钟内可在班次里撤销');
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet id="clerk-perk-sheet" label={perk.title} onClose={onClose}>
      <Text className={clerk.sheetTitle}>{perk.title}</Text>
      <Text className={clerk.doneLine}>
        {[perk.note, `给 ${visit.member.name} 记一次，本月还剩 ${Math.max(0, (perk.left ?? 1) - 1)} 次`]
          .filter(Boolean)
          .join('。')}
      </Text>
      {problem && <Text className={clerk.problem}>{problem}</Text>}
      <View className={clerk.doneActions}>
        <PillButton id="clerk-perk-confirm" tone="solid" size="large" disabled={busy} onTap={() => void give()}>
          {busy ? '正在记' : '给会员，记一次'}
        </PillButton>
      </View>
    </Sheet>
  );
}
