import { Injectable } from '@nestjs/common';
import type { TemplateChange } from '@jieti/shared/api/channels';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

@Injectable()
export class ChannelTemplatesRepository {
  constructor(private readonly dialect: Dialect) {}

  async lock(tx: Tx, key: string): Promise<TemplateChange | null> {
    const [row] = await tx.query<TemplateChange>(
      `SELECT purpose, wording FROM message_template WHERE template_key = ?${this.dialect.forUpdate}`,
      [key],
    );
    return row ?? null;
  }

  async store(tx: Tx, key: string, { purpose, wording }: TemplateChange): Promise<void> {
    const set = 'UPDATE message_template SET purpose = ?, wording = ? WHERE template_key = ?';
    await tx.execute(set, [purpose, wording, key]);
  }
}
