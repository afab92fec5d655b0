import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { findMember, welcome } from '../find-member';
import { readOffline } from '../offline/read-offline';
import { useTill } from '../till-state';
import { useSlow } from '../use-slow';

const noNetwork: readonly string[] = ['offline', 'timeout'];

const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : 'internal');

/** What stands in the way; `alone`: what was scanned, where it can be taken down without the shop. */
interface Problem {
  readonly sentence: string;
  readonly alone?: string;
}

/** From what was scanned or typed to the bill: by the shop, or from the code alone where there is no network. */
export function useFind() {
  const [problem, setProblem] = useState<Problem>();
  const [looking, setLooking] = useState<string>();
  const [signedOut, setSignedOut] = useState<string>();
  /** Which search counts: who goes on alone no longer waits for the shop's answer. */
  const search = useRef(0);

  const alone = (text: string) => {
    search.current += 1;
    setLooking(undefined);
    const scanned = readOffline(text);
    if (typeof scanned === 'string') return setProblem({ sentence: `没有网络。${scanned}` });
    useTill.setState({ visit: null, scanned, closed: null });
    void Taro.navigateTo({ url: '/packages/clerk/offline-bill/index' });
  };

  async function find(text: string) {
    search.current += 1;
    const mine = search.current;
    setLooking(text);
    setProblem(undefined);
    try {
      const found = await findMember(text);
      if (mine !== search.current) return;
      if (welcome(found)) await Taro.navigateTo({ url: '/packages/clerk/checkout/index' });
      else setProblem({ sentence: '请输入会员码、手机号或卡号。' });
    } catch (error) {
      if (mine !== search.current) return;
      const kind = kindOf(error);
      if (kind === 'not_signed_in') setSignedOut(text);
      else if (noNetwork.includes(kind)) alone(text);
      else setProblem({ sentence: sentenceOf(error), alone: kind === 'internal' ? text : undefined });
    } finally {
      if (mine === search.current) setLooking(undefined);
    }
  }

  return {
    ...{ problem, setProblem, find, alone, looking, slow: useSlow(looking !== undefined) },
    ...{ signedOut, forget: () => setSignedOut(undefined) },
  };
}
