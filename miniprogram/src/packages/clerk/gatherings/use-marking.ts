import { useRef, useState } from 'react';
import type { TillAttendOutcome } from '@jieti/shared/api/till-gatherings';
import { ApiError, type FailureKind } from '../../../api/api-error';
import { markAttendance } from '../../../api/till';
import { randomId } from '../../../random-id';
import { deviceId } from '../device-id';
import { readIdentity } from '../scan/read-identity';
import { refusalWords } from './marking-words';

export interface Marked {
  readonly key: string;
  readonly gatheringId: number;
  readonly outcome: TillAttendOutcome;
}

/** Why somebody was not marked; `again`: what was scanned, where trying once more may help. */
interface Problem {
  readonly sentence: string;
  readonly again?: string;
}

const noAnswer: readonly FailureKind[] = ['offline', 'timeout', 'internal', 'busy'];
const kindOf = (error: unknown): FailureKind => (error instanceof ApiError ? error.kind : 'internal');
const codeWanted = '签到要会员出示会员码，手机号和卡号不行。';

/** A key for what is being marked, the same until there was an answer. */
function usePendingKey() {
  const pending = useRef({ intent: '', key: '' });
  return {
    of: (intent: string) => {
      if (pending.current.intent !== intent) pending.current = { intent, key: `attend-${randomId(20)}` };
      return pending.current.key;
    },
    settle: () => void (pending.current = { intent: '', key: '' }),
  };
}

/** Marks members one after the other; what came without an answer is asked again under its key. */
export function useMarking(gatheringId: number, onMarked: () => void) {
  const [marked, setMarked] = useState<readonly Marked[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [signedOut, setSignedOut] = useState<string>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const keys = usePendingKey();

  const fail = (error: unknown, text: string) => {
    const kind = kindOf(error);
    if (kind === 'not_signed_in') return setSignedOut(text);
    const mayHelp = noAnswer.includes(kind);
    if (!mayHelp) keys.settle();
    setProblem({ sentence: refusalWords(error), ...(mayHelp ? { again: text } : {}) });
  };

  async function mark(text: string): Promise<boolean> {
    const code = readIdentity(text)?.code;
    setProblem(code === undefined ? { sentence: codeWanted } : undefined);
    if (code === undefined || running.current) return false;
    running.current = true;
    setBusy(true);
    const key = keys.of(`${gatheringId} ${code}`);
    try {
      const outcome = await markAttendance(gatheringId, { code, idempotencyKey: key, device: deviceId() });
      keys.settle();
      setMarked((before) => [{ key, gatheringId, outcome }, ...before]);
      onMarked();
      return true;
    } catch (error) {
      fail(error, text);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    ...{ mark, busy, problem, setProblem, signedOut, forgetSession: () => setSignedOut(undefined) },
    marked: marked.filter((one) => one.gatheringId === gatheringId),
  };
}
