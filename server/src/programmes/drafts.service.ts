import { Injectable } from '@nestjs/common';
import type { DraftChange, NewDraft } from '@jieti/shared/api/drafts';
import { ProgrammeDraftSchema } from '@jieti/shared/api/programmes';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { findProgrammeTemplate } from '@jieti/shared/rules/programme/templates';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { ApprovalsRepository } from '../approvals/approvals.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import type { StoredDraft } from './draft-row.js';
import { DraftsRepository, type DraftTouch } from './drafts.repository.js';
import { ProgrammesQueries } from './programmes.queries.js';

/** Versions in the making. Saved as they are, finished or not: problems only keep them from being tried and published. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly drafts: DraftsRepository,
    private readonly programmes: ProgrammesQueries,
    private readonly approvals: ApprovalsRepository,
  ) {}

  /** Never overwrites anything. Refuses with not_found for a ladder or template that is not there. The new number. */
  async create(source: NewDraft, by: string): Promise<number> {
    return this.open(await this.definitionOf(source), by);
  }

  /** The new draft's number. */
  async open(definition: ProgrammeDraft, by: string): Promise<number> {
    const basedOn = (await this.programmes.versions(definition.programme)).at(-1)?.version ?? null;
    const now = this.clock.now();
    return this.transactions.run((tx) => this.drafts.insert(tx, { definition, basedOn }, { by, now }));
  }

  /** Whatever was asked about the draft before falls away with what it said. */
  async save(id: number, { revision, definition }: DraftChange, by: string): Promise<void> {
    await this.change(id, by, async (tx, draft, touch) => {
      if (draft.revision !== revision) throw new Refusal('draft_changed');
      if (definition.programme !== draft.programme) {
        throw new Refusal('malformed', [{ field: 'definition.programme', message: '草稿建好后不能换到另一套分层。' }]);
      }
      await this.drafts.updateDefinition(tx, id, modelOf(definition), touch);
    });
  }

  async discard(id: number, by: string): Promise<void> {
    await this.change(id, by, (tx, _, touch) => this.drafts.updateState(tx, id, 'discarded', touch));
  }

  /** A discarded draft comes back as it was; an open one stays. */
  async reopen(id: number, by: string): Promise<void> {
    const touch = { by, now: this.clock.now() };
    await this.transactions.run(async (tx) => {
      const draft = await this.drafts.lock(tx, id);
      if (!draft) throw new Refusal('not_found');
      if (draft.state === 'published') throw new Refusal('draft_closed');
      if (draft.state === 'discarded') await this.drafts.updateState(tx, id, 'open', touch);
    });
  }

  private async change(
    id: number,
    by: string,
    work: (tx: Tx, draft: StoredDraft, touch: DraftTouch) => Promise<void>,
  ): Promise<void> {
    const touch = { by, now: this.clock.now() };
    await this.transactions.run(async (tx) => {
      const draft = await this.drafts.lock(tx, id);
      if (!draft) throw new Refusal('not_found');
      if (draft.state !== 'open') throw new Refusal('draft_closed');
      await work(tx, draft, touch);
      await this.approvals.withdrawPending(tx, `draft:${id}`, { by, note: '草稿有改动' }, touch.now);
    });
  }

  private async definitionOf(source: NewDraft): Promise<ProgrammeDraft> {
    switch (source.from) {
      case 'definition':
        return modelOf(source.definition);
      case 'template': {
        const template = findProgrammeTemplate(source.template);
        if (!template) throw new Refusal('not_found');
        return draftOf(template.version);
      }
      case 'version': {
        const last = (await this.programmes.versions(source.programme)).at(-1);
        if (!last) throw new Refusal('not_found');
        return draftOf(last);
      }
      default:
        return source satisfies never;
    }
  }
}

/** Without number and day; read by the same schema as what comes from outside, so that equal drafts hash alike. */
function draftOf({ version: _version, effectiveFrom: _from, ...draft }: ProgrammeVersion): ProgrammeDraft {
  return modelOf(ProgrammeDraftSchema.parse(draft));
}

function modelOf(definition: DraftChange['definition']): ProgrammeDraft {
  return definition as ProgrammeDraft;
}
