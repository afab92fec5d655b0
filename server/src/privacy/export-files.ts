import type { Instant } from '@jieti/shared/model/time';
import { exportText, type ExportCell } from '@jieti/shared/rules/privacy/export-text';
import { formulaSafe } from '../http/csv.js';
import type { ExportRow } from './export.queries.js';
import type { ExportPart } from './parts/export-part.js';

export interface ExportHead {
  readonly shopName: string;
  readonly cardNo: string;
  readonly timeZone: string;
  readonly at: Instant;
}

/** A part with the rows it yields when it is its turn. */
export interface PartRows {
  readonly part: ExportPart;
  readonly rows: AsyncIterable<ExportRow>;
}

/** Machine-readable: raw values, instants in ms, money in fen, each section with what its columns are. */
export async function* exportJson(head: ExportHead, parts: Iterable<PartRows>): AsyncGenerator<string> {
  const { shopName, cardNo, timeZone, at } = head;
  const about = { format: 'jieti-member-export', version: 1, shopName, cardNo, timeZone, generatedAt: at };
  yield `${JSON.stringify(about).slice(0, -1)},"sections":[`;
  let isFirst = true;
  for (const { part, rows } of parts) {
    const { key, title, note, columns } = part;
    const described = columns.map((one) => ({ key: one.key, title: one.title, kind: one.kind }));
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ key, title, note, columns: described }).slice(0, -1)},"rows":[`;
    isFirst = false;
    let separator = '\n';
    for await (const row of rows) {
      yield separator + JSON.stringify(Object.fromEntries(columns.map((one, i) => [one.key, row[i] ?? null])));
      separator = ',\n';
    }
    yield ']}';
  }
  yield ']}\n';
}

/** One page that needs nothing else, to be read on a phone or printed. */
export async function* exportHtml(head: ExportHead, parts: Iterable<PartRows>): AsyncGenerator<string> {
  const title = `${head.shopName} 会员数据`;
  const made = exportText(head.at, 'time', head.timeZone);
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1><p>卡号 ${escaped(head.cardNo)}，${made} 导出。只交给你信任的人。</p>`;
  for (const { part, rows } of parts) {
    yield `\n<h2>${escaped(part.title)}</h2><p>${escaped(part.note)}</p>`;
    let count = 0;
    for await (const row of rows) {
      if (count === 0) yield `<div><table><thead><tr>${part.columns.map(headCell).join('')}</tr></thead><tbody>`;
      yield `\n<tr>${row.map((cell, i) => bodyCell(cell, part.columns[i]!.kind, head.timeZone)).join('')}</tr>`;
      count += 1;
    }
    yield count === 0 ? '<p>没有记录。</p>' : `</tbody></table></div><p>共 ${count} 条。</p>`;
  }
  yield '</body></html>\n';
}

type Kind = ExportPart['columns'][number]['kind'];

const headCell = ({ title }: ExportPart['columns'][number]): string => `<th>${escaped(title)}</th>`;

function bodyCell(cell: ExportCell, kind: Kind, timeZone: string): string {
  if (kind === 'picture') return `<td>${isPicture(cell) ? `<img alt="" src="${cell}">` : '—'}</td>`;
  const text = exportText(cell, kind, timeZone);
  return kind === 'text' ? `<td>${escaped(formulaSafe(text))}</td>` : `<td class="n">${escaped(text)}</td>`;
}

/** Only pictures of known kinds, in base64: nothing else gets into an address. */
function isPicture(cell: ExportCell): cell is string {
  return typeof cell === 'string' && /^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]*$/.test(cell);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one]!);

const STYLE = `body{font:15px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:24px auto;
max-width:960px;padding:0 16px;color:#1f1b16;background:#fff}h1{font-size:22px}h2{font-size:17px;margin:32px 0 4px}
p{color:#6b6258;margin:4px 0}div{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}
th,td{border:1px solid #e6dfd5;padding:6px 8px;text-align:left;vertical-align:top}td{min-width:5em;max-width:22em;
overflow-wrap:anywhere}.n{white-space:nowrap}th{background:#f6f1ea;white-space:nowrap}
img{max-width:160px;max-height:160px}@media(prefers-color-scheme:dark){body{background:#171411;color:#efe8df}
p{color:#b3a898}th{background:#24201b}th,td{border-color:#3a342c}}`;
