/** `2027-03` → `2027 年 3 月`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
}
