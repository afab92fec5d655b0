import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { MyExport } from '@jieti/shared/api/privacy';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { exportHtml, exportJson, type ExportHead, type PartRows } from './export-files.js';
import { ExportQueries } from './export.queries.js';
import { exportParts } from './parts/export-parts.js';

export type ExportFormat = 'json' | 'html';

export interface ExportBy {
  /** `member`, or the user name of the staff member. */
  readonly actor: string;
  readonly reason: string | null;
}

/** Rows of each section that the phone shows; the files hold all. */
const SHOWN = 10;
const types: Readonly<Record<ExportFormat, string>> = { json: 'application/json', html: 'text/html' };

/** A copy of everything that is kept about a member (PIPL 45). */
@Injectable()
export class ExportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: ExportQueries,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /** To be read at once. Refuses with member_unknown. */
  async overview(memberId: number): Promise<MyExport> {
    const { cardNo, timeZone, at: generatedAt } = await this.head(memberId);
    const context = await this.queries.context(generatedAt);
    const sections: MyExport['sections'] = [];
    for (const part of exportParts) {
      const { rows, more } = await this.queries.first(part, memberId, { limit: SHOWN, context });
      const pictures = new Set(part.columns.flatMap((one, i) => (one.kind === 'picture' ? [i] : [])));
      const { key, title, note } = part;
      const columns = part.columns.map((one) => ({ key: one.key, title: one.title, kind: one.kind }));
      const shown = rows.map((row) => row.map((cell, i) => (pictures.has(i) && cell !== null ? '' : cell)));
      sections.push({ key, title, note, columns, rows: shown, more });
    }
    return { generatedAt, cardNo, timeZone, sections };
  }

  /** Noted before the first byte leaves, streamed in bounded memory. Refuses with member_unknown. */
  async file(memberId: number, format: ExportFormat, by: ExportBy): Promise<StreamableFile> {
    const head = await this.head(memberId);
    const context = await this.queries.context(head.at);
    const action = by.actor === 'member' ? 'member.exportOwn' : 'member.exportFor';
    const entry = { actor: by.actor, action, subject: `member:${memberId}` } as const;
    await this.transactions.run((tx) =>
      this.audit.append(tx, { ...entry, detail: { format, reason: by.reason } }, head.at),
    );
    const parts: PartRows[] = exportParts.map((part) => ({ part, rows: this.queries.rows(part, memberId, context) }));
    const chunks = format === 'json' ? exportJson(head, parts) : exportHtml(head, parts);
    return new StreamableFile(Readable.from(inPieces(chunks)), {
      type: `${types[format]}; charset=utf-8`,
      disposition: `attachment; filename="member-data.${format}"`,
    });
  }

  private async head(memberId: number): Promise<ExportHead> {
    const cardNo = await this.queries.cardNo(memberId);
    if (cardNo === undefined) throw new Refusal('member_unknown');
    const { shopName, timeZone } = this.config;
    return { shopName, cardNo, timeZone, at: this.clock.now() };
  }
}

const PIECE = 32_768;

/** Few large pieces instead of one per row. */
async function* inPieces(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const chunk of chunks) {
    piece += chunk;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
