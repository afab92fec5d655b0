import { ImportFileError } from './import-file-error.js';

/** The cells of the columns that are asked for, in the order they are asked for. */
export type CsvCells = readonly string[];

/** Of a row's cells those asked for; null for a row of another width than the header. */
export type CellPicker = (cells: readonly string[]) => CsvCells | null;

/** Throws `ImportFileError` where the header lacks one of the `required` columns or has it twice. */
export function cellPicker(header: readonly string[], required: readonly string[]): CellPicker {
  const names = header.map((name) => name.trim());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new ImportFileError(`文件缺少列：${missing.join('、')}。现有的列：${shortened(names.join('、'))}。`);
  const twice = required.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new ImportFileError(`文件里有两列同名：${twice.join('、')}。`);
  const places = required.map((name) => names.indexOf(name));
  const width = header.length;
  if (width === places.length && places.every((place, i) => place === i)) {
    return (cells) => (cells.length === width ? cells : null);
  }
  return (cells) => (cells.length === width ? places.map((place) => cells[place]!) : null);
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
