/** What is written to a client. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** What an endpoint refuses; the status is 200 all the same. */
export class WebuiRefusal extends Error {
  override readonly name = 'WebuiRefusal'
}

function json(body: unknown, type = 'application/json; charset=utf-8'): Answer {
  return {status: 200, headers: {'Content-Type': type}, text: JSON.stringify(body)}
}

export function success(data: unknown): Answer {
  return json({code: 0, data: data ?? null, message: 'success'})
}

export function failure(message: string): Answer {
  return json({code: -1, message})
}

/** The reason is never told. */
export function unauthorized(): Answer {
  return failure('Unauthorized')
}

/** Of a body that cannot be used: JSON that says to be a page. */
export function unknownError(): Answer {
  return json({code: -1, message: 'An unknown error occurred.'}, 'text/html; charset=utf-8')
}

/** Express's own page. */
export function notFound(method: string, path: string): Answer {
  const shown = path.replace(/[<>&"]/g, character => `&#${character.codePointAt(0) ?? 0};`)
  return page(404, `<pre>Cannot ${method} ${shown}</pre>`)
}

/** The page of a proxy that does not reach the server. */
export function badGateway(): Answer {
  return page(502, '<h1>502 Bad Gateway</h1>')
}

/** What a client gets whose address the rules of the WebUI refuse. */
export function forbidden(): Answer {
  return {...json({error: '访问被拒绝：IP不在白名单中'}), status: 403}
}

function page(status: number, body: string): Answer {
  const text = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`
  return {status, headers: {'Content-Type': 'text/html; charset=utf-8'}, text}
}

export function movedTo(location: string): Answer {
  const text = `Moved Permanently. Redirecting to ${location}`
  return {status: 301, headers: {'Content-Type': 'text/plain; charset=utf-8', Location: location}, text}
}
