const characters = (text: string): number => [...text].length;

const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const day = String.raw`(\d{4}年(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{4}([-/.])\d{1,2}(\4\d{1,2})?)`;
const date = String.raw`${day}( ?${clock})?`;
const range = (pattern: string): RegExp =>
  new RegExp(`^(?:${pattern})(?: ?~ ?(?:${pattern.replace(String.raw`\4`, '[-/.]')}))?$`);

const chinese = /\p{Script=Han}/u;

/** Value rules by the letters of the key, as published for subscription messages. */
const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => characters(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => range(String.raw`(?:${date.replace(String.raw`( ?${clock})?`, ' ?')})?${clock}`).test(value),
  date: (value) => range(date).test(value),
  amount: (value) => /^[^\d\s.]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d\-+*() ]{1,17}$/.test(value),
  car_number: (value) => characters(value) <= 8 && !chinese.test([...value].slice(1, -1).join('')),
  name: (value) => characters(value) <= (chinese.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

/** Whether a value may stand under a key such as `thing1`. Control characters never may; unknown types take anything up to 20 characters. */
export function isAllowedValue(key: string, value: string): boolean {
  if (value === '' || /\p{Cc}/u.test(value)) return false;
  const rule = rules[key.replace(/\d+$/, '')] ?? rules['thing'];
  return rule?.(value) ?? false;
}
