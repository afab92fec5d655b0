/** The privacy notice in force. */
export const currentNotice = { version: 1 } as const;
