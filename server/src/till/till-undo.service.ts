import { Injectable } from '@nestjs/common';
import type { TillUndo, UndoOutcome } from '@jieti/shared/api/till-actions';
import { factId } from '@jieti/shared/rules/fact-id';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { UNDO_MS, type StoredAction } from './till-action.js';
import { TillActionsQueries } from './till-actions.queries.js';
import { TillRepliesService } from './till-replies.service.js';
import { tillSource } from './till-source.js';
import { TillUndoingService } from './till-undoing.service.js';
import { undoKey } from './till-undoing.js';

/** Takes actions back within five minutes (D165). */
@Injectable()
export class TillUndoService {
  constructor(
    private readonly actions: TillActionsQueries,
    private readonly replies: TillRepliesService,
    private readonly undoing: TillUndoingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Done again it gives the first answer. Refuses with action_unknown (also for one of another store), malformed (a
   * caller without a store who names none), undo_not_possible, undo_not_yours, undo_too_late or undo_refunded.
   */
  async undo(request: TillUndo, staff: StaffCaller): Promise<UndoOutcome> {
    const action = await this.find(request, staff);
    const { kind } = action;
    if (kind !== 'purchase' && kind !== 'gift' && kind !== 'perk') throw new Refusal('undo_not_possible');
    if (staff.role === 'clerk' && action.staffId !== staff.staffId) throw new Refusal('undo_not_yours');
    const { storeId, requestHash } = action;
    const asked = { storeId, idemKey: undoKey(action), isKeyed: true, requestHash, subject: null };
    return this.replies.once<UndoOutcome>(asked, () => {
      if (this.clock.now() - action.at > UNDO_MS) throw new Refusal('undo_too_late');
      const actor = {
        storeId,
        staffId: staff.staffId,
        staff: staff.name,
        device: request.device ?? null,
        second: null,
      };
      const undoing = { action, actor, reason: request.reason ?? null };
      return kind === 'purchase' ? this.undoing.purchase(undoing) : this.undoing.gift(undoing, kind);
    });
  }

  private async find(
    { idempotencyKey, receiptNo, storeId: named }: TillUndo,
    staff: StaffCaller,
  ): Promise<StoredAction> {
    const storeId = staff.storeId ?? named;
    if (storeId === undefined) throw new Refusal('malformed', [{ field: 'storeId', message: '要写明是哪家门店' }]);
    const action =
      receiptNo === undefined
        ? await this.actions.findByKey(storeId, idempotencyKey ?? '')
        : await this.actions.findBySubject(factId({ source: tillSource(storeId), externalId: receiptNo }));
    if (!action) throw new Refusal('action_unknown');
    return action;
  }
}
