import { useQuery } from '@tanstack/react-query';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { MemberCodes } from '@jieti/shared/api/me';
import { getCodes } from '../api/me';
import { phoneNow } from '../clock';
import { shownCode } from '../codes/shown-code';
import { wechat } from '../wechat';

/** Codes with the distance between the server's clock and the phone's, so that they turn when the server's do. */
interface HeldCodes extends MemberCodes {
  readonly clockOffset: number;
}

const storageKey = () => `signed-codes-${wechat.owner()}`;
const tickMs = 250;
const refillBelow = 4;
const refillPauseMs = 10_000;

async function loadCodes(): Promise<HeldCodes> {
  const asked = phoneNow();
  const codes = await getCodes();
  const held = { ...codes, clockOffset: codes.serverTime - (asked + phoneNow()) / 2 };
  Taro.setStorageSync(storageKey(), held);
  return held;
}

function useTick(): number {
  const [now, setNow] = useState(phoneNow);
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  useEffect(() => {
    if (!visible) return undefined;
    setNow(phoneNow());
    const timer = setInterval(() => setNow(phoneNow()), tickMs);
    return () => clearInterval(timer);
  }, [visible]);
  return now;
}

/** The member's code of the moment, turned from codes fetched ahead; `offline` when they come from the phone's store. */
export function useCodes() {
  const query = useQuery({
    queryKey: ['codes'],
    queryFn: loadCodes,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.error ? refillPauseMs : false),
  });
  const now = useTick();
  const held = query.data ?? (Taro.getStorageSync<HeldCodes | ''>(storageKey()) || undefined);
  const shown = held && shownCode(held.codes, now + held.clockOffset);
  const { refetch, isFetching, isError, dataUpdatedAt } = query;
  const low = (!shown || shown.codesAhead < refillBelow) && now - dataUpdatedAt > refillPauseMs;
  useEffect(() => {
    if (low && !isFetching && !isError) void refetch();
  }, [low, isFetching, isError, refetch]);
  return { held, shown, offline: isError, error: query.error, isFetching, refetch };
}
