/** `林知夏` → `林**`; nothing stays nothing. */
export function maskName(name: string): string {
  const [first] = name;
  return first ? `${first}**` : '';
}

/** `13812342214` → `138****2214`; what is too short to hide anything is hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').slice(-11);
  return digits.length < 8 ? '****' : `${digits.slice(0, digits.length - 8)}****${digits.slice(-4)}`;
}
