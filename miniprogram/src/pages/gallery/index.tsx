import { useState } from 'react';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { Chips } from '../../components/chips/chips';
import { Screen } from '../../components/screen/screen';
import { TopBar } from '../../components/top-bar/top-bar';
import { PlainSamples } from './plain-samples';
import { palettes } from './samples';
import { TierSamples } from './tier-samples';

/** Every component in every state, for whoever builds pages; not in the WeChat package. */
export default function GalleryPage() {
  const [palette, setPalette] = useState<TierBadge['palette']>('gold');
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="组件" />}>
      <Chips name="palette" choices={palettes} current={palette} onPick={setPalette} />
      <TierSamples palette={palette} />
      <PlainSamples />
    </Screen>
  );
}
