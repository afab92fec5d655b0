import { Injectable } from '@nestjs/common';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesService } from './programmes.service.js';

/** A shop cannot run without a programme: an empty database begins with the ready growth-value card. */
@Injectable()
export class FirstProgrammeService {
  constructor(
    private readonly queries: ProgrammesQueries,
    private readonly programmes: ProgrammesService,
  ) {}

  async ensure(): Promise<void> {
    if ((await this.queries.versions()).length > 0) return;
    const { version: _number, effectiveFrom, ...draft } = growthCard;
    try {
      await this.programmes.publish({ draft, effectiveFrom, by: 'jieti', note: '第一版：成长值四级卡' });
    } catch (error) {
      // Another process that started at the same moment has published it.
      if ((await this.countPublished()) === 0 || !(error instanceof Refusal)) throw error;
    }
  }

  private async countPublished(): Promise<number> {
    await this.queries.refresh();
    return (await this.queries.versions()).length;
  }
}
