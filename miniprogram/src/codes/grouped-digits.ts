/** `826044719053221` → `8260 4471 9053 221`, for people to read aloud. */
export const groupedDigits = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
