import Taro from '@tarojs/taro';
import { useState } from 'react';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { findMember } from '../find-member';
import { readOffline } from '../offline/read-offline';
import { useTill } from '../till-state';
import { useSlow } from '../use-slow';

const noNetwork: readonly string[] = ['offline', 'timeout'];

const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : 'internal');

/** What stands in the way, and whether the network does. */
interface Problem {
  readonly sentence: string;
  readonly offline: boolean;
}

/** From what was scanned or typed to the bill: by the shop, or from the code alone where there is no network. */
export function useFind() {
  const [problem, setProblem] = useState<Problem>();
  const [looking, setLooking] = useState<string>();
  const [signedOut, setSignedOut] = useState<string>();

  const alone = (text: string) => {
    const scanned = readOffline(text);
    if (typeof scanned === 'string') return setProblem({ sentence: scanned, offline: true });
    useTill.setState({ visit: null, scanned, closed: null });
    setLooking(undefined);
    void Taro.navigateTo({ url: '/packages/clerk/offline-bill/index' });
  };

  async function find(text: string) {
    setLooking(text);
    setProblem(undefined);
    try {
      if (await findMember(text)) await Taro.navigateTo({ url: '/packages/clerk/checkout/index' });
      else setProblem({ sentence: '请输入会员码、手机号或卡号。', offline: false });
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'not_signed_in') setSignedOut(text);
      else if (noNetwork.includes(kind)) alone(text);
      else setProblem({ sentence: sentenceOf(error), offline: false });
    } finally {
      setLooking(undefined);
    }
  }

  return {
    ...{ problem, setProblem, find, alone, looking, slow: useSlow(looking !== undefined) },
    ...{ signedOut, forget: () => setSignedOut(undefined) },
  };
}
