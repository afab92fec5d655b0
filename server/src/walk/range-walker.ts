import { Dialect } from '../db/dialect.js';
import { openOwnReader, type OwnReader } from '../db/own-reader.js';
import type { DatabaseLocation } from '../db/source-options.js';
import { PackedTextUnreadable } from '../facts/packed-facts.js';
import { RangeQueries } from './range.queries.js';
import type { RangeWork } from './range-work.js';
import type { TaskName, WalkTasks } from './walk-task.js';
import { walkWorks } from './walk-works.js';
import type { IdRange } from './walked-member.js';

export interface WalkedPart<Part> {
  readonly range: IdRange;
  readonly members: number;
  readonly part: Part;
}

/** Does one task range by range, on a connection of its own. */
export class RangeWalker<Name extends TaskName> {
  private readonly members: RangeQueries;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly reader: OwnReader,
    dialect: Dialect,
    private readonly work: RangeWork<WalkTasks[Name]['part']>,
  ) {
    this.members = new RangeQueries(reader, dialect);
  }

  static async open<Name extends TaskName>(
    location: DatabaseLocation,
    name: Name,
    params: WalkTasks[Name]['params'],
  ): Promise<RangeWalker<Name>> {
    const reader = await openOwnReader(location);
    return new RangeWalker<Name>(reader, Dialect.of(location), walkWorks[name](params));
  }

  /** Ranges are taken one after the other, in the order of the calls. */
  walk(range: IdRange): Promise<WalkedPart<WalkTasks[Name]['part']>> {
    const walked = this.last.then(() => this.reader.snapshot(() => this.walkAlone(range)));
    this.last = walked.catch(() => undefined);
    return walked;
  }

  close(): Promise<void> {
    return this.reader.close();
  }

  private async walkAlone(range: IdRange): Promise<WalkedPart<WalkTasks[Name]['part']>> {
    try {
      return await this.fold(range);
    } catch (error) {
      if (error instanceof PackedTextUnreadable) return this.fold(range, true);
      throw error;
    }
  }

  private async fold(range: IdRange, unpacks = false): Promise<WalkedPart<WalkTasks[Name]['part']>> {
    const members = await this.members.members(range, this.work.wanted, unpacks);
    return { range, members: members.length, part: await this.work.fold(members, this.reader) };
  }
}
