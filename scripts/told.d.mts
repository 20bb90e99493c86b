export function readsChinese(environment: Readonly<Record<string, string | undefined>>): boolean
export function told(english: string, chinese: string): string
