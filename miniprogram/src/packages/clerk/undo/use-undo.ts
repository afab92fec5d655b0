import { useState } from 'react';
import type { UndoOutcome } from '@jieti/shared/api/till-actions';
import { undoAction } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { deviceId } from '../device-id';

/** Takes an action back; asking twice gives the first answer. */
export function useUndo(idempotencyKey: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [undone, setUndone] = useState<UndoOutcome>();
  const undo = async () => {
    setBusy(true);
    setProblem('');
    try {
      setUndone(await undoAction({ idempotencyKey, device: deviceId() }));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setBusy(false);
  };
  return { busy, problem, undone, undo };
}
