import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { useDark } from './use-dark';

type Palette = TierBadge['palette'];
type Mode = 'light' | 'dark';
type Ground = 'page' | 'card';

const tabs = ['home', 'perks', 'code', 'coupons', 'me'] as const;

const page = {
  light: { color: '#6E665B', backgroundColor: '#FCFBF9' },
  dark: { color: '#958D81', backgroundColor: '#141210' },
} as const;

/** Accent on the page, by tier: [light, dark]. */
const accents: Readonly<Record<Palette, readonly [string, string]>> = {
  plain: ['#6A5947', '#CBB9A4'],
  silver: ['#365670', '#A9C4DA'],
  gold: ['#855410', '#E2AE58'],
  platinum: ['#54478F', '#B9ABEC'],
  jade: ['#1F5A4C', '#8FD0B0'],
};

/** Palettes that have tab icons of their own. */
const drawn: readonly Palette[] = ['plain', 'silver', 'gold', 'platinum'];

const unlessAway = () => undefined;

/** Cards of these palettes are dark in light mode too. */
const deep: readonly Palette[] = ['gold', 'platinum', 'jade'];
const cards: Readonly<Record<Palette, readonly [string, string]>> = {
  plain: ['#E6E1D9', '#2A2723'],
  silver: ['#D8E0E7', '#222B33'],
  gold: ['#17130E', '#1F1910'],
  platinum: ['#1C192A', '#231F37'],
  jade: ['#12241D', '#16291F'],
};

function paint(palette: Palette, dark: boolean, ground: Ground) {
  const onCard = ground === 'card';
  const mode: Mode = dark || (onCard && deep.includes(palette)) ? 'dark' : 'light';
  const accent = accents[palette][mode === 'dark' ? 1 : 0];
  const icons = drawn.includes(palette) ? palette : 'plain';
  void Taro.setTabBarStyle({
    color: page[mode].color,
    backgroundColor: onCard ? cards[palette][dark ? 1 : 0] : page[mode].backgroundColor,
    selectedColor: accent,
    borderStyle: mode === 'dark' ? 'black' : 'white',
  }).catch(unlessAway);
  tabs.forEach((tab, index) => {
    const icon = (name: string) => `assets/tabs/${tab}-${name}.png`;
    void Taro.setTabBarItem({
      index,
      iconPath: icon(mode),
      selectedIconPath: icon(`${icons}-${mode}`),
    }).catch(unlessAway);
  });
}

/** Paints the tab bar in the member's tier; call it on tab pages only. */
export function useTabBar(palette: Palette, ground: Ground = 'page'): void {
  const dark = useDark();
  const shown = useRef(true);
  useDidShow(() => {
    shown.current = true;
    paint(palette, dark, ground);
  });
  useDidHide(() => {
    shown.current = false;
  });
  useEffect(() => {
    if (shown.current) paint(palette, dark, ground);
  }, [palette, dark, ground]);
}
